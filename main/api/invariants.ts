/** Every invariant that `system.check` looks at: the file's own, then each feature's. */
import { fileChecks } from '../db/check.ts';
import type { Check } from '../db/checks.ts';
import { invoicingChecks } from '../invoicing/checks.ts';
import { orderChecks } from '../orders/checks.ts';
import { paymentChecks } from '../payments/checks.ts';
import { shippingChecks } from '../shipping/checks.ts';
import { stockChecks } from '../stock/checks.ts';

export const invariants: readonly Check[] = [
  ...fileChecks,
  ...stockChecks,
  ...orderChecks,
  ...shippingChecks,
  ...paymentChecks,
  ...invoicingChecks,
];

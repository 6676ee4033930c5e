/** Writes the derived columns of an order. */
import type { Derived } from '../../shared/orders/derive.ts';
import type { OrderFacts } from '../../shared/orders/facts.ts';
import { paidMinor } from '../../shared/orders/facts.ts';
import type { Tx } from '../db/handle.ts';

/** The columns that are computed; `check` compares them for every row. */
export const derivedColumns = (facts: OrderFacts, derived: Derived) => ({
  holds: derived.holds.join(','),
  stock_status: derived.stockStatus,
  fulfilment_status: derived.fulfilmentStatus,
  payment_status: derived.paymentStatus,
  return_status: derived.returnStatus,
  channel_agreement: derived.channelAgreement,
  bucket: derived.bucket,
  next_step: derived.nextStep,
  paid_minor: paidMinor(facts),
});

export function saveDerived(tx: Tx, facts: OrderFacts, derived: Derived): void {
  tx.update('orders', { id: facts.id }, derivedColumns(facts, derived));
}

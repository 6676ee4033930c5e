/** The invariants of payments and refunds, for `check`. */
import type { Check } from '../db/checks.ts';
import { currencyFaults, paidFaults, refundedFaults } from './check-store.ts';

export const paymentChecks: readonly Check[] = [
  {
    name: 'payments_give_orders_paid',
    find: (reader) =>
      paidFaults(reader).map((row) => `${row.id}: paid ${row.kept_minor}, payments ${row.sum_minor}`),
  },
  {
    name: 'refunds_give_orders_refunded',
    find: (reader) =>
      refundedFaults(reader).map((row) => `${row.id}: refunded ${row.kept_minor}, refunds ${row.sum_minor}`),
  },
  {
    name: 'payments_have_the_currency_of_their_order',
    find: (reader) => currencyFaults(reader).map((row) => row.id),
  },
];

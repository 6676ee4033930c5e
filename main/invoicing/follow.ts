/** Keeps what of each invoice is open, and what of an order is to be credited: derived from its rows, written where it changed. */
import type { Run } from '../db/run.ts';
import { loadOrderRows } from './order-store.ts';
import { moneyOf } from './prepare.ts';

/** For orders that have invoices, after anything about their money or units may have changed. */
export function followInvoices(run: Run, orderIds: readonly string[]): void {
  if (orderIds.length === 0) return;
  for (const rows of loadOrderRows(run.tx, orderIds).values()) {
    const money = moneyOf(rows);
    const creditDue = money.creditDue.netMinor + money.creditDue.taxMinor;
    if (creditDue !== rows.order.credit_due_minor)
      run.tx.update('orders', { id: rows.order.id }, { credit_due_minor: creditDue });
    const openOf = new Map(rows.invoices.map((invoice) => [invoice.id, invoice.open_minor]));
    const changed = money.settled.filter((one) => openOf.get(one.id) !== one.openMinor);
    for (const one of changed) run.tx.update('invoice', { id: one.id }, { open_minor: one.openMinor });
    if (changed.length > 0 || creditDue !== rows.order.credit_due_minor) run.touch('invoices');
  }
}

/** The number under which the shop itself invoiced an order: stored beside it, so that it is found. No paper is made. */
import { businessDay } from '../../shared/settings/business-day.ts';
import type { Run } from '../db/run.ts';
import { readSection } from '../settings/store.ts';
import { followInvoices } from './follow.ts';
import { orderByExternalId, shopInvoiceOf } from './store.ts';

/** Called for orders of accounts whose shop invoices; repeating it changes nothing, a changed number follows. */
export function recordShopInvoice(run: Run, accountId: string, externalId: string, number: string): void {
  const order = orderByExternalId(run.tx, accountId, externalId);
  if (!order || number === '') return;
  const known = shopInvoiceOf(run.tx, order.id);
  const money = {
    net_minor: order.total_minor - order.tax_minor,
    tax_minor: order.tax_minor,
    gross_minor: order.total_minor,
  };
  const isSame =
    known?.number === number &&
    known.gross_minor === money.gross_minor &&
    known.tax_minor === money.tax_minor;
  if (isSame) return;
  if (known) {
    run.change(known.id, 'number', known.number, number);
    run.tx.update('invoice', { id: known.id }, { number, ...money });
  } else {
    const invoiceId = run.makeId('invoice');
    run.tx.insert('invoice', {
      id: invoiceId,
      number,
      series: null,
      series_year: null,
      station: null,
      sequence: null,
      issuer: 'shop',
      order_id: order.id,
      account_id: order.account_id,
      document_id: null,
      customer_name: order.customer_name,
      country: order.country,
      order_number: order.number,
      currency: order.currency,
      ...money,
      open_minor: 0,
      issued_on: businessDay(readSection(run.tx, 'general').zone, run.now).on,
      due_on: null,
      issued_at: run.now,
    });
    run.event('invoice.recorded', { orderId: order.id, subjectId: invoiceId, data: { number } });
  }
  const before = known?.gross_minor ?? 0;
  run.tx.update(
    'orders',
    { id: order.id },
    { invoiced_minor: order.invoiced_minor - before + money.gross_minor },
  );
  followInvoices(run, [order.id]);
  run.touch('invoices', `order:${order.id}`);
}

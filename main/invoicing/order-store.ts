/** What an invoice must know of orders, read for many at once: one statement a table. */
import type { Reader } from '../db/handle.ts';
import { amongJson, hot, q } from '../db/query.ts';

interface Ids {
  readonly ids: string;
}

const orders = hot<Ids>()((slot) =>
  q
    .selectFrom('orders')
    .innerJoin('account', 'account.id', 'orders.account_id')
    .select(['orders.id', 'orders.order_key', 'number', 'account_id', 'orders.currency', 'total_minor'])
    .select(['orders.tax_minor', 'paid_minor', 'refunded_minor', 'invoiced_minor', 'uninvoiced_qty'])
    .select(['is_tax_included', 'is_history', 'is_gone', 'life', 'channel_life', 'placed_at', 'shipped_at'])
    .select(['customer_name', 'country', 'billing', 'shipping', 'payment_title', 'payment_method'])
    .select(['payment_status', 'account.name as account_name', 'account.is_practice', 'account.invoiced_by'])
    .select('credit_due_minor')
    .select(['account.invoice_when'])
    .where('orders.id', 'in', amongJson<string>(slot('ids'))),
);
const lines = hot<Ids>()((slot) =>
  q
    .selectFrom('order_line')
    .select(['id', 'order_id', 'kind', 'sku', 'name', 'variant', 'subtotal_minor', 'total_minor'])
    .select(['tax_minor', 'taxes', 'ordered_qty', 'cancelled_qty', 'channel_cancelled_qty'])
    .select(['shipped_qty', 'refunded_qty', 'invoiced_qty'])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .orderBy('order_id')
    .orderBy('position'),
);
const invoiced = hot<Ids>()((slot) =>
  q
    .selectFrom('invoice_line')
    .innerJoin('order_line', 'order_line.id', 'invoice_line.line_id')
    .select(['order_line.order_id', 'line_id', 'invoice_line.net_minor', 'invoice_line.taxes'])
    .where('order_line.order_id', 'in', amongJson<string>(slot('ids'))),
);
const refundLines = hot<Ids>()((slot) =>
  q
    .selectFrom('refund_line')
    .innerJoin('refund', 'refund.id', 'refund_line.refund_id')
    .select(['refund.order_id', 'line_id', 'total_minor', 'tax_minor'])
    .where('refund.order_id', 'in', amongJson<string>(slot('ids'))),
);
const refunds = hot<Ids>()((slot) =>
  q
    .selectFrom('refund')
    .select(['id', 'order_id', 'amount_minor', 'reason', 'refunded_at', 'is_after_invoice'])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .orderBy('refunded_at')
    .orderBy('id'),
);
const payments = hot<Ids>()((slot) =>
  q
    .selectFrom('payment')
    .select(['id', 'order_id', 'source', 'method', 'title', 'amount_minor', 'received_at'])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .where('state', '=', 'captured')
    .orderBy('received_at')
    .orderBy('id'),
);
const invoices = hot<Ids>()((slot) =>
  q
    .selectFrom('invoice')
    .select(['id', 'order_id', 'number', 'issued_on', 'document_id', 'gross_minor', 'issuer'])
    .select('open_minor')
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .orderBy('issued_at')
    .orderBy('invoice_key'),
);
const holds = hot<Ids>()((slot) =>
  q
    .selectFrom('hold')
    .select(['order_id', 'code'])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .where('released_at', 'is', null)
    .where('code', '<>', 'payment'),
);
const handedOver = hot<Ids>()((slot) =>
  q
    .selectFrom('parcel')
    .select((eb) => ['order_id', eb.fn.max<number | null>('handed_over_at').as('at')])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .where('state', '=', 'handed_over')
    .groupBy('order_id'),
);

export interface OrderRows {
  readonly order: ReturnType<typeof orderRows>[number];
  readonly lines: ReturnType<typeof lineRows>;
  readonly invoiced: ReturnType<typeof invoicedRows>;
  readonly refundLines: ReturnType<typeof refundLineRows>;
  readonly refunds: ReturnType<typeof refundRows>;
  readonly payments: ReturnType<typeof paymentRows>;
  readonly invoices: ReturnType<typeof invoiceRows>;
  /** Codes of active holds, the payment hold apart. */
  readonly holds: readonly string[];
  readonly handedOverAt: number | null;
}

const orderRows = (reader: Reader, ids: Ids) => reader.all(orders.with(ids));
const lineRows = (reader: Reader, ids: Ids) => reader.all(lines.with(ids));
const invoicedRows = (reader: Reader, ids: Ids) => reader.all(invoiced.with(ids));
const refundLineRows = (reader: Reader, ids: Ids) => reader.all(refundLines.with(ids));
const refundRows = (reader: Reader, ids: Ids) => reader.all(refunds.with(ids));
const paymentRows = (reader: Reader, ids: Ids) => reader.all(payments.with(ids));
const invoiceRows = (reader: Reader, ids: Ids) => reader.all(invoices.with(ids));

/** The rows of those orders that exist, by id. */
export function loadOrderRows(reader: Reader, orderIds: readonly string[]): Map<string, OrderRows> {
  const ids = { ids: JSON.stringify(orderIds) };
  const byOrder = <T extends { readonly order_id: string }>(rows: readonly T[]): Map<string, T[]> =>
    Map.groupBy(rows, (row) => row.order_id);
  const linesOf = byOrder(lineRows(reader, ids));
  const invoicedOf = byOrder(invoicedRows(reader, ids));
  const refundsOf = byOrder(refundRows(reader, ids));
  const refundLinesOf = byOrder(refundsOf.size > 0 ? refundLineRows(reader, ids) : []);
  const paymentsOf = byOrder(paymentRows(reader, ids));
  const invoicesOf = byOrder(invoiceRows(reader, ids));
  const holdsOf = byOrder(reader.all(holds.with(ids)));
  const handedOverOf = new Map(reader.all(handedOver.with(ids)).map((row) => [row.order_id, row.at]));
  return new Map(
    orderRows(reader, ids).map((order): [string, OrderRows] => [
      order.id,
      {
        order,
        lines: linesOf.get(order.id) ?? [],
        invoiced: invoicedOf.get(order.id) ?? [],
        refundLines: refundLinesOf.get(order.id) ?? [],
        refunds: refundsOf.get(order.id) ?? [],
        payments: paymentsOf.get(order.id) ?? [],
        invoices: invoicesOf.get(order.id) ?? [],
        holds: (holdsOf.get(order.id) ?? []).map((hold) => hold.code),
        handedOverAt: handedOverOf.get(order.id) ?? null,
      },
    ]),
  );
}

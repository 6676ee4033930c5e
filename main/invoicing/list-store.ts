/** SQL of the invoice lists: keyset pages of invoices, and candidates whose exact state is computed from their rows. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

export interface InvoiceFilter {
  readonly accountId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly text?: string | undefined;
}

const beginsWith = (text: string): string => `${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** `isOpen`: only of orders that may have money open; which invoice it is, payments decide. */
function filtered(filter: InvoiceFilter, scope: { readonly isOpen: boolean; readonly isOurs: boolean }) {
  let query = q.selectFrom('invoice');
  if (scope.isOurs) query = query.where('invoice.issuer', '=', sql.lit('orderly'));
  if (scope.isOpen) {
    // Written out, so that the index over open money can be used.
    const open = sql<string>`(select id from orders where invoiced_minor > 0
      and invoiced_minor + refunded_minor > paid_minor)`;
    query = query.where('invoice.order_id', 'in', open);
  }
  if (filter.accountId !== undefined) query = query.where('invoice.account_id', '=', filter.accountId);
  if (filter.orderId !== undefined) query = query.where('invoice.order_id', '=', filter.orderId);
  if (filter.country !== undefined) query = query.where('invoice.country', '=', filter.country);
  if (filter.currency !== undefined) query = query.where('invoice.currency', '=', filter.currency);
  if (filter.from !== undefined) query = query.where('invoice.issued_on', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('invoice.issued_on', '<=', filter.to);
  if (filter.text) {
    const pattern = beginsWith(filter.text);
    query = query.where(
      sql<boolean>`(invoice.number like ${pattern} escape '\\' or invoice.order_number like ${pattern} escape '\\')`,
    );
  }
  return query;
}

export interface Place {
  readonly at: number;
  readonly key: number;
}

/** Newest first. */
export function listInvoices(
  reader: Reader,
  filter: InvoiceFilter,
  page: {
    readonly isOpen: boolean;
    readonly isOurs: boolean;
    readonly after: Place | undefined;
    readonly limit: number;
  },
) {
  let query = filtered(filter, page)
    .leftJoin('document', 'document.id', 'invoice.document_id')
    .selectAll('invoice')
    .select('document.state as document_state')
    .orderBy('issued_at', 'desc')
    .orderBy('invoice_key', 'desc')
    .limit(page.limit);
  const { after } = page;
  if (after) query = query.where(sql<boolean>`(issued_at, invoice_key) < (${after.at}, ${after.key})`);
  return reader.all(query);
}
export type ListedInvoice = ReturnType<typeof listInvoices>[number];

const one = hot<{ id: string }>()((slot) =>
  q
    .selectFrom('invoice')
    .leftJoin('document', 'document.id', 'invoice.document_id')
    .selectAll('invoice')
    .select(['document.state as document_state', 'document.model', 'document.logo_hash', 'document.error'])
    .select('document.warnings')
    .where('invoice.id', '=', slot('id')),
);
export const invoiceById = (reader: Reader, id: string) => reader.first(one.with({ id }));

export const invoiceSums = (
  reader: Reader,
  filter: InvoiceFilter,
  scope: { readonly isOpen: boolean; readonly isOurs: boolean },
) =>
  reader.all(
    filtered(filter, scope)
      .select((eb) => [
        'currency',
        eb.fn.countAll<number>().as('count'),
        eb.fn.sum<number>('net_minor').as('net_minor'),
        eb.fn.sum<number>('tax_minor').as('tax_minor'),
        eb.fn.sum<number>('gross_minor').as('gross_minor'),
      ])
      .groupBy('currency')
      .orderBy('currency'),
  );

export interface OrderFilter {
  readonly accountId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
  readonly text?: string | undefined;
}

const ordersWhere = (filter: OrderFilter, afterKey: number) => {
  let query = q
    .selectFrom('orders')
    .innerJoin('account', 'account.id', 'orders.account_id')
    .select(['orders.id', 'orders.order_key'])
    .where('orders.order_key', '>', afterKey);
  if (filter.accountId !== undefined) query = query.where('account.id', '=', filter.accountId);
  if (filter.orderId !== undefined) query = query.where('orders.id', '=', filter.orderId);
  if (filter.country !== undefined) query = query.where('orders.country', '=', filter.country);
  if (filter.currency !== undefined) query = query.where('orders.currency', '=', filter.currency);
  if (filter.text)
    query = query.where(sql<boolean>`orders.number like ${beginsWith(filter.text)} escape '\\'`);
  return query;
};

export interface Candidate {
  readonly id: string;
  readonly order_key: number;
}

/** Orders that Orderly invoices with shipped units on no invoice, or paid by an account that invoices before shipping. */
export function uninvoicedOrders(
  reader: Reader,
  filter: OrderFilter,
  page: { readonly afterKey: number; readonly limit: number },
): Candidate[] {
  const base = ordersWhere(filter, page.afterKey).where('account.invoiced_by', '=', sql.lit('orderly'));
  const shipped = base.where(sql<boolean>`orders.uninvoiced_qty > 0`).where('orders.is_history', '=', 0);
  const paid = base
    .where(sql<boolean>`orders.is_history = 0 and orders.invoiced_minor = 0 and orders.paid_minor > 0
      and orders.life <> 'cancelled'`)
    .where('account.invoice_when', 'in', ['payment', 'manual'])
    .where('orders.payment_status', '<>', 'refunded');
  return reader.all(shipped.union(paid).orderBy('order_key').limit(page.limit));
}

/** Orders that may have been invoiced too much: refunded after it, lowered or cancelled after it. */
export function overInvoicedOrders(
  reader: Reader,
  filter: OrderFilter,
  page: { readonly afterKey: number; readonly limit: number },
): Candidate[] {
  const base = ordersWhere(filter, page.afterKey);
  const refunded = base.where(
    'orders.id',
    'in',
    sql<string>`(select order_id from refund where is_after_invoice = 1)`,
  );
  const lowered = base.where(sql<boolean>`(orders.invoiced_minor > orders.total_minor
    or (orders.life = 'cancelled' and orders.invoiced_minor > 0))`);
  return reader.all(refunded.union(lowered).orderBy('order_key').limit(page.limit));
}

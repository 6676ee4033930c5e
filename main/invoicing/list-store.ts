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

function filtered(filter: InvoiceFilter, scope: Scope) {
  let query = q.selectFrom('invoice');
  if (scope.isOurs) query = query.where('invoice.issuer', '=', sql.lit('orderly'));
  // Written out, so that the index over what is open can be used.
  if (scope.isOpen) query = query.where(sql<boolean>`invoice.open_minor > 0`);
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

export interface Scope {
  /** Only with money open. */
  readonly isOpen: boolean;
  /** Only those that Orderly issued. */
  readonly isOurs: boolean;
}

export interface Place {
  readonly at: number;
  readonly key: number;
}

/** Newest first. */
export function listInvoices(
  reader: Reader,
  filter: InvoiceFilter,
  page: Scope & { readonly after: Place | undefined; readonly limit: number },
) {
  let query = filtered(filter, page)
    .innerJoin('orders', 'orders.id', 'invoice.order_id')
    .leftJoin('document', 'document.id', 'invoice.document_id')
    .selectAll('invoice')
    .select(['document.state as document_state', 'orders.credit_due_minor'])
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
    .innerJoin('orders', 'orders.id', 'invoice.order_id')
    .leftJoin('document', 'document.id', 'invoice.document_id')
    .selectAll('invoice')
    .select(['document.state as document_state', 'document.model', 'document.logo_hash', 'document.error'])
    .select(['document.warnings', 'orders.credit_due_minor'])
    .where('invoice.id', '=', slot('id')),
);
export const invoiceById = (reader: Reader, id: string) => reader.first(one.with({ id }));

export const invoiceSums = (reader: Reader, filter: InvoiceFilter, scope: Scope) =>
  reader.all(
    filtered(filter, scope)
      .select((eb) => [
        'currency',
        eb.fn.countAll<number>().as('count'),
        eb.fn.sum<number>('net_minor').as('net_minor'),
        eb.fn.sum<number>('tax_minor').as('tax_minor'),
        eb.fn.sum<number>('gross_minor').as('gross_minor'),
        eb.fn.sum<number>('open_minor').as('open_minor'),
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
export const uninvoicedOrders = (
  reader: Reader,
  filter: OrderFilter,
  page: { readonly afterKey: number; readonly limit: number },
): Candidate[] => reader.all(uninvoiced(filter, page.afterKey).orderBy('order_key').limit(page.limit));

function uninvoiced(filter: OrderFilter, afterKey: number) {
  const base = ordersWhere(filter, afterKey).where('account.invoiced_by', '=', sql.lit('orderly'));
  const shipped = base.where(sql<boolean>`orders.uninvoiced_qty > 0`).where('orders.is_history', '=', 0);
  const paid = base
    .where(sql<boolean>`orders.is_history = 0 and orders.invoiced_minor = 0 and orders.paid_minor > 0
      and orders.life <> 'cancelled'`)
    .where('account.invoice_when', 'in', ['payment', 'manual'])
    .where('orders.payment_status', '<>', 'refunded');
  return shipped.union(paid);
}

/** Orders that were invoiced too much. */
export const overInvoicedOrders = (
  reader: Reader,
  filter: OrderFilter,
  page: { readonly afterKey: number; readonly limit: number },
): Candidate[] =>
  reader.all(
    ordersWhere(filter, page.afterKey)
      .where(sql<boolean>`orders.credit_due_minor > 0`)
      .orderBy('order_key')
      .limit(page.limit),
  );

export const creditSums = (reader: Reader, filter: { readonly accountId?: string | undefined }) => {
  let query = q
    .selectFrom('orders')
    .select((eb) => [
      'currency',
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>('credit_due_minor').as('total_minor'),
    ])
    .where(sql<boolean>`credit_due_minor > 0`)
    .groupBy('currency')
    .orderBy('currency');
  if (filter.accountId !== undefined) query = query.where('account_id', '=', filter.accountId);
  return reader.all(query);
};

/** How many wait for a person: orders to issue (those that wait for their payment apart), open invoices, credits. */
export function waitingCounts(reader: Reader): { toIssue: number; open: number; creditDue: number } {
  const count = <T extends { n: number }>(row: T | undefined): number => row?.n ?? 0;
  const candidates = q
    .selectFrom(uninvoiced({}, 0).as('candidate'))
    .innerJoin('orders', 'orders.id', 'candidate.id')
    .innerJoin('account', 'account.id', 'orders.account_id')
    .where((eb) =>
      eb.or([
        eb('account.invoice_when', '<>', 'payment'),
        eb('orders.payment_status', 'not in', ['unpaid', 'partly_paid']),
        eb('orders.holds', 'not in', ['', 'payment']),
      ]),
    );
  return {
    toIssue: count(reader.first(candidates.select((eb) => eb.fn.countAll<number>().as('n')))),
    open: count(
      reader.first(
        q
          .selectFrom('invoice')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .where(sql<boolean>`open_minor > 0`),
      ),
    ),
    creditDue: count(
      reader.first(
        q
          .selectFrom('orders')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .where(sql<boolean>`credit_due_minor > 0`),
      ),
    ),
  };
}

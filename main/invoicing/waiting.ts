/** Orders that wait for their invoice, and those that were invoiced too much: candidates from tables, decided from their facts. */
import type { CreditDueRow } from '../../shared/api/payments.ts';
import type { Extent, Taken } from '../../shared/invoicing/ledger.ts';
import { takeFrom } from '../../shared/invoicing/ledger.ts';
import { missingCompanyFields } from '../../shared/invoicing/model.ts';
import { takenSums } from '../../shared/invoicing/paper-lines.ts';
import type { IssueReason } from '../../shared/invoicing/reasons.ts';
import type { Reader } from '../db/handle.ts';
import type { Candidate, OrderFilter } from './list-store.ts';
import { overInvoicedOrders, uninvoicedOrders } from './list-store.ts';
import type { OrderRows } from './order-store.ts';
import { loadOrderRows } from './order-store.ts';
import type { InvoiceSettings, Money } from './prepare.ts';
import { moneyOf } from './prepare.ts';

const CHUNK = 200;

export interface Found<T> {
  readonly key: number;
  readonly rows: OrderRows;
  readonly value: T;
}

/** Goes through candidates by key, page-wise, and yields those for which `decide` finds something. */
function* through<T>(
  reader: Reader,
  list: (page: { afterKey: number; limit: number }) => Candidate[],
  afterKey: number,
  decide: (rows: OrderRows) => T | undefined,
): Generator<Found<T>> {
  let at = afterKey;
  for (;;) {
    const candidates = list({ afterKey: at, limit: CHUNK });
    const rowsOf = loadOrderRows(
      reader,
      candidates.map((candidate) => candidate.id),
    );
    for (const candidate of candidates) {
      const rows = rowsOf.get(candidate.id);
      const value = rows && decide(rows);
      if (rows && value !== undefined) yield { key: candidate.order_key, rows, value };
    }
    at = candidates.at(-1)?.order_key ?? at;
    if (candidates.length < CHUNK) return;
  }
}

/** By hand: what has left and is not invoiced; where nothing has, all that is wanted. */
export const extentByHand = (rows: OrderRows): Extent =>
  rows.order.invoice_when === 'hand_over' && rows.order.uninvoiced_qty > 0 ? 'shipped' : 'all';

export interface Waiting {
  readonly reason: IssueReason;
  readonly taken: readonly Taken[];
  readonly netMinor: number;
  readonly taxMinor: number;
}

export const ordersToIssue = (
  reader: Reader,
  filter: OrderFilter,
  settings: InvoiceSettings,
  afterKey = 0,
): Generator<Found<Waiting>> =>
  through(
    reader,
    (page) => uninvoicedOrders(reader, filter, page),
    afterKey,
    (rows) => {
      const taken = takeFrom(moneyOf(rows).claims, extentByHand(rows));
      if (taken.length === 0) return undefined;
      return { reason: reasonOf(rows, settings), taken, ...takenSums(taken) };
    },
  );

function reasonOf(rows: OrderRows, settings: InvoiceSettings): IssueReason {
  if (rows.holds.length > 0) return 'on_hold';
  if (missingCompanyFields(settings.company).length > 0) return 'company_missing';
  if (rows.order.invoice_when === 'manual') return 'by_hand';
  const isUnpaid = rows.order.payment_status === 'unpaid' || rows.order.payment_status === 'partly_paid';
  return rows.order.invoice_when === 'payment' && isUnpaid ? 'awaits_payment' : 'ready';
}

export const ordersToCredit = (reader: Reader, filter: OrderFilter, afterKey = 0): Generator<Found<Money>> =>
  through(
    reader,
    (page) => overInvoicedOrders(reader, filter, page),
    afterKey,
    (rows) => {
      if (!rows.invoices.some((invoice) => invoice.issuer === 'orderly')) return undefined;
      const money = moneyOf(rows);
      return money.creditDue.netMinor + money.creditDue.taxMinor > 0 ? money : undefined;
    },
  );

export function creditDueRow({ rows, value }: Found<Money>): CreditDueRow {
  const { order } = rows;
  const isOver = order.channel_life === 'cancelled' || order.channel_life === 'trashed';
  const isRefunded = rows.refunds.some((refund) => refund.is_after_invoice === 1);
  return {
    orderId: order.id,
    orderNumber: order.number,
    accountId: order.account_id,
    customerName: order.customer_name,
    currency: order.currency,
    creditMinor: value.creditDue.netMinor + value.creditDue.taxMinor,
    netMinor: value.creditDue.netMinor,
    taxMinor: value.creditDue.taxMinor,
    reason: isRefunded ? 'refunded' : isOver ? 'cancelled' : 'changed',
    invoices: rows.invoices.map((invoice) => ({
      id: invoice.id,
      number: invoice.number,
      issuedOn: invoice.issued_on,
      documentId: invoice.document_id,
      grossMinor: invoice.gross_minor,
    })),
    refunds: rows.refunds.map(refundOf),
  };
}

export const refundOf = (refund: OrderRows['refunds'][number]) => ({
  id: refund.id,
  amountMinor: refund.amount_minor,
  reason: refund.reason,
  refundedAt: refund.refunded_at,
  isAfterInvoice: refund.is_after_invoice === 1,
});

/** The first `limit` of a walk, and whether there are more. */
export function takePage<T>(
  walk: Iterable<T>,
  limit: number,
): { readonly page: T[]; readonly hasMore: boolean } {
  const page: T[] = [];
  for (const one of walk) {
    if (page.length === limit) return { page, hasMore: true };
    page.push(one);
  }
  return { page, hasMore: false };
}

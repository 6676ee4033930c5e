/** What screens ask of invoices. Open amounts and credits are kept with the rows; see `follow.ts`. */
import { Temporal } from 'temporal-polyfill';
import type { InvoiceRow } from '../../shared/api/invoicing.ts';
import { assert } from '../../shared/base/assert.ts';
import { invoiceModel } from '../../shared/documents/invoice.ts';
import { readCursor, writeCursor } from '../../shared/search/cursor.ts';
import { businessDay } from '../../shared/settings/business-day.ts';
import type { Reader } from '../db/handle.ts';
import type { QueryHandlers } from '../db/run.ts';
import { wholeModel } from '../documents/store.ts';
import { readSection } from '../settings/store.ts';
import { nextNumber } from './issue.ts';
import type { ListedInvoice } from './list-store.ts';
import { creditSums, invoiceById, listInvoices, waitingCounts } from './list-store.ts';
import type { OrderRows } from './order-store.ts';
import { loadOrderRows } from './order-store.ts';
import { moneyOf, prepare, readInvoiceSettings } from './prepare.ts';
import { isNumberTaken } from './store.ts';
import { sumsOf } from './sums.ts';
import type { Found, Waiting } from './waiting.ts';
import { creditDueRow, extentByHand, ordersToCredit, ordersToIssue, refundOf, takePage } from './waiting.ts';

type Name =
  | 'invoices.list'
  | 'invoices.sums'
  | 'invoices.counts'
  | 'invoices.get'
  | 'invoices.preview'
  | 'credit_due.list';

export const invoicingQueries: QueryHandlers<Name> = {
  'invoices.list': ({ reader, now }, { view, filter, after, limit }) => {
    const today = businessDay(readSection(reader, 'general').zone, now).on;
    const [first, second] = readCursor(after, 2) ?? [];
    const place =
      typeof first === 'number' && typeof second === 'number' ? { at: first, key: second } : undefined;
    if (view === 'to_issue') {
      const walk = ordersToIssue(reader, filter, readInvoiceSettings(reader), place?.key ?? 0);
      const { page, hasMore } = takePage(walk, limit);
      return { rows: page.map(waitingRow), next: hasMore ? cursorOf(0, page.at(-1)?.key) : null };
    }
    if (view === 'credit_due') {
      const { page, hasMore } = takePage(ordersToCredit(reader, filter, place?.key ?? 0), limit);
      return {
        rows: page.flatMap(({ rows }) => creditRows(reader, rows, today)),
        next: hasMore ? cursorOf(0, page.at(-1)?.key) : null,
      };
    }
    const scope = { isOpen: view === 'open', isOurs: view === 'issued' };
    const rows = listInvoices(reader, filter, { ...scope, after: place, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map((row) => rowOf(row, today)),
      next: rows.length > limit && last ? cursorOf(last.issued_at, last.invoice_key) : null,
    };
  },

  'credit_due.list': ({ reader }, { filter, after, limit }) => {
    const [, key] = readCursor(after, 2) ?? [];
    const walk = ordersToCredit(reader, filter, typeof key === 'number' ? key : 0);
    const { page, hasMore } = takePage(walk, limit);
    return {
      rows: page.map(creditDueRow),
      next: hasMore ? cursorOf(0, page.at(-1)?.key) : null,
      sums: creditSums(reader, filter).map((row) => ({
        currency: row.currency,
        count: row.count,
        totalMinor: row.total_minor,
      })),
    };
  },

  'invoices.sums': ({ reader }, { view, filter }) => ({ sums: sumsOf(reader, view, filter) }),

  'invoices.counts': ({ reader }) => waitingCounts(reader),

  'invoices.get': ({ reader, now }, { invoiceId }) => {
    const invoice = invoiceById(reader, invoiceId);
    if (!invoice) return null;
    const today = businessDay(readSection(reader, 'general').zone, now).on;
    const rows = loadOrderRows(reader, [invoice.order_id]).get(invoice.order_id);
    assert(rows, 'the order of an invoice exists');
    const money = moneyOf(rows);
    const counted = money.settled.find((one) => one.id === invoiceId)?.counted ?? [];
    return {
      row: rowOf(invoice, today),
      model:
        invoice.model === null
          ? null
          : invoiceModel.parse(
              JSON.parse(wholeModel(reader, { model: invoice.model, logo_hash: invoice.logo_hash })),
            ),
      payments: counted.flatMap(({ paymentId, minor }) => {
        const payment = rows.payments.find((one) => one.id === paymentId);
        if (!payment) return [];
        return [
          {
            id: payment.id,
            title: payment.title || payment.method,
            receivedAt: payment.received_at,
            source: payment.source,
            amountMinor: payment.amount_minor,
            countedMinor: minor,
          },
        ];
      }),
      refunds: rows.refunds.map(refundOf),
      document:
        invoice.document_id === null || invoice.document_state === null
          ? null
          : {
              id: invoice.document_id,
              state: invoice.document_state,
              error: invoice.error,
              warnings: warningCodes(invoice.warnings),
            },
    };
  },

  'invoices.preview': ({ reader, now }, { orderId }) => {
    const rows = loadOrderRows(reader, [orderId]).get(orderId);
    if (!rows) return null;
    const settings = readInvoiceSettings(reader);
    const prepared = prepare(rows, settings, now, extentByHand(rows));
    const { number } = nextNumber({ tx: reader }, settings, prepared);
    const taken = isNumberTaken(reader, number) ? [{ code: 'number_taken', data: { number } }] : [];
    return {
      model: prepared.model,
      nextNumber: number,
      problems: [...prepared.problems, ...taken].map(({ code, data }) => ({ code, data: { ...data } })),
    };
  },
};

const cursorOf = (at: number, key: number | undefined): string => writeCursor([at, key ?? 0]);

const warningCodes = (text: string | null): string[] =>
  text === null ? [] : (JSON.parse(text) as { code: string }[]).map((warning) => warning.code);

function rowOf(invoice: ListedInvoice, today: string): InvoiceRow {
  const openMinor = invoice.open_minor;
  const creditDueMinor = invoice.issuer === 'orderly' ? invoice.credit_due_minor : 0;
  return {
    id: invoice.id,
    invoiceId: invoice.id,
    number: invoice.number,
    issuer: invoice.issuer,
    issuedOn: invoice.issued_on,
    orderId: invoice.order_id,
    orderNumber: invoice.order_number,
    accountId: invoice.account_id,
    customerName: invoice.customer_name,
    country: invoice.country,
    currency: invoice.currency,
    netMinor: invoice.net_minor,
    taxMinor: invoice.tax_minor,
    grossMinor: invoice.gross_minor,
    openMinor,
    dueOn: invoice.due_on,
    daysLate: openMinor > 0 && invoice.due_on !== null ? Math.max(0, daysBetween(invoice.due_on, today)) : 0,
    creditDueMinor,
    status: statusOf(openMinor, invoice.gross_minor, creditDueMinor),
    reason: null,
    documentId: invoice.document_id,
    documentState: invoice.document_state,
  };
}

function statusOf(open: number, gross: number, credit: number): InvoiceRow['status'] {
  if (open > 0) return open < gross ? 'partly_paid' : 'open';
  return credit > 0 ? 'credit_due' : 'paid';
}

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;

function waitingRow({ rows: { order }, value }: Found<Waiting>): InvoiceRow {
  const grossMinor = value.netMinor + value.taxMinor;
  return {
    id: order.id,
    invoiceId: null,
    number: null,
    issuer: 'orderly',
    issuedOn: null,
    orderId: order.id,
    orderNumber: order.number,
    accountId: order.account_id,
    customerName: order.customer_name,
    country: order.country,
    currency: order.currency,
    netMinor: value.netMinor,
    taxMinor: value.taxMinor,
    grossMinor,
    openMinor: Math.max(0, Math.min(grossMinor, order.invoiced_minor + grossMinor - order.paid_minor)),
    dueOn: null,
    daysLate: 0,
    creditDueMinor: 0,
    status: 'to_issue',
    reason: value.reason,
    documentId: null,
    documentState: null,
  };
}

/** The newest invoice of each order that was invoiced too much. */
function creditRows(reader: Reader, rows: OrderRows, today: string): InvoiceRow[] {
  const newest = rows.invoices.findLast((invoice) => invoice.issuer === 'orderly');
  const invoice = newest && invoiceById(reader, newest.id);
  return invoice ? [{ ...rowOf(invoice, today), status: 'credit_due' }] : [];
}

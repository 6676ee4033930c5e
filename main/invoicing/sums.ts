/** The foot of the invoice lists: counts and sums per currency of all that is filtered, not only of the page. */
import type { INVOICE_VIEWS } from '../../shared/api/invoicing.ts';
import type { Reader } from '../db/handle.ts';
import type { InvoiceFilter } from './list-store.ts';
import { invoiceSums, listInvoices } from './list-store.ts';
import { loadOrderRows } from './order-store.ts';
import { moneyOf, readInvoiceSettings } from './prepare.ts';
import { ordersToCredit, ordersToIssue } from './waiting.ts';

export interface Sum {
  readonly currency: string;
  readonly count: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly grossMinor: number;
  readonly openMinor: number;
}

export function sumsOf(reader: Reader, view: (typeof INVOICE_VIEWS)[number], filter: InvoiceFilter): Sum[] {
  const sums = new Sums();
  if (view === 'to_issue') {
    for (const { rows, value } of ordersToIssue(reader, filter, readInvoiceSettings(reader)))
      sums.add(rows.order.currency, { net: value.netMinor, tax: value.taxMinor, open: 0 });
  } else if (view === 'credit_due') {
    for (const { rows, value } of ordersToCredit(reader, filter))
      sums.add(rows.order.currency, {
        net: value.creditDue.netMinor,
        tax: value.creditDue.taxMinor,
        open: 0,
      });
  } else if (view === 'open') {
    for (const open of openInvoices(reader, filter))
      sums.add(open.currency, { net: open.net, tax: open.tax, open: open.open });
  } else {
    const isOurs = view === 'issued';
    for (const row of invoiceSums(reader, filter, { isOpen: false, isOurs }))
      sums.add(row.currency, { net: row.net_minor, tax: row.tax_minor, open: 0 }, row.count);
    for (const open of openInvoices(reader, filter, isOurs))
      sums.add(open.currency, { net: 0, tax: 0, open: open.open }, 0);
  }
  return sums.all();
}

/** Orders that need a person for their invoice, invoices with money open, orders to credit. */
export function countWaiting(reader: Reader): { toIssue: number; open: number; creditDue: number } {
  let toIssue = 0;
  for (const { value } of ordersToIssue(reader, {}, readInvoiceSettings(reader)))
    if (value.reason !== 'awaits_payment') toIssue += 1;
  let creditDue = 0;
  for (const _ of ordersToCredit(reader, {})) creditDue += 1;
  return { toIssue, open: [...openInvoices(reader, {})].length, creditDue };
}

const CHUNK = 500;

function* openInvoices(reader: Reader, filter: InvoiceFilter, isOurs = false) {
  let after: { at: number; key: number } | undefined;
  for (;;) {
    const invoices = listInvoices(reader, filter, { isOpen: true, isOurs, after, limit: CHUNK });
    const rowsOf = loadOrderRows(reader, [...new Set(invoices.map((invoice) => invoice.order_id))]);
    const settledOf = new Map(
      [...rowsOf.values()].flatMap((rows) => moneyOf(rows).settled).map((one) => [one.id, one]),
    );
    for (const invoice of invoices) {
      const open = settledOf.get(invoice.id)?.openMinor ?? 0;
      after = { at: invoice.issued_at, key: invoice.invoice_key };
      if (open > 0)
        yield { currency: invoice.currency, net: invoice.net_minor, tax: invoice.tax_minor, open };
    }
    if (invoices.length < CHUNK) return;
  }
}

class Sums {
  readonly #byCurrency = new Map<string, Sum>();

  add(currency: string, part: { net: number; tax: number; open: number }, count = 1): void {
    const before = this.#byCurrency.get(currency);
    this.#byCurrency.set(currency, {
      currency,
      count: (before?.count ?? 0) + count,
      netMinor: (before?.netMinor ?? 0) + part.net,
      taxMinor: (before?.taxMinor ?? 0) + part.tax,
      grossMinor: (before?.grossMinor ?? 0) + part.net + part.tax,
      openMinor: (before?.openMinor ?? 0) + part.open,
    });
  }

  all(): Sum[] {
    return [...this.#byCurrency.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  }
}

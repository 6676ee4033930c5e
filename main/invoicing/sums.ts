/** The foot of the invoice lists: counts and sums per currency of all that is filtered, not only of the page. */
import type { INVOICE_VIEWS } from '../../shared/api/invoicing.ts';
import type { Reader } from '../db/handle.ts';
import type { InvoiceFilter } from './list-store.ts';
import { invoiceSums } from './list-store.ts';
import { readInvoiceSettings } from './prepare.ts';
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
  } else {
    for (const row of invoiceSums(reader, filter, { isOpen: view === 'open', isOurs: view === 'issued' }))
      sums.add(row.currency, { net: row.net_minor, tax: row.tax_minor, open: row.open_minor }, row.count);
  }
  return sums.all();
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

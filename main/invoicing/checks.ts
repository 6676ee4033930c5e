/** The invariants of invoices, for `check`: gapless numbers, sums that agree, every shipped unit invoiced or waiting. */
import type { Check } from '../db/checks.ts';
import {
  gaps,
  lineSumFaults,
  orderSumFaults,
  paperFaults,
  seriesFaults,
  shippedUninvoiced,
  uninvoicedFaults,
  unitFaults,
} from './check-store.ts';
import { readInvoiceSettings } from './prepare.ts';
import { ordersToIssue } from './waiting.ts';

export const invoicingChecks: readonly Check[] = [
  {
    name: 'invoice_numbers_without_gaps',
    find: (reader) => [
      ...gaps(reader).map(
        (row) =>
          `${row.series} ${row.series_year} ${row.station}: ${row.sequence} follows ${row.before ?? 'nothing'}`,
      ),
      ...seriesFaults(reader).map(
        (row) =>
          `${row.series} ${row.year} ${row.station}: drawn ${row.issued_number}, invoiced ${row.highest}`,
      ),
    ],
  },
  {
    name: 'invoices_give_orders_invoiced',
    find: (reader) =>
      orderSumFaults(reader).map(
        (row) => `${row.id}: invoiced ${row.invoiced_minor}, invoices ${row.sum_minor}`,
      ),
  },
  {
    name: 'invoice_lines_give_invoices',
    find: (reader) =>
      lineSumFaults(reader).map(
        (row) =>
          `${row.id}: net ${row.net_minor}, lines ${row.lines_net}; tax ${row.tax_minor}, lines ${row.lines_tax}`,
      ),
  },
  {
    name: 'units_stand_on_one_invoice_line',
    find: (reader) => [
      ...unitFaults(reader).map((row) => `${row.id}: invoiced ${row.invoiced_qty}, lines ${row.sum_qty}`),
      ...uninvoicedFaults(reader).map(
        (row) => `${row.id}: uninvoiced ${row.uninvoiced_qty}, lines ${row.sum_qty}`,
      ),
    ],
  },
  {
    name: 'shipped_units_invoiced_or_to_issue',
    find(reader) {
      const waiting = new Set<string>();
      for (const { rows } of ordersToIssue(reader, {}, readInvoiceSettings(reader)))
        waiting.add(rows.order.id);
      return shippedUninvoiced(reader)
        .filter((row) => !waiting.has(row.id))
        .slice(0, 20)
        .map((row) => `${row.id}: ${row.uninvoiced_qty} units shipped, not invoiced, not to issue`);
    },
  },
  {
    name: 'invoice_paper_equals_invoice',
    find: (reader) => paperFaults(reader).map((row) => row.id),
  },
];

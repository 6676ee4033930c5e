/** The invariants of invoices, for `check`: gapless numbers, sums that agree, every shipped unit invoiced or waiting. */
import type { Check } from '../db/checks.ts';
import {
  gaps,
  invoicedOrders,
  lineSumFaults,
  orderSumFaults,
  paperFaults,
  seriesFaults,
  shippedUninvoiced,
  uninvoicedFaults,
  unitFaults,
} from './check-store.ts';
import type { OrderRows } from './order-store.ts';
import { loadOrderRows } from './order-store.ts';
import { moneyOf, readInvoiceSettings } from './prepare.ts';
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
    name: 'open_and_credit_follow_payments',
    find(reader) {
      const problems: string[] = [];
      for (const ids of invoicedOrders(reader)) {
        for (const rows of loadOrderRows(reader, ids).values()) problems.push(...moneyFaults(rows));
        if (problems.length >= 20) break;
      }
      return problems.slice(0, 20);
    },
  },
  {
    name: 'invoice_paper_equals_invoice',
    find: (reader) => paperFaults(reader).map((row) => row.id),
  },
];

function moneyFaults(rows: OrderRows): string[] {
  const money = moneyOf(rows);
  const credit = money.creditDue.netMinor + money.creditDue.taxMinor;
  const faults =
    credit === rows.order.credit_due_minor
      ? []
      : [`${rows.order.id}: credit due ${rows.order.credit_due_minor}, computed ${credit}`];
  for (const [index, invoice] of rows.invoices.entries()) {
    const open = money.settled[index]?.openMinor;
    if (open !== invoice.open_minor)
      faults.push(`${invoice.id}: open ${invoice.open_minor}, computed ${open}`);
  }
  return faults;
}

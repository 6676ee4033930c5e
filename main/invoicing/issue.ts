/**
 * Issues an invoice: draws the gapless number, freezes the model, writes the rows. It happens inside the transaction of
 * the command that caused it and only after everything was found right, so that no number is ever lost.
 */
import { assert } from '../../shared/base/assert.ts';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { InvoiceModel } from '../../shared/documents/invoice.ts';
import type { Extent } from '../../shared/invoicing/ledger.ts';
import { taxOf } from '../../shared/invoicing/parts.ts';
import { formatNumber, seriesYear } from '../../shared/settings/number-pattern.ts';
import type { Reader } from '../db/handle.ts';
import type { Run } from '../db/run.ts';
import { issueDocument } from '../documents/issue.ts';
import { drawNumber } from '../settings/numbers.ts';
import { seriesRow } from '../settings/store.ts';
import type { OrderRows } from './order-store.ts';
import { loadOrderRows } from './order-store.ts';
import type { InvoiceSettings, Prepared } from './prepare.ts';
import { prepare, readInvoiceSettings } from './prepare.ts';
import { countInvoicedUnits, isNumberTaken } from './store.ts';

export const SERIES = 'invoice';
export const STATION = 'main';

export interface Issued {
  readonly invoiceId: string;
  readonly number: string;
  readonly documentId: string;
  readonly currency: string;
  readonly grossMinor: number;
}

/**
 * Issues what the account's setting says is due now: at payment the whole order, at hand-over the units that left.
 * False: it cannot be issued now, and the order stands in *To issue* with the reason.
 */
export function issueWhenReady(run: Run, orderId: string): boolean {
  const rows = loadOrderRows(run.tx, [orderId]).get(orderId);
  if (!rows) return false;
  return issueInvoice(run, rows, rows.order.invoice_when === 'hand_over' ? 'shipped' : 'all').ok;
}

/** Refuses with the first thing that stands against it, before the number is drawn. */
export function issueInvoice(run: Run, rows: OrderRows, extent: Extent): Result<Issued> {
  const settings = readInvoiceSettings(run.tx);
  const prepared = prepare(rows, settings, run.now, extent);
  const problem = prepared.problems[0];
  if (problem) return refuse(problem.code, problem.data);
  const { model } = prepared;
  assert(model, 'what has no problem has a model');
  const place = nextNumber(run, settings, prepared);
  if (isNumberTaken(run.tx, place.number)) return refuse('number_taken', { number: place.number });
  return ok(write(run, rows, { ...prepared, model }, place));
}

interface Place {
  readonly number: string;
  readonly seriesYear: number;
  readonly sequence: number;
}

/** The number that would be drawn now. */
export function nextNumber(
  run: { readonly tx: Reader },
  settings: InvoiceSettings,
  day: Pick<Prepared, 'year' | 'month'>,
): Place {
  const { numberPattern } = settings.invoice;
  const year = seriesYear(numberPattern, day.year);
  const row = seriesRow(run.tx, { series: SERIES, year, station: STATION });
  const sequence = row?.next_number ?? 1;
  return {
    number: formatNumber(numberPattern, { number: sequence, year: day.year, month: day.month }),
    seriesYear: year,
    sequence,
  };
}

type Ready = Prepared & { readonly model: InvoiceModel };

function write(run: Run, rows: OrderRows, prepared: Ready, place: Place): Issued {
  const { order } = rows;
  const invoiceId = run.makeId('invoice');
  const { netMinor, taxMinor, grossMinor } = prepared.model;
  const sequence = drawNumber(run, SERIES, place.seriesYear, STATION);
  const model = { ...prepared.model, number: place.number };
  const documentId = issueDocument(run, model, { subjectId: invoiceId, orderId: order.id });
  run.tx.insert('invoice', {
    id: invoiceId,
    number: place.number,
    series: SERIES,
    series_year: place.seriesYear,
    station: STATION,
    sequence,
    issuer: 'orderly',
    order_id: order.id,
    account_id: order.account_id,
    document_id: documentId,
    customer_name: order.customer_name,
    country: order.country,
    order_number: order.number,
    currency: order.currency,
    net_minor: netMinor,
    tax_minor: taxMinor,
    gross_minor: grossMinor,
    open_minor: prepared.model.openMinor,
    issued_on: prepared.issuedOn,
    due_on: prepared.dueOn,
    issued_at: run.now,
  });
  for (const { claim, qty, figures } of prepared.taken) {
    run.tx.insert('invoice_line', {
      invoice_id: invoiceId,
      line_id: claim.line.id,
      qty,
      net_minor: figures.netMinor,
      tax_minor: taxOf(figures),
      taxes: JSON.stringify(figures.taxes),
    });
    if (qty > 0) countInvoicedUnits(run.tx, claim.line.id, qty);
  }
  run.tx.update('orders', { id: order.id }, { invoiced_minor: order.invoiced_minor + grossMinor });
  run.event('invoice.issued', {
    orderId: order.id,
    subjectId: invoiceId,
    data: { number: place.number, grossMinor, documentId },
  });
  run.touch('invoices', 'payments', 'orders', `order:${order.id}`);
  return { invoiceId, number: place.number, documentId, currency: order.currency, grossMinor };
}

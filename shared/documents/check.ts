import { sumMinor } from '../base/money.ts';
import { plainDecimal } from './decimal.ts';
import type { InvoiceModel } from './invoice.ts';

/**
 * Whether an invoice adds up, to the cent. It is asked before the number is drawn: an invoice with a problem is not
 * issued. Nothing is recomputed from rates: the channel's own rounded figures stand, they only have to agree.
 */

export type InvoiceProblemCode =
  /** A line's net + tax is not its gross. `line` is its position, from 0. */
  | 'line_differs'
  | 'net_differs'
  | 'tax_differs'
  | 'gross_differs'
  /** The document's net + tax is not its gross. */
  | 'gross_not_net_plus_tax'
  /** The tax summary's rows do not add up to the document's tax, or its bases to the net. */
  | 'summary_tax_differs'
  | 'summary_net_differs'
  /** The lines of one rate do not add up to its row. `percent` names the rate. */
  | 'rate_net_differs'
  | 'rate_tax_differs'
  /** Lines have a rate that the summary does not have. */
  | 'rate_missing'
  | 'paid_differs'
  | 'open_differs';

export type InvoiceProblem = {
  readonly code: InvoiceProblemCode;
  readonly line?: number;
  readonly percent?: string;
  /** Minor units. */
  readonly expected?: number;
  readonly found?: number;
};

/** All problems, in the order of the paper; empty when it adds up. */
export function checkInvoice(model: InvoiceModel): readonly InvoiceProblem[] {
  return [...lineProblems(model), ...totalProblems(model), ...rateProblems(model), ...paymentProblems(model)];
}

function lineProblems(model: InvoiceModel): InvoiceProblem[] {
  return model.lines.flatMap((line, index) =>
    compare('line_differs', line.netMinor + line.taxMinor, line.grossMinor).map((problem) => ({
      ...problem,
      line: index,
    })),
  );
}

function totalProblems(model: InvoiceModel): InvoiceProblem[] {
  const { lines } = model;
  return [
    ...compare('net_differs', sumMinor(lines.map((line) => line.netMinor)), model.netMinor),
    ...compare('tax_differs', sumMinor(lines.map((line) => line.taxMinor)), model.taxMinor),
    ...compare('gross_differs', sumMinor(lines.map((line) => line.grossMinor)), model.grossMinor),
    ...compare('gross_not_net_plus_tax', model.netMinor + model.taxMinor, model.grossMinor),
  ];
}

/**
 * The summary against the document always; rate by rate only where every line has exactly one rate, because two rates
 * on one line share its net amount and the bases then overlap.
 */
function rateProblems(model: InvoiceModel): InvoiceProblem[] {
  const problems = compare(
    'summary_tax_differs',
    sumMinor(model.taxes.map((tax) => tax.taxMinor)),
    model.taxMinor,
  );
  if (model.lines.some((line) => line.taxPercent === null)) return problems;

  const wanted = sumByRate(model.lines.map((line) => ({ ...line, percent: line.taxPercent })));
  const found = sumByRate(model.taxes);
  problems.push(
    ...compare('summary_net_differs', sumMinor(model.taxes.map((tax) => tax.netMinor)), model.netMinor),
  );
  for (const [percent, sums] of wanted) {
    const row = found.get(percent);
    if (!row) {
      problems.push({ code: 'rate_missing', percent });
      continue;
    }
    for (const problem of [
      ...compare('rate_net_differs', sums.net, row.net),
      ...compare('rate_tax_differs', sums.tax, row.tax),
    ])
      problems.push({ ...problem, percent });
  }
  return problems;
}

function paymentProblems(model: InvoiceModel): InvoiceProblem[] {
  return [
    ...compare('paid_differs', sumMinor(model.payments.map((payment) => payment.minor)), model.paidMinor),
    ...compare('open_differs', model.grossMinor - model.paidMinor, model.openMinor),
  ];
}

type Sums = { net: number; tax: number };
type Rated = { readonly percent: string | null; readonly netMinor: number; readonly taxMinor: number };

function sumByRate(rows: readonly Rated[]): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const row of rows) {
    const percent = row.percent === null ? '' : plainDecimal(row.percent);
    const before = sums.get(percent) ?? { net: 0, tax: 0 };
    sums.set(percent, { net: before.net + row.netMinor, tax: before.tax + row.taxMinor });
  }
  return sums;
}

const compare = (code: InvoiceProblemCode, expected: number, found: number): InvoiceProblem[] =>
  expected === found ? [] : [{ code, expected, found }];

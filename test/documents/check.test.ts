import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInvoice } from '../../shared/documents/check.ts';
import type { InvoiceLine, InvoiceModel } from '../../shared/documents/invoice.ts';
import { invoice, line } from './samples.ts';

const RATES = ['19', '7.0', '19.00', '0'];

/** An invoice that adds up, of any lines and payments. */
const anyInvoice = fc
  .record({
    lines: fc.array(
      fc.record({
        net: fc.integer({ min: -100_000, max: 1_000_000 }),
        tax: fc.integer({ min: -20_000, max: 200_000 }),
        rate: fc.constantFrom(...RATES),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    payments: fc.array(fc.integer({ min: -10_000, max: 500_000 }), { maxLength: 4 }),
  })
  .map(({ lines, payments }) =>
    totalled(
      lines.map(({ net, tax, rate }) =>
        line({ netMinor: net, taxMinor: tax, grossMinor: net + tax, taxPercent: rate }),
      ),
      payments,
    ),
  );

function totalled(lines: readonly InvoiceLine[], payments: readonly number[]): InvoiceModel {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const rates = [...new Set(lines.map((one) => Number(one.taxPercent)))];
  const gross = sum(lines.map((one) => one.grossMinor));
  return invoice({
    lines: [...lines],
    taxes: rates.map((rate) => {
      const rated = lines.filter((one) => Number(one.taxPercent) === rate);
      return {
        label: 'VAT',
        percent: String(rate),
        netMinor: sum(rated.map((one) => one.netMinor)),
        taxMinor: sum(rated.map((one) => one.taxMinor)),
      };
    }),
    netMinor: sum(lines.map((one) => one.netMinor)),
    taxMinor: sum(lines.map((one) => one.taxMinor)),
    grossMinor: gross,
    payments: payments.map((minor) => ({ on: '2026-11-20', method: 'PayPal', minor })),
    paidMinor: sum(payments),
    openMinor: gross - sum(payments),
  });
}

/** Every amount that stands on the paper, as a way to change it. */
const amountsOf = (model: InvoiceModel): ((by: number) => InvoiceModel)[] => [
  ...model.lines.flatMap((_, at) =>
    (['netMinor', 'taxMinor', 'grossMinor'] as const).map((field) => (by: number) => ({
      ...model,
      lines: model.lines.map((one, index) => (index === at ? { ...one, [field]: one[field] + by } : one)),
    })),
  ),
  ...model.taxes.flatMap((_, at) =>
    (['netMinor', 'taxMinor'] as const).map((field) => (by: number) => ({
      ...model,
      taxes: model.taxes.map((one, index) => (index === at ? { ...one, [field]: one[field] + by } : one)),
    })),
  ),
  ...model.payments.map((_, at) => (by: number) => ({
    ...model,
    payments: model.payments.map((one, index) => (index === at ? { ...one, minor: one.minor + by } : one)),
  })),
  ...(['netMinor', 'taxMinor', 'grossMinor', 'paidMinor', 'openMinor'] as const).map(
    (field) => (by: number) => ({
      ...model,
      [field]: model[field] + by,
    }),
  ),
];

describe('an invoice adds up to the cent', () => {
  it('and then has no problem', () => {
    fc.assert(
      fc.property(anyInvoice, (model) => {
        expect(checkInvoice(model)).toEqual([]);
      }),
    );
  });

  it('one amount changed by anything, anywhere, is noticed', () => {
    fc.assert(
      fc.property(
        anyInvoice,
        fc.nat(),
        fc.integer({ min: 1, max: 999 }),
        fc.boolean(),
        (model, at, by, less) => {
          const changes = amountsOf(model);
          const change = changes[at % changes.length];
          expect(checkInvoice(change?.(less ? -by : by) ?? model)).not.toEqual([]);
        },
      ),
    );
  });

  it('says which line, which rate and by how much', () => {
    const model = invoice();
    expect(
      checkInvoice({
        ...model,
        lines: model.lines.map((one, index) => (index === 2 ? { ...one, taxMinor: one.taxMinor + 1 } : one)),
      }),
    ).toEqual([
      { code: 'line_differs', line: 2, expected: 11_425, found: 11_424 },
      { code: 'tax_differs', expected: 24_511, found: 24_510 },
      { code: 'rate_tax_differs', percent: '19', expected: 24_511, found: 24_510 },
    ]);
  });

  it('a rate without a row in the summary is missing', () => {
    const model = invoice();
    const lines = model.lines.map((one, index) => (index === 0 ? { ...one, taxPercent: '7' } : one));
    expect(checkInvoice({ ...model, lines }).map((problem) => problem.code)).toEqual([
      'rate_missing',
      'rate_net_differs',
      'rate_tax_differs',
    ]);
  });

  it('two rates on one line share its net: only the taxes are added', () => {
    const model = totalled(
      [line({ netMinor: 10_000, taxMinor: 1_498, grossMinor: 11_498, taxPercent: '14.975' })],
      [],
    );
    const taxes = [
      { label: 'GST', percent: '5', netMinor: 10_000, taxMinor: 500 },
      { label: 'QST', percent: '9.975', netMinor: 10_000, taxMinor: 998 },
    ];
    const lines = model.lines.map((one) => ({ ...one, taxPercent: null }));
    expect(checkInvoice({ ...model, lines, taxes })).toEqual([]);
    expect(checkInvoice({ ...model, lines, taxes: taxes.slice(1) })).toEqual([
      { code: 'summary_tax_differs', expected: 998, found: 1_498 },
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumMinor } from '../../shared/base/money.ts';
import { checkInvoice } from '../../shared/documents/check.ts';
import { invoiceModel } from '../../shared/documents/invoice.ts';
import { claimsOf, creditDue } from '../../shared/invoicing/ledger.ts';
import { grossOf, rateKey } from '../../shared/invoicing/parts.ts';
import type { Order, Step } from './orders.ts';
import { happen, invoice, orders, step } from './orders.ts';

const steps = (refunds: boolean) => fc.array(step(refunds), { maxLength: 14 });

/** Lives the steps, then ships and invoices what is left; answers the order afterwards and all its invoices' gross. */
function live(fresh: Order, what: readonly Step[], pricesIncludeTax: boolean) {
  const order = structuredClone(fresh);
  const gross: number[] = [];
  const issue = (extent: 'shipped' | 'all') => {
    const issued = invoice(order, extent, { pricesIncludeTax });
    if (!issued) return;
    expect(checkInvoice(issued.model)).toEqual([]);
    invoiceModel.parse(issued.model);
    expect(issued.model.grossMinor).toBeGreaterThanOrEqual(0);
    expect(issued.model.grossMinor).toBe(sumMinor(issued.taken.map((row) => grossOf(row.figures))));
    gross.push(issued.model.grossMinor);
  };
  for (const one of what) {
    if (one.kind === 'invoice') issue(one.extent);
    else happen(order, one);
  }
  for (let index = 0; index < order.lines.length; index += 1)
    happen(order, { kind: 'ship', line: index, qty: 100 });
  issue('shipped');
  issue('all');
  return { order, gross };
}

describe('the invoices of an order', () => {
  it('add up to its total to the cent, each tax too, in however many parts they come', () => {
    fc.assert(
      fc.property(orders, steps(false), fc.boolean(), (fresh, what, pricesIncludeTax) => {
        const { order, gross } = live(fresh, what, pricesIncludeTax);
        expect(sumMinor(gross)).toBe(order.totalMinor);
        expect(sumMinor(order.lines.map((line) => line.invoiced.netMinor))).toBe(
          order.totalMinor - order.taxMinor,
        );
        for (const line of order.lines) {
          const own = new Map(line.invoiced.taxes.map((tax) => [rateKey(tax), tax.minor]));
          for (const tax of line.taxes) expect(own.get(rateKey(tax)) ?? 0).toBe(tax.minor);
        }
        expect(creditDue(claimsOf(order))).toEqual({ netMinor: 0, taxMinor: 0 });
      }),
      { numRuns: 400 },
    );
  });

  it('less what is to be credited are the order less its refunds, whenever those come', () => {
    fc.assert(
      fc.property(orders, steps(true), fc.boolean(), (fresh, what, pricesIncludeTax) => {
        const { order, gross } = live(fresh, what, pricesIncludeTax);
        const credit = creditDue(claimsOf(order));
        expect(sumMinor(gross) - credit.netMinor - credit.taxMinor).toBe(
          order.totalMinor - order.refundedMinor,
        );
      }),
      { numRuns: 600 },
    );
  });

  it('hold every shipped unit exactly once', () => {
    fc.assert(
      fc.property(orders, steps(true), (fresh, what) => {
        const { order } = live(fresh, what, false);
        for (const line of order.lines) {
          if (line.kind === 'fee' || line.kind === 'shipping') continue;
          expect(line.invoicedQty).toBeGreaterThanOrEqual(line.shippedQty);
          expect(line.invoicedQty).toBeLessThanOrEqual(line.orderedQty);
        }
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { generateOrders } from '../../main/practice/generate.ts';
import { read } from '../../main/sync/connectors/woocommerce/read.ts';
import { digitsOf, sumMinor } from '../../shared/base/money.ts';
import { checkInvoice } from '../../shared/documents/check.ts';
import { invoiceModel } from '../../shared/documents/invoice.ts';
import { rateKey } from '../../shared/invoicing/parts.ts';
import { totalsDifferences } from '../../shared/orders/totals.ts';
import type { ChannelOrder } from '../../shared/sync/connector.ts';
import { seededRandom } from '../support/ids.ts';
import type { Order } from './orders.ts';
import { happen, invoice } from './orders.ts';

function* shopOrders(options: { seed: number; currency?: string; pricesIncludeTax?: boolean }) {
  for (const json of generateOrders({ ...options, count: 200 })) {
    const message = read('orders', JSON.stringify(json), {});
    if (!message.ok) throw new Error('a generated order is readable');
    if (message.value.stream === 'orders') yield message.value.order;
  }
}

const ledgerOf = (order: ChannelOrder): Order => ({
  totalMinor: order.totalMinor,
  taxMinor: order.taxMinor,
  refundedMinor: 0,
  isOver: false,
  lines: order.lines.map((line) => ({
    id: line.externalId,
    kind: line.kind,
    sku: line.sku,
    name: line.name,
    variant: line.variant,
    orderedQty: line.qty,
    cancelledQty: 0,
    channelCancelledQty: 0,
    shippedQty: 0,
    refundedQty: 0,
    invoicedQty: 0,
    subtotalMinor: line.subtotalMinor,
    totalMinor: line.totalMinor,
    taxMinor: line.taxMinor,
    taxes: line.taxes,
    refundedNetMinor: 0,
    refundedTaxMinor: 0,
    invoiced: { netMinor: 0, taxes: [] },
  })),
});

/** What the channel says of each tax. */
function taxesOf(order: ChannelOrder): Map<string, number> {
  const sums = new Map<string, number>();
  for (const tax of order.lines.flatMap((line) => line.taxes))
    sums.set(rateKey(tax), (sums.get(rateKey(tax)) ?? 0) + tax.minor);
  return sums;
}

describe.each([
  ['prices with tax', { seed: 11, pricesIncludeTax: true }],
  ['prices without tax', { seed: 12, pricesIncludeTax: false }],
  ['yen', { seed: 13, currency: 'JPY' }],
  ['dinar, three digits', { seed: 14, currency: 'KWD' }],
])('the orders of a shop with %s', (_, options) => {
  it('are invoiced whole with their own total and their own taxes', () => {
    let count = 0;
    for (const order of shopOrders(options)) {
      if (order.totalMinor <= 0) continue;
      const issued = invoice(ledgerOf(order), 'all', {
        pricesIncludeTax: order.isTaxIncluded,
        currency: order.currency,
      });
      if (!issued) throw new Error(`nothing to invoice: ${order.number}`);
      const { model } = issued;
      invoiceModel.parse(model);
      expect(checkInvoice(model)).toEqual([]);
      expect([model.grossMinor, model.taxMinor]).toEqual([order.totalMinor, order.taxMinor]);
      if (totalsDifferences(order).length > 0) continue;
      const shown = new Map(model.taxes.map((tax) => [rateKey(tax), tax.taxMinor]));
      for (const [key, minor] of taxesOf(order)) if (minor !== 0) expect(shown.get(key)).toBe(minor);
      // An item line says what it costs: unit price times quantity, but for the last digit of the price.
      for (const line of model.lines.filter((one) => one.kind === 'item')) {
        const amount = model.pricesIncludeTax ? line.grossMinor : line.netMinor;
        expect(
          Math.abs(Number(line.unitPrice) * line.qty * 10 ** digitsOf(order.currency) - amount),
        ).toBeLessThan(1);
      }
      count += 1;
    }
    expect(count).toBeGreaterThan(100);
  });

  it('are invoiced parcel by parcel with the same sum', () => {
    const random = seededRandom(options.seed);
    for (const order of shopOrders(options)) {
      if (order.totalMinor <= 0) continue;
      const ledger = ledgerOf(order);
      const gross: number[] = [];
      const tax: number[] = [];
      for (let round = 0; round < 50; round += 1) {
        for (let line = 0; line < ledger.lines.length; line += 1)
          if (random() < 0.5) happen(ledger, { kind: 'ship', line, qty: 1 + Math.floor(random() * 3) });
        const issued = invoice(ledger, 'shipped', {
          pricesIncludeTax: order.isTaxIncluded,
          currency: order.currency,
        });
        if (!issued) continue;
        expect(checkInvoice(issued.model)).toEqual([]);
        expect(issued.model.grossMinor).toBeGreaterThanOrEqual(0);
        gross.push(issued.model.grossMinor);
        tax.push(issued.model.taxMinor);
      }
      expect([sumMinor(gross), sumMinor(tax)]).toEqual([order.totalMinor, order.taxMinor]);
    }
  });
});

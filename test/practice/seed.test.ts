import { describe, expect, it } from 'vitest';
import { generate, generateOrders } from '../../main/practice/generate.ts';
import { cents, withShop } from './support.ts';

describe('the shop that a seed makes', () => {
  it('is the same for the same seed and another for another', () => {
    const text = (seed: number): string => JSON.stringify([...generateOrders({ seed, count: 60 })]);
    expect(text(1)).toBe(text(1));
    expect(text(1)).not.toBe(text(2));
  });

  it('sells 300 items: variants, missing and doubled SKUs, untracked stock, downloads, services and gift cards', () => {
    const { products } = generate({ seed: 1, count: 0 });
    const items = products.filter(({ kind }) => kind !== 'variable');
    const goods = items.filter(({ isVirtual }) => !isVirtual);
    expect(items).toHaveLength(300);
    expect(items.filter(({ kind }) => kind === 'variation').length).toBeGreaterThan(200);
    expect(goods.filter(({ sku }) => sku === '').length).toBeGreaterThan(3);
    const skus = goods.map(({ sku }) => sku).filter((sku) => sku !== '');
    expect(skus.length - new Set(skus).size).toBeGreaterThan(1);
    expect(goods.filter(({ isStockManaged }) => !isStockManaged).length).toBeGreaterThan(5);
    expect(items.filter(({ isDownloadable }) => isDownloadable)).toHaveLength(3);
    expect(items.filter(({ isVirtual, isDownloadable }) => isVirtual && !isDownloadable)).toHaveLength(5);
    expect(goods.filter(({ gtin }) => /^\d{13}$/.test(gtin)).length).toBeGreaterThan(200);
    expect(goods.filter(({ meta }) => meta.some(({ key }) => key === '_barcode')).length).toBeGreaterThan(10);
  });

  it('has no missing or doubled SKU, and re-adding totals, where oddities are left out', () => {
    const { products, orders } = generate({ seed: 1, count: 500, hasOddities: false });
    const skus = products.map(({ sku }) => sku);
    expect([skus.includes(''), new Set(skus).size]).toEqual([false, skus.length]);
    for (const order of orders()) {
      const parts = [...order.line_items, ...order.shipping_lines, ...order.fee_lines];
      expect(parts.reduce((sum, part) => sum + cents(part.total) + cents(part.total_tax), 0)).toBe(
        cents(order.total),
      );
      expect(order.shipping.address_1).not.toBe('');
      expect(order.shipping.city).not.toBe('');
    }
  });

  it('has customers of a dozen countries and more, with names in several scripts', () => {
    const orders = [...generateOrders({ seed: 1, count: 1500 })];
    expect(new Set(orders.map(({ billing }) => billing.country)).size).toBeGreaterThan(12);
    const names = orders.map(({ billing }) => `${billing.first_name} ${billing.last_name}`).join(' ');
    for (const script of ['Latin', 'Greek', 'Cyrillic', 'Han', 'Hebrew', 'Arabic']) {
      expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    }
  });

  it('has 3 % of its orders open, the last ones, about three lines each, spread over the days asked for', () => {
    const orders = [...generateOrders({ seed: 9, count: 5000, days: 730 })];
    const open = orders.filter(({ status }) => ['pending', 'processing', 'on-hold'].includes(status));
    expect(open.length / orders.length).toBeGreaterThan(0.027);
    expect(open.length / orders.length).toBeLessThanOrEqual(0.03);
    expect(orders.indexOf(open[0] ?? orders[0]!)).toBeGreaterThanOrEqual(4850);
    const lines = orders.reduce((sum, order) => sum + order.line_items.length, 0) / orders.length;
    expect(lines).toBeGreaterThan(2.7);
    expect(lines).toBeLessThan(3.3);
    const days =
      (Date.parse(`${orders.at(-1)?.date_created_gmt}Z`) - Date.parse(`${orders[0]?.date_created_gmt}Z`)) /
      86_400_000;
    expect(Math.round(days)).toBe(730);
  });

  it('shows one of each oddity among its open orders, even when it is small', () =>
    withShop({ orders: 60 }, async (shop) => {
      const { orders } = shop.snapshot();
      const open = orders.filter(({ status }) => status === 'processing' || status === 'on-hold');
      const kinds = {
        transfer: open.some(({ payment_method }) => payment_method === 'bacs'),
        cash: open.some(({ payment_method, date_paid }) => payment_method === 'cod' && date_paid === null),
        note: open.some(({ customer_note }) => customer_note !== ''),
        address: open.some(
          ({ shipping }) =>
            shipping.address_1.length < 2 || shipping.city === '' || shipping.last_name === '',
        ),
        missingSku: open.some(({ line_items }) => line_items.some(({ sku }) => sku === '')),
        refunded: open.some(({ refunds }) => refunds.length > 0),
        stray: open.some((order) => {
          const parts = [...order.line_items, ...order.shipping_lines, ...order.fee_lines];
          return (
            parts.reduce((sum, part) => sum + cents(part.total) + cents(part.total_tax), 0) !==
            cents(order.total)
          );
        }),
        twice: open.some((order) =>
          open.some(
            (other) =>
              other.id !== order.id &&
              other.billing.email === order.billing.email &&
              JSON.stringify(other.line_items.map(({ name, quantity }) => [name, quantity])) ===
                JSON.stringify(order.line_items.map(({ name, quantity }) => [name, quantity])),
          ),
        ),
      };
      expect(Object.entries(kinds).filter(([, isThere]) => !isThere)).toEqual([]);
    }));
});

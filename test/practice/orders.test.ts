import { describe, expect, it } from 'vitest';
import type { WooOrderJson } from '../../main/practice/woo-json.ts';
import { cents, NOON, withShop } from './support.ts';

/** The sums of an order re-added from its rounded parts. */
function readd(order: WooOrderJson): { total: number; tax: number; shipping: number } {
  const parts = [...order.line_items, ...order.shipping_lines, ...order.fee_lines];
  return {
    total: parts.reduce((sum, part) => sum + cents(part.total) + cents(part.total_tax), 0),
    tax: parts.reduce((sum, part) => sum + cents(part.total_tax), 0),
    shipping: order.shipping_lines.reduce((sum, part) => sum + cents(part.total), 0),
  };
}

describe.each([true, false])('money of an order, prices including tax: %s', (pricesIncludeTax) => {
  it('re-adds to the cent from text amounts, with discounts already inside the lines', () =>
    withShop({ pricesIncludeTax, orders: 400, hasOddities: false }, async (shop) => {
      const { orders } = shop.snapshot();
      for (const order of orders) {
        expect(readd(order)).toEqual({
          total: cents(order.total),
          tax: cents(order.total_tax),
          shipping: cents(order.shipping_total),
        });
        expect(cents(order.cart_tax) + cents(order.shipping_tax)).toBe(cents(order.total_tax));
        const lines = order.tax_lines.reduce(
          (sum, tax) => sum + cents(tax.tax_total) + cents(tax.shipping_tax_total),
          0,
        );
        expect(lines).toBe(cents(order.total_tax));
        const off = order.line_items.reduce((sum, line) => sum + cents(line.subtotal) - cents(line.total), 0);
        expect(cents(order.discount_total)).toBe(off);
        expect(order.prices_include_tax).toBe(pricesIncludeTax);
      }
      expect(orders.some(({ tax_lines }) => tax_lines.length === 0)).toBe(true);
      expect(
        orders.some(({ tax_lines }) => new Set(tax_lines.map(({ rate_percent }) => rate_percent)).size > 1),
      ).toBe(true);
      expect(orders.some(({ coupon_lines }) => coupon_lines.length > 0)).toBe(true);
      expect(orders.some(({ fee_lines }) => fee_lines.length > 0)).toBe(true);
    }));
});

describe('an order as the API shows it', () => {
  it('has amounts as text, a line price as a noisy float, and instants twice', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const { id } = shop.shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 3 }] });
      const { body } = await api.get(`/orders/${id}`);
      expect(body).toMatchObject({
        status: 'processing',
        currency: 'EUR',
        currency_symbol: '€',
        total: '151.90',
        total_tax: '24.25',
        shipping_total: '4.12',
        shipping_tax: '0.78',
        date_created: '2026-07-15T12:00:00',
        date_created_gmt: '2026-07-15T10:00:00',
        date_paid_gmt: '2026-07-15T10:00:00',
        date_completed: null,
        payment_method: 'stripe',
        needs_payment: false,
        needs_processing: true,
        tax_lines: [{ rate_percent: 19, tax_total: '23.47', shipping_tax_total: '0.78' }],
      });
      const [line] = body.line_items;
      expect(line).toMatchObject({
        name: 'Linen apron - Olive',
        sku: 'LA-OLV',
        quantity: 3,
        total: '123.53',
        total_tax: '23.47',
      });
      expect(line.taxes[0].total).toBe('23.470588');
      expect(String(line.price)).toBe('41.17647066666667');
      expect(line.meta_data).toContainEqual(expect.objectContaining({ key: 'pa_colour', value: 'olive' }));
      expect(line.meta_data).toContainEqual(expect.objectContaining({ key: '_reduced_stock', value: '3' }));
    }));

  it('counts in whole units in a currency without decimals', () =>
    withShop({ orders: 30, currency: 'JPY', zone: 'Asia/Tokyo', hasOddities: false }, async (shop) => {
      for (const order of shop.snapshot().orders) {
        expect(order.total).toMatch(/^\d+$/);
        const parts = [...order.line_items, ...order.shipping_lines, ...order.fee_lines];
        expect(parts.reduce((sum, part) => sum + Number(part.total) + Number(part.total_tax), 0)).toBe(
          Number(order.total),
        );
      }
    }));

  it('may have a number of a numbering plugin, apart from its id', () =>
    withShop({ orders: 5, hasOwnNumbers: true }, async (shop) => {
      for (const { id, number } of shop.snapshot().orders) expect(number).not.toBe(String(id));
    }));
});

describe('payment of an order', () => {
  it('is told by date_paid: at once by card, when the transfer is noted, and for cash on delivery when completed', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const lines = [{ sku: 'LA-OLV', quantity: 1 }];
      const card = shop.shop.placeOrder({ lines, payment: 'stripe' });
      const transfer = shop.shop.placeOrder({ lines, payment: 'bacs' });
      const cash = shop.shop.placeOrder({ lines, payment: 'cod' });
      expect([card, transfer, cash].map(({ status, date_paid }) => [status, date_paid !== null])).toEqual([
        ['processing', true],
        ['on-hold', false],
        ['processing', false],
      ]);
      shop.shop.advance(60_000);
      const paid = await api.send('PUT', `/orders/${transfer.id}`, { status: 'processing' });
      expect(paid.body.date_paid_gmt).toBe('2026-07-15T10:01:00');
      const done = await api.send('PUT', `/orders/${cash.id}`, { status: 'completed' });
      expect([done.body.status, done.body.date_paid_gmt, done.body.date_completed_gmt]).toEqual([
        'completed',
        '2026-07-15T10:01:00',
        '2026-07-15T10:01:00',
      ]);
    }));

  it('set by the API sends cash on delivery straight to completed', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const product_id = shop.shop.product('DB-NAT')?.id;
      const made = await api.send('POST', '/orders', {
        payment_method: 'cod',
        set_paid: true,
        line_items: [{ product_id, quantity: 2 }],
        billing: { first_name: 'Ελένη', country: 'DE' },
      });
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({
        status: 'completed',
        created_via: 'rest-api',
        billing: { first_name: 'Ελένη' },
      });
      expect(made.body.date_paid).not.toBeNull();
    }));
});

describe('changes of an order', () => {
  it('move the modification time, metadata too; a note does not', () =>
    withShop({}, async (shop, api) => {
      const id = shop.snapshot().orders[0]?.id ?? 0;
      const modified = async (): Promise<string> => (await api.get(`/orders/${id}`)).body.date_modified_gmt;
      const before = await modified();
      shop.shop.advance(30_000);
      await api.send('POST', `/orders/${id}/notes`, { note: 'On its way', customer_note: true });
      expect(await modified()).toBe(before);
      await api.send('PUT', `/orders/${id}`, { meta_data: [{ key: '_orderly', value: 'x' }] });
      expect(await modified()).toBe(new Date(NOON + 30_000).toISOString().slice(0, 19));
      await api.send('PUT', `/orders/${id}`, { meta_data: [{ key: '_orderly', value: 'y' }] });
      const { body } = await api.get(`/orders/${id}`);
      expect(body.meta_data.filter(({ key }: { key: string }) => key === '_orderly')).toMatchObject([
        { value: 'y' },
      ]);
    }));

  it('of lines carry their totals and taxes along, and an unknown status or line is refused', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const order = shop.shop.placeOrder({
        lines: [
          { sku: 'LA-OLV', quantity: 2 },
          { sku: 'DB-NAT', quantity: 1 },
        ],
      });
      const [apron, brush] = order.line_items;
      const edited = await api.send('PUT', `/orders/${order.id}`, {
        line_items: [
          { id: apron?.id, quantity: 1, total: '41.18', subtotal: '41.18' },
          { id: brush?.id, quantity: 0 },
        ],
      });
      expect(edited.body.line_items).toMatchObject([
        { id: apron?.id, quantity: 1, total: '41.18', total_tax: '7.82' },
      ]);
      expect(cents(edited.body.total)).toBe(readd(edited.body).total);
      expect((await api.send('PUT', `/orders/${order.id}`, { status: 'shipped' })).body.code).toBe(
        'rest_invalid_param',
      );
      expect(
        (await api.send('PUT', `/orders/${order.id}`, { line_items: [{ id: 1, quantity: 1 }] })).status,
      ).toBe(400);
      expect((await api.send('PUT', '/orders/999999', { status: 'completed' })).body.code).toBe(
        'woocommerce_rest_shop_order_invalid_id',
      );
    }));
});

import { describe, expect, it } from 'vitest';
import { withShop } from './support.ts';

describe('the stock of the shop', () => {
  it('goes down when an order is placed, is noted on the line, and comes back when it is cancelled', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const product = shop.shop.product('LA-OLV');
      const stock = async (): Promise<number> =>
        (await api.get(`/products/${product?.parentId}/variations/${product?.id}`)).body.stock_quantity;
      shop.shop.setStock(product?.id ?? 0, 10);
      const order = shop.shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 3 }], payment: 'bacs' });
      expect(await stock()).toBe(7);
      await api.send('PUT', `/orders/${order.id}`, { status: 'processing' });
      await api.send('PUT', `/orders/${order.id}`, { status: 'completed' });
      expect(await stock()).toBe(7);
      const { id } = shop.shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 2 }] });
      expect(await stock()).toBe(5);
      const cancelled = (await api.send('PUT', `/orders/${id}`, { status: 'cancelled' })).body;
      expect(await stock()).toBe(7);
      expect(JSON.stringify(cancelled.line_items)).not.toContain('_reduced_stock');
    }));

  it('stays untouched by an order that is not paid, and follows an edit of its quantity', () =>
    withShop({ orders: 0 }, async (shop) => {
      shop.shop.setStock(shop.shop.product('DB-NAT')?.id ?? 0, 10);
      const pending = shop.shop.placeOrder({ lines: [{ sku: 'DB-NAT', quantity: 4 }], isAccepted: false });
      expect([pending.status, shop.shop.product('DB-NAT')?.stock]).toEqual(['pending', 10]);
      const order = shop.shop.placeOrder({ lines: [{ sku: 'DB-NAT', quantity: 4 }] });
      shop.shop.editOrder(order.id, { quantities: { [order.line_items[0]?.id ?? 0]: 1 } });
      expect(shop.shop.product('DB-NAT')?.stock).toBe(9);
    }));

  it('of refunded units comes back where they are restocked', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      shop.shop.setStock(shop.shop.product('DB-NAT')?.id ?? 0, 10);
      const order = shop.shop.placeOrder({ lines: [{ sku: 'DB-NAT', quantity: 4 }] });
      const refund = (restock: boolean) =>
        api.send('POST', `/orders/${order.id}/refunds`, {
          api_refund: false,
          api_restock: restock,
          line_items: [{ id: order.line_items[0]?.id, quantity: 1, refund_total: '1.00' }],
        });
      await refund(false);
      expect(shop.shop.product('DB-NAT')?.stock).toBe(6);
      await refund(true);
      expect(shop.shop.product('DB-NAT')?.stock).toBe(7);
      expect(shop.shop.order(order.id)?.line_items[0]?.meta_data).toContainEqual(
        expect.objectContaining({ key: '_reduced_stock', value: '3' }),
      );
    }));
});

describe('writing stock', () => {
  it('to a product or a variation switches tracking on and moves its modification time', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const single = shop.shop.product('DB-NAT');
      shop.shop.setStock(single?.id ?? 0, null);
      expect((await api.get(`/products/${single?.id}`)).body).toMatchObject({
        manage_stock: false,
        stock_quantity: null,
      });
      shop.shop.advance(1000);
      const written = await api.send('PUT', `/products/${single?.id}`, {
        manage_stock: true,
        stock_quantity: 0,
      });
      expect(written.body).toMatchObject({
        manage_stock: true,
        stock_quantity: 0,
        stock_status: 'outofstock',
        date_modified_gmt: '2026-07-15T10:00:01',
      });
      const variation = shop.shop.product('LA-INK');
      const path = `/products/${variation?.parentId}/variations/${variation?.id}`;
      expect((await api.send('PUT', path, { stock_quantity: 5 })).body.stock_quantity).toBe(5);
      expect((await api.send('PUT', path, { stock_quantity: 'many' })).status).toBe(400);
    }));

  it('in a batch answers 200 with an error for each entry that failed, and takes at most 100', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const single = shop.shop.product('DB-NAT');
      const { status, body } = await api.send('POST', '/products/batch', {
        update: [
          { id: single?.id, stock_quantity: 3 },
          { id: 999_999, stock_quantity: 1 },
        ],
      });
      expect(status).toBe(200);
      expect(body.update).toMatchObject([
        { id: single?.id, stock_quantity: 3 },
        { id: 999_999, error: { code: 'woocommerce_rest_product_invalid_id', message: 'Invalid ID.' } },
      ]);
      const variation = shop.shop.product('LA-INK');
      const batch = await api.send('POST', `/products/${variation?.parentId}/variations/batch`, {
        update: [{ id: variation?.id, manage_stock: true, stock_quantity: 8 }],
      });
      expect(batch.body.update).toMatchObject([{ id: variation?.id, stock_quantity: 8 }]);
      const many = Array.from({ length: 101 }, () => ({ id: single?.id, stock_quantity: 1 }));
      expect((await api.send('POST', '/products/batch', { update: many })).status).toBe(413);
    }));
});

describe('finding products', () => {
  it('by SKU finds variations too, with their type and parent; a list without SKU leaves them out', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const variation = shop.shop.product('LA-INK');
      expect((await api.get('/products?sku=LA-INK')).body).toMatchObject([
        { id: variation?.id, type: 'variation', parent_id: variation?.parentId, sku: 'LA-INK' },
      ]);
      const page = await api.get('/products?per_page=100');
      expect(page.body.some(({ type }: { type: string }) => type === 'variation')).toBe(false);
      const apron = page.body.find(({ name }: { name: string }) => name === 'Linen apron');
      expect(apron).toMatchObject({ type: 'variable', manage_stock: false });
      const variations = (await api.get(`/products/${apron.id}/variations?per_page=100&order=asc`)).body;
      expect(variations.map(({ id }: { id: number }) => id)).toEqual(apron.variations);
      expect((await api.get('/products/999999')).body.code).toBe('woocommerce_rest_product_invalid_id');
    }));

  it('since a moment finds those whose stock or data moved', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      shop.shop.advance(60_000);
      await api.send('PUT', `/products/${shop.shop.product('DB-NAT')?.id}`, { stock_quantity: 4 });
      const { body } = await api.get('/products?modified_after=2026-07-15T10:00:00&dates_are_gmt=true');
      expect(body.map(({ sku }: { sku: string }) => sku)).toEqual(['DB-NAT']);
    }));
});

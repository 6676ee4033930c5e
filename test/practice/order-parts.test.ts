import { describe, expect, it } from 'vitest';
import { type Api, withShop } from './support.ts';

describe('refunds', () => {
  it('are child orders with ids of their own; the order shows them as negative sums and keeps its status until all is back', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const order = shop.shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 3 }] });
      const [line] = order.line_items;
      const made = await api.send('POST', `/orders/${order.id}/refunds`, {
        reason: 'Broken',
        api_refund: false,
        line_items: [
          {
            id: line?.id,
            quantity: 1,
            refund_total: '41.18',
            refund_tax: [{ id: line?.taxes[0]?.id, refund_total: '7.82' }],
          },
        ],
      });
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({
        amount: '49.00',
        reason: 'Broken',
        refunded_payment: false,
        line_items: [{ quantity: -1, total: '-41.18', total_tax: '-7.82', product_id: line?.product_id }],
      });
      expect(made.body.line_items[0].meta_data).toMatchObject([
        { key: '_refunded_item_id', value: String(line?.id) },
      ]);
      const after = (await api.get(`/orders/${order.id}`)).body;
      expect(after).toMatchObject({
        status: 'processing',
        total: order.total,
        refunds: [{ id: made.body.id, reason: 'Broken', total: '-49.00' }],
      });
      const rest = await api.send('POST', `/orders/${order.id}/refunds`, {
        amount: '102.90',
        api_refund: false,
      });
      expect(rest.status).toBe(201);
      expect((await api.get(`/orders/${order.id}`)).body.status).toBe('refunded');
      expect((await api.get(`/orders/${order.id}/refunds`)).body.map(({ id }: { id: number }) => id)).toEqual(
        [rest.body.id, made.body.id],
      );
      expect((await api.get(`/orders/${made.body.id}`)).status).toBe(404);
    }));

  it('never exceed the order, are more than nothing, and need a gateway to be sent', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const { id } = shop.shop.placeOrder({ lines: [{ sku: 'DB-NAT', quantity: 1 }], payment: 'bacs' });
      const refuse = async (body: object): Promise<string> =>
        (await api.send('POST', `/orders/${id}/refunds`, body)).body.code;
      expect(await refuse({ amount: '1000.00', api_refund: false })).toBe(
        'woocommerce_rest_cannot_create_order_refund',
      );
      expect(await refuse({ amount: '0', api_refund: false })).toBe('woocommerce_rest_invalid_order_refund');
      expect(await refuse({ amount: '1.00' })).toBe('woocommerce_rest_cannot_create_order_refund');
      expect((await api.send('POST', '/orders/1/refunds', { amount: '1' })).status).toBe(404);
    }));
});

describe('notes', () => {
  it('are listed newest first, and those for the customer can be asked for alone', () =>
    withShop({ orders: 0 }, async (shop, api) => {
      const { id } = shop.shop.placeOrder({ lines: [{ sku: 'DB-NAT', quantity: 1 }] });
      const made = await api.send('POST', `/orders/${id}/notes`, {
        note: 'Your parcel left.',
        customer_note: true,
      });
      expect(made.status).toBe(201);
      expect((await api.get(`/orders/${id}/notes?type=customer`)).body).toMatchObject([
        { id: made.body.id, note: 'Your parcel left.', customer_note: true },
      ]);
      const all = (await api.get(`/orders/${id}/notes`)).body as { id: number }[];
      expect(all[0]?.id).toBe(made.body.id);
      expect(all.length).toBeGreaterThan(1);
      expect((await api.send('POST', `/orders/${id}/notes`, {})).status).toBe(400);
    }));
});

const parcel = (itemId: number | undefined) => ({
  status: 'fulfilled',
  is_fulfilled: true,
  meta_data: [
    { key: '_items', value: [{ item_id: itemId, qty: 5 }] },
    { key: '_tracking_number', value: '00340434161094021501' },
    { key: '_shipment_provider', value: 'dhl' },
    { key: '_tracking_url', value: 'https://example.com/00340434161094021501' },
  ],
});

describe('native fulfilments', () => {
  it('do not exist where the feature is off', () =>
    withShop({}, async (shop, api) => {
      const id = shop.snapshot().orders[0]?.id;
      for (const path of ['fulfillments', 'shipment-trackings']) {
        expect(await api.get(`/orders/${id}/${path}`)).toMatchObject({
          status: 404,
          body: { code: 'rest_no_route' },
        });
      }
    }));

  it('are created without a look at quantities or repetitions, and move the modification time', () =>
    withShop({ orders: 0, features: { fulfillments: true } }, async (shop, api) => {
      const order = shop.shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 1 }] });
      shop.shop.advance(1000);
      const path = `/orders/${order.id}/fulfillments`;
      const body = parcel(order.line_items[0]?.id);
      const first = await api.send('POST', path, body);
      expect(first).toMatchObject({
        status: 201,
        body: {
          entity_type: 'WC_Order',
          entity_id: String(order.id),
          is_fulfilled: true,
          date_deleted: null,
        },
      });
      expect((await api.send('POST', path, body)).status).toBe(201);
      const listed = (await api.get(path)).body as { meta_data: { key: string; value: unknown }[] }[];
      expect(listed).toHaveLength(2);
      expect(listed[0]?.meta_data).toContainEqual(
        expect.objectContaining({ key: '_tracking_number', value: '00340434161094021501' }),
      );
      const after = (await api.get(`/orders/${order.id}`)).body;
      expect(after.date_modified_gmt > order.date_modified_gmt).toBe(true);
      expect(after.status).toBe('processing');
      expect((await api.send('DELETE', `${path}/${first.body.id}`)).status).toBe(200);
      expect((await api.get(path)).body).toHaveLength(1);
    }));
});

describe('the shipment tracking plugin', () => {
  const list = async (api: Api, id: number) => (await api.get(`/orders/${id}/shipment-trackings`)).body;

  it('keeps what it is given in the metadata of the order, and reads what others wrote there', () =>
    withShop({ orders: 0, features: { shipmentTracking: true } }, async (shop, api) => {
      const { id } = shop.shop.placeOrder({ lines: [{ sku: 'DB-NAT', quantity: 1 }] });
      const made = await api.send('POST', `/orders/${id}/shipment-trackings`, {
        custom_tracking_provider: 'DHL',
        custom_tracking_link: 'https://example.com/1',
        tracking_number: '1',
        date_shipped: '2026-07-15',
      });
      expect(made.status).toBe(201);
      expect(await list(api, id)).toEqual([
        {
          tracking_id: made.body.tracking_id,
          tracking_provider: 'DHL',
          tracking_link: 'https://example.com/1',
          tracking_number: '1',
          date_shipped: '2026-07-15',
        },
      ]);
      const meta = [
        {
          tracking_number: '2',
          custom_tracking_provider: 'GLS',
          custom_tracking_link: '',
          date_shipped: '1784073600',
          tracking_id: 'b',
        },
      ];
      await api.send('PUT', `/orders/${id}`, {
        meta_data: [{ key: '_wc_shipment_tracking_items', value: meta }],
      });
      expect(await list(api, id)).toMatchObject([
        { tracking_id: 'b', tracking_provider: 'GLS', tracking_number: '2' },
      ]);
      expect(shop.snapshot().orders[0]?.practice.trackings).toEqual(meta);
    }));
});

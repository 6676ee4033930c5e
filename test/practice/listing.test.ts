import { describe, expect, it } from 'vitest';
import type { PracticeShop } from '../../main/practice/practice-shop.ts';
import { type Api, NOON, withShop } from './support.ts';

/** Three orders, each modified in its own second, the newest at noon UTC plus 20 seconds. */
function placeThree(shop: PracticeShop): { ids: number[]; seconds: string[] } {
  const ids: number[] = [];
  const seconds: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    shop.shop.advance(10_000);
    const order = shop.shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 1 }] });
    ids.push(order.id);
    seconds.push(order.date_modified_gmt);
  }
  return { ids, seconds };
}

const idsOf = async (api: Api, query: string): Promise<number[]> => {
  const { status, body } = await api.get(`/orders?per_page=100&orderby=modified&order=asc&${query}`);
  expect(status).toBe(200);
  return (body as { id: number }[]).map(({ id }) => id);
};

describe.each(['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata', 'UTC'])(
  'modified_after in %s',
  (zone) => {
    it('is exclusive by whole seconds with the flag and no suffix, and with Z and no flag', () =>
      withShop({ zone, orders: 0 }, async (shop, api) => {
        const { ids, seconds } = placeThree(shop);
        const [first, second] = seconds;
        expect(await idsOf(api, `modified_after=${first}&dates_are_gmt=true`)).toEqual(ids.slice(1));
        expect(await idsOf(api, `modified_after=${first}Z`)).toEqual(ids.slice(1));
        expect(await idsOf(api, `modified_after=${first}.999Z`)).toEqual(ids.slice(1));
        expect(await idsOf(api, `modified_before=${second}&dates_are_gmt=true`)).toEqual(ids.slice(0, 1));
      }));

    it('shifts by the offset of the shop when flag and suffix come together', () =>
      withShop({ zone, orders: 0 }, async (shop, api) => {
        const { ids, seconds } = placeThree(shop);
        const offset =
          { 'Europe/Berlin': 2, 'America/Los_Angeles': -7, 'Asia/Kolkata': 5.5, UTC: 0 }[zone] ?? 0;
        const found = await idsOf(api, `modified_after=${seconds[0]}Z&dates_are_gmt=true`);
        // East of UTC everything of the last hours is lost, west of it too much comes.
        expect(found).toEqual(offset > 0 ? [] : offset < 0 ? ids : ids.slice(1));
      }));

    it('means the shop-local digits without flag and suffix', () =>
      withShop({ zone, orders: 0 }, async (shop, api) => {
        const { ids } = placeThree(shop);
        const local = shop.shop.order(ids[0] ?? 0)?.date_modified;
        expect(await idsOf(api, `modified_after=${local}`)).toEqual(ids.slice(1));
      }));
  },
);

describe('pages of orders', () => {
  it('carry total, page count and links, and end with an empty page', () =>
    withShop({ orders: 25 }, async (shop, api) => {
      const second = await api.get('/orders?per_page=10&page=2&orderby=id&order=asc');
      expect([second.headers.get('x-wp-total'), second.headers.get('x-wp-totalpages')]).toEqual(['25', '3']);
      const link = second.headers.get('link') ?? '';
      expect(link).toContain(
        `<${shop.url}/wp-json/wc/v3/orders?per_page=10&page=1&orderby=id&order=asc>; rel="prev"`,
      );
      expect(link).toContain('page=3&orderby=id&order=asc>; rel="next"');
      const beyond = await api.get('/orders?per_page=10&page=4');
      expect([beyond.status, beyond.body, beyond.headers.get('x-wp-total')]).toEqual([200, [], '25']);
      const whole = [];
      for (const page of [1, 2, 3]) {
        whole.push(...(await api.get(`/orders?per_page=10&page=${page}&orderby=id&order=asc`)).body);
      }
      const ids = whole.map(({ id }) => id);
      expect(ids).toEqual([...shop.snapshot().orders].map(({ id }) => id).sort((a, b) => a - b));
    }));

  it('hold 10 orders unless asked, newest first, and at most 100', () =>
    withShop({}, async (_, api) => {
      const plain = (await api.get('/orders')).body as { id: number; date_created_gmt: string }[];
      expect(plain).toHaveLength(10);
      const dates = plain.map((order) => order.date_created_gmt);
      expect(dates).toEqual([...dates].sort().reverse());
      expect(await api.get('/orders?per_page=101')).toMatchObject({
        status: 400,
        body: {
          code: 'rest_invalid_param',
          data: {
            status: 400,
            params: { per_page: 'per_page must be between 1 (inclusive) and 100 (inclusive)' },
          },
        },
      });
      expect((await api.get('/orders?per_page=0')).status).toBe(400);
      expect((await api.get('/orders?page=0')).status).toBe(400);
      expect((await api.get('/orders?orderby=colour')).body.code).toBe('rest_invalid_param');
      expect((await api.get('/orders?modified_after=yesterday')).body.code).toBe('rest_invalid_param');
    }));

  it('drift while orders change: an order edited during paging moves behind the reader', () =>
    withShop({ orders: 20, hasOddities: false }, async (shop, api) => {
      const query = '/orders?per_page=10&orderby=modified&order=asc';
      const first = (await api.get(`${query}&page=1`)).body as { id: number }[];
      shop.shop.advance(1000);
      shop.shop.editOrder(first[0]?.id ?? 0, { note: 'Second floor' });
      const second = (await api.get(`${query}&page=2`)).body as { id: number }[];
      const seen = new Set([...first, ...second].map(({ id }) => id));
      // One order slipped from page two to page one: only an overlap finds it.
      expect(seen.size).toBe(19);
      expect(second.at(-1)?.id).toBe(first[0]?.id);
    }));

  it('filters by status, ids, customer and search', () =>
    withShop({}, async (shop, api) => {
      const all = shop.snapshot().orders;
      const ids = async (query: string): Promise<number[]> =>
        ((await api.get(`/orders?per_page=100&orderby=id&order=asc&${query}`)).body as { id: number }[]).map(
          ({ id }) => id,
        );
      const expected = (keep: (order: (typeof all)[number]) => boolean): number[] =>
        all
          .filter(keep)
          .map(({ id }) => id)
          .sort((a, b) => a - b);
      const three = all.slice(3, 6).map(({ id }) => id);
      expect(await ids('status=processing')).toEqual(expected(({ status }) => status === 'processing'));
      expect(await ids('status=processing,on-hold')).toEqual(
        expected(({ status }) => status === 'processing' || status === 'on-hold'),
      );
      expect(await ids(`include=${three.join(',')}`)).toEqual(three.sort((a, b) => a - b));
      expect(await ids(`exclude=${three.join(',')}`)).toEqual(expected(({ id }) => !three.includes(id)));
      const customer = all.find(({ customer_id }) => customer_id > 0)?.customer_id ?? 0;
      expect(await ids(`customer=${customer}`)).toEqual(
        expected(({ customer_id }) => customer_id === customer),
      );
      const name = all[0]?.billing.last_name ?? '';
      expect(await ids(`search=${encodeURIComponent(name)}`)).toContain(all[0]?.id);
      expect((await api.get('/orders?status=shipped')).status).toBe(400);
    }));

  it('show only the fields asked for', () =>
    withShop({}, async (_, api) => {
      const { body } = await api.get('/orders?_fields=id,number&per_page=3');
      expect(body.map((order: object) => Object.keys(order))).toEqual([
        ['id', 'number'],
        ['id', 'number'],
        ['id', 'number'],
      ]);
    }));
});

describe('the trash', () => {
  it('swallows an order silently: any leaves it out, no list of changes names it', () =>
    withShop({}, async (shop, api) => {
      const order = shop.snapshot().orders[0];
      const id = order?.id ?? 0;
      shop.shop.advance(5000);
      expect((await api.send('DELETE', `/orders/${id}`)).body.status).toBe('trash');
      const since = new Date(NOON).toISOString().slice(0, 19);
      expect(await idsOf(api, `modified_after=${since}&dates_are_gmt=true`)).not.toContain(id);
      expect(await idsOf(api, 'status=any')).not.toContain(id);
      expect(await idsOf(api, 'status=trash')).toEqual([id]);
      expect((await api.get(`/orders/${id}`)).body.status).toBe('trash');
      expect((await api.send('DELETE', `/orders/${id}`)).status).toBe(410);
      expect((await api.send('DELETE', `/orders/${id}?force=true`)).status).toBe(200);
      expect((await api.get(`/orders/${id}`)).body).toEqual({
        code: 'woocommerce_rest_shop_order_invalid_id',
        message: 'Invalid ID.',
        data: { status: 404 },
      });
    }));
});

describe('what a site says of itself', () => {
  it('names its zone, its version, its currency and its own time', () =>
    withShop({ zone: 'Asia/Kolkata' }, async (shop, api) => {
      const index = (await (await fetch(`${shop.url}/wp-json/`)).json()) as Record<string, unknown>;
      expect(index).toMatchObject({ gmt_offset: 5.5, timezone_string: 'Asia/Kolkata' });
      expect(index.namespaces).toContain('wc/v3');
      const { body, headers } = await api.get('/system_status');
      expect(body).toMatchObject({
        environment: { version: '11.0.1' },
        settings: { currency: 'EUR', number_of_decimals: 2 },
      });
      expect(headers.get('date')).toBe(new Date(NOON).toUTCString());
      expect((await api.get('/settings/tax/woocommerce_prices_include_tax')).body.value).toBe('yes');
      expect((await api.get('/nothing')).body.code).toBe('rest_no_route');
    }));
});

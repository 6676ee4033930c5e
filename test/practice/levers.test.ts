import { describe, expect, it } from 'vitest';
import { basic, withShop } from './support.ts';

const ask = async (url: string, authorization: string, body?: object) => {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { authorization, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests read JSON of many shapes; a wrong path fails the expectation.
  return { status: response.status, body: (await response.json()) as any };
};

describe('levers of the practice shop', () => {
  it('are pulled with the token or a key that may write, and with no other', () =>
    withShop({}, async (shop) => {
      const controls = `${shop.url}/practice/controls`;
      expect((await ask(controls, `Bearer ${shop.token}`)).status).toBe(200);
      expect((await ask(controls, basic(shop.key, shop.secret))).status).toBe(200);
      expect((await ask(controls, basic(shop.readOnly.key, shop.readOnly.secret))).status).toBe(401);
      expect((await ask(controls, basic(shop.key, 'cs_wrong'))).status).toBe(401);
    }));

  it('tell how long an outage still lasts, and end it', () =>
    withShop({}, async (shop) => {
      const key = basic(shop.key, shop.secret);
      await ask(`${shop.url}/practice/outage`, key, { seconds: 30 });
      expect((await ask(`${shop.url}/practice/controls`, key)).body.outageMs).toBe(30_000);
      await ask(`${shop.url}/practice/outage`, key, { seconds: 0 });
      expect((await ask(`${shop.url}/practice/controls`, key)).body.outageMs).toBe(0);
    }));

  it('show the newest orders, and one by its number with stock, tracking and notes', () =>
    withShop({}, async (shop, api) => {
      const key = basic(shop.key, shop.secret);
      const placed = shop.shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 2 }] });
      await api.send('POST', `/orders/${placed.id}/notes`, { note: 'On its way', customer_note: true });
      const { body } = await ask(`${shop.url}/practice/shown?number=${placed.number}`, key);
      expect(body.newest[0].number).toBe(placed.number);
      expect(body.newest).toHaveLength(8);
      expect(body.order).toMatchObject({
        number: placed.number,
        status: placed.status,
        lines: [{ sku: 'LA-OLV', qty: 2, stockQty: shop.shop.product('LA-OLV')?.stock }],
        trackings: [],
      });
      expect(body.order.notes[0]).toEqual({ text: 'On its way', isForCustomer: true });
      expect((await ask(`${shop.url}/practice/shown?number=none`, key)).body.order).toBeNull();
    }));
});

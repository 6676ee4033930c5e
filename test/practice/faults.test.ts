import { describe, expect, it } from 'vitest';
import { basic, root, withShop } from './support.ts';

describe('faults of the practice shop', () => {
  it('http500 and http429 refuse before anything is done', () =>
    withShop({}, async (shop) => {
      const id = shop.snapshot().orders.find(({ status }) => status === 'processing')?.id ?? 0;
      const complete = () =>
        fetch(`${root(shop)}/orders/${id}`, {
          method: 'PUT',
          headers: { authorization: basic(shop.key, shop.secret), 'content-type': 'application/json' },
          body: '{"status":"completed"}',
        });
      shop.shop.setFault('http500', 1);
      expect((await complete()).status).toBe(500);
      shop.shop.setFault('http500', 0);
      shop.shop.setFault('http429', 1);
      const answers = await Promise.all(Array.from({ length: 12 }, complete));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([429]));
      expect(new Set(answers.map(({ headers }) => headers.get('retry-after')))).toEqual(new Set([null, '1']));
      expect(shop.shop.order(id)?.status).toBe('processing');
    }));

  it('truncated promises more bytes than it sends', () =>
    withShop({ faults: { truncated: 1 } }, async (shop) => {
      const response = await fetch(`${root(shop)}/orders`, {
        headers: { authorization: basic(shop.key, shop.secret) },
      });
      expect(response.status).toBe(200);
      await expect(response.text()).rejects.toThrow();
    }));

  it('lost_answer does what was asked and says nothing; reads are answered', () =>
    withShop({ faults: { lost_answer: 1 } }, async (shop, api) => {
      const id = shop.snapshot().orders.find(({ status }) => status === 'processing')?.id ?? 0;
      await expect(api.send('PUT', `/orders/${id}`, { status: 'completed' })).rejects.toThrow();
      expect((await api.get(`/orders/${id}`)).body.status).toBe('completed');
    }));

  it('duplicate lists an item twice, over the edge of a page and on the first, and leaves none out', () =>
    withShop({ faults: { duplicate: 1 }, orders: 30 }, async (_, api) => {
      const query = '/orders?orderby=id&order=asc&per_page=10';
      const ids: number[] = [];
      for (const page of [1, 2, 3]) {
        ids.push(...(await api.get(`${query}&page=${page}`)).body.map(({ id }: { id: number }) => id));
      }
      expect([ids.length, new Set(ids).size]).toEqual([33, 30]);
    }));

  it('timeout never answers; the shop closes all the same', () =>
    withShop({ faults: { timeout: 1 } }, async (shop, api) => {
      const abort = new AbortController();
      const asked = fetch(`${root(shop)}/orders`, {
        headers: { authorization: basic(shop.key, shop.secret) },
        signal: abort.signal,
      });
      while (shop.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(shop.requests()).toMatchObject([{ status: 'none', fault: 'timeout' }]);
      abort.abort();
      await expect(asked).rejects.toThrow();
      shop.shop.setFault('timeout', 0);
      expect((await api.get('/orders')).status).toBe(200);
    }));

  it('an outage refuses every request until its time is over', () =>
    withShop({}, async (shop) => {
      const ask = async (): Promise<[number, string | null]> => {
        const { status, headers } = await fetch(`${root(shop)}/orders`, {
          headers: { authorization: basic(shop.key, shop.secret) },
        });
        return [status, headers.get('content-type')];
      };
      shop.shop.outage(60_000);
      expect(await ask()).toEqual([503, 'text/html; charset=UTF-8']);
      shop.shop.advance(60_000);
      expect((await ask())[0]).toBe(200);
    }));

  it('fall on the same requests for the same seed', async () => {
    const faultsOf = async (seed: number): Promise<unknown[]> => {
      let seen: unknown[] = [];
      await withShop({ seed, faults: { http500: 0.3, http429: 0.3 } }, async (shop) => {
        const headers = { authorization: basic(shop.key, shop.secret) };
        for (let index = 0; index < 40; index += 1)
          await fetch(`${root(shop)}/orders?per_page=1`, { headers });
        seen = shop.requests().map(({ fault }) => fault);
      });
      return seen;
    };
    const first = await faultsOf(3);
    expect(first).toContain('http500');
    expect(first).toContain(null);
    expect(await faultsOf(3)).toEqual(first);
    expect(await faultsOf(4)).not.toEqual(first);
  });
});

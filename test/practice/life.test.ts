import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createPracticeShop } from '../../main/practice/practice-shop.ts';
import { NOON, withShop } from './support.ts';

const HOUR = 3_600_000;

describe('live mode', () => {
  it('lets orders arrive at random moments, at the chosen rate on average, each at its own time', () =>
    withShop({ orders: 0, rate: 5 }, async (shop) => {
      shop.shop.advance(4 * HOUR);
      const orders = shop.snapshot().orders;
      expect(orders.length).toBeGreaterThan(1000);
      expect(orders.length).toBeLessThan(1400);
      expect(new Set(orders.map(({ date_created }) => date_created)).size).toBeGreaterThan(900);
      expect(new Set(orders.map(({ status }) => status))).toContain('cancelled');
      expect(
        orders.some((order) => order.date_modified > order.date_created && order.status === 'processing'),
      ).toBe(true);
      shop.shop.setRate(0);
      const before = shop.snapshot().orders.length;
      shop.shop.advance(HOUR);
      expect(shop.snapshot().orders).toHaveLength(before);
    }));

  it('sends reviews of what was delivered', () =>
    withShop({ orders: 60, hasOddities: false }, async (shop, api) => {
      const before = (await api.get('/products/reviews?per_page=100')).body.length;
      const open = shop.snapshot().orders.filter(({ status }) => status === 'processing');
      for (const { id } of open) await api.send('PUT', `/orders/${id}`, { status: 'completed' });
      shop.shop.advance(HOUR);
      const reviews = (await api.get('/products/reviews?per_page=100&order=asc')).body;
      expect(reviews.length).toBeGreaterThan(before);
      const fresh = (await api.get('/products/reviews?per_page=100&after=2026-07-15T10:00:00Z')).body;
      expect(fresh).toHaveLength(reviews.length - before);
      const emails = open.map(({ billing }) => billing.email);
      for (const review of fresh) {
        expect(emails).toContain(review.reviewer_email);
        expect(review).toMatchObject({ status: 'approved', verified: true });
        expect(review.review).toMatch(/^<p>.*<\/p>\n$/s);
      }
    }));

  it('runs by itself on the timer it is given, and stops when it is closed', async () => {
    const waiting = new Map<number, () => void>();
    let at = NOON;
    let next = 0;
    const shop = await createPracticeShop({
      seed: 1,
      orders: 0,
      rate: 1,
      clock: () => at,
      timer: (_, run) => {
        const id = next++;
        waiting.set(id, run);
        return () => waiting.delete(id);
      },
    });
    at += 10 * 60_000;
    const [first] = waiting;
    waiting.clear();
    first?.[1]();
    expect(shop.snapshot().orders.length).toBeGreaterThan(0);
    expect(waiting.size).toBe(1);
    await shop.close();
    expect(waiting.size).toBe(0);
  });
});

describe('levers of the practice panel', () => {
  it('order, change, cancel, refund and review over HTTP with the token', () =>
    withShop({ orders: 0 }, async (shop) => {
      const post = async (name: string, body: object) => {
        const response = await fetch(`${shop.url}/practice/${name}`, {
          method: 'POST',
          headers: { 'x-practice-token': shop.token, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return { status: response.status, body: (await response.json()) as { id: number; status?: string } };
      };
      const { body } = await post('order', { lines: [{ sku: 'LA-OLV', quantity: 2 }], note: 'A gift' });
      expect(body).toMatchObject({ status: 'processing', customer_note: 'A gift' });
      expect((await post('edit', { id: body.id, edit: { note: 'No gift' } })).body).toMatchObject({
        customer_note: 'No gift',
      });
      expect((await post('refund', { id: body.id, refund: { amountMinor: 500 } })).body).toMatchObject({
        refunds: [{ total: '-5.00' }],
      });
      expect((await post('cancel', { id: body.id })).body.status).toBe('cancelled');
      expect((await post('review', { rating: 2, text: 'Chipped' })).body).toMatchObject({ rating: 2 });
      expect((await post('fault', { name: 'http500', share: 0.2 })).body).toMatchObject({ http500: 0.2 });
      expect((await post('rate', { perMinute: 3 })).body).toEqual({ perMinute: 3 });
      expect((await post('fault', { name: 'fire', share: 1 })).status).toBe(400);
      expect((await post('cancel', { id: 1 })).status).toBe(400);
    }));
});

describe('a shop kept in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the same after a restart, also when it was not closed and its last line is torn', async () => {
    const options = {
      seed: 5,
      orders: 30,
      stateFile: join(folder, 'shop.ndjson'),
      clock: () => NOON,
      timer: null,
    };
    const first = await createPracticeShop(options);
    const { id } = first.shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 2 }], note: 'kept' });
    first.shop.trashOrder(first.snapshot().orders[0]?.id ?? 0);
    first.shop.addReview({ productId: 101 });
    const before = first.snapshot();
    writeFileSync(options.stateFile, '{"kind":"order","order":{"id":', { flag: 'a' });
    const second = await createPracticeShop({ ...options, clock: () => NOON + 1000 });
    const base = (text: unknown): string => JSON.stringify(text).replaceAll(/127\.0\.0\.1:\d+/g, 'shop');
    const after = second.snapshot();
    const byId = (list: typeof before.orders) => [...list].sort((a, b) => a.id - b.id);
    expect(base(byId(after.orders))).toBe(base(byId(before.orders)));
    expect([after.products, after.reviews]).toEqual([before.products, before.reviews]);
    expect(second.shop.order(id)?.customer_note).toBe('kept');
    expect(second.shop.placeOrder().id).toBeGreaterThan(id);
    await first.close();
    await second.close();
  });
});

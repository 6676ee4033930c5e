/** The whole chain against the practice shop, with every fault it knows: all messages arrive, each once. */
import { afterEach, describe, expect, it } from 'vitest';
import { createPracticeShop, type PracticeShop } from '../../main/practice/practice-shop.ts';
import { woocommerce } from '../../main/sync/connectors/woocommerce/connector.ts';
import { type Desk, openDesk, rows } from './desk.ts';

let desk: Desk;
let shop: PracticeShop;
afterEach(async () => {
  await desk.close();
  await shop.close();
});

async function connect(): Promise<string> {
  const clock = { now: Date.UTC(2026, 10, 23, 9, 0, 0) };
  desk = await openDesk({ hasNoAccount: true, parts: { connectors: { woocommerce } } });
  shop = await createPracticeShop({ seed: 3, orders: 60, clock: () => clock.now, timer: null, hangMs: 30 });
  const answer = await desk.tasks['account.add'](
    {
      actor: { personId: 'per_owner', role: 'owner', stationId: 'main' },
      signal: new AbortController().signal,
    },
    {
      kind: 'woocommerce',
      name: 'Practice',
      url: shop.url,
      settings: {},
      secrets: { consumer_key: shop.key, consumer_secret: shop.secret },
      check: true,
      isPractice: true,
    },
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.account;
}

const stored = (): unknown[] =>
  rows(
    desk.db,
    `select stream, external_id, hex(hash) as hash, state from raw_message where state <> 'superseded'
     order by stream, external_id`,
  );

const forgetCursors = (): void =>
  desk.db.write((tx) => {
    for (const stream of ['products', 'orders', 'reviews'])
      tx.update('sync_stream', { stream }, { cursor: null });
  });

describe('the practice shop', () => {
  it('is pulled whole, without a message in quarantine, and pulling it again changes nothing', async () => {
    await connect();
    const [report] = await desk.sync.runOnce();
    expect(report).toMatchObject({ quarantined: 0, error: null });
    expect(report?.captured).toBeGreaterThan(40);
    const before = stored();
    forgetCursors();
    const [again] = await desk.sync.runOnce();
    expect(again).toMatchObject({ captured: 0, updated: 0, quarantined: 0, error: null });
    expect(stored()).toEqual(before);
  });

  for (const fault of ['timeout', 'http500', 'http429', 'truncated', 'duplicate', 'lost_answer'] as const) {
    it(`arrives whole although every fifth answer suffers from "${fault}"`, async () => {
      await connect();
      shop.shop.setFault(fault, 0.2);
      for (let cycle = 0; cycle < 30; cycle += 1) {
        const [report] = await desk.sync.runOnce();
        if (report?.error === null) break;
      }
      shop.shop.setFault(fault, 0);
      const [report] = await desk.sync.runOnce();
      expect(report).toMatchObject({ error: null });
      // What came through is what a whole and undisturbed pull brings.
      const disturbed = stored();
      forgetCursors();
      await desk.sync.runOnce();
      expect(stored()).toEqual(disturbed);
      expect(disturbed.length).toBeGreaterThan(100);
    });
  }
});

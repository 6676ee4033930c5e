/** Killed anywhere, the next start reaches the same end: nothing lost, nothing told twice or out of order. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { enqueue } from '../../main/db/outbox-store.ts';
import { seededRandom } from '../support/ids.ts';
import { ACCOUNT, type Desk, fillRow, openDesk, outcome, rows } from './desk.ts';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));

const desks: Desk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

/** A live account with fourteen orders to pull, six messages to tell and three quantities to write. */
async function prepare(): Promise<Desk> {
  const desk = await openDesk({ isLive: true });
  desks.push(desk);
  for (let id = 1; id <= 14; id += 1)
    desk.channel.say('orders', String(id), id === 5 ? { unreadable: true } : { status: 'processing' });
  desk.channel.say('products', 'p1', {});
  fillRow(desk.db, 'warehouse', { id: 'whs_1', code: 'MAIN' });
  for (const id of ['a', 'b', 'c']) {
    desk.channel.stock.set(id, 10);
    fillRow(desk.db, 'item', { id: `itm_${id}`, sku: id, is_stocked: 1 });
    desk.db.raw.prepare('insert into stock_level values (?, ?, 4, 0, 0)').run(`itm_${id}`, 'whs_1');
    fillRow(desk.db, 'listing', {
      id: `lst_${id}`,
      account_id: ACCOUNT,
      external_id: id,
      kind: 'goods',
      is_tracked: 1,
      item_id: `itm_${id}`,
      channel_qty: 10,
      channel_read_at: 1,
    });
  }
  desk.world.pipeline.system('test.tell', {}, (run) => {
    for (let index = 0; index < 6; index += 1)
      enqueue(run, {
        accountId: ACCOUNT,
        intent: { kind: 'complete', orderExternalId: String(index % 2) },
        orderId: `order${index % 2}`,
        subjectId: `subject${index}`,
        idempotencyKey: `key${index}`,
      });
  });
  return desk;
}

/** Runs the child; kills it a moment after its n-th request. Answers whether it came to its end. */
async function runChild(desk: Desk, killAt: number | undefined, delayMs: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--no-warnings', CHILD, desk.db.raw.name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const first = desk.channel.requests.length;
  desk.channel.onRequest = (_path, count) => {
    if (killAt !== undefined && count - first === killAt) setTimeout(() => child.kill('SIGKILL'), delayMs);
    return undefined;
  };
  const code = await new Promise((resolve) => child.once('close', resolve));
  return code === 0;
}

const end = (desk: Desk) => ({
  ...outcome(desk.db),
  outbox: rows(desk.db, "select subject_id, state from outbox where kind <> 'stock' order by seq"),
  listings: rows(desk.db, 'select external_id, pushed_qty, differs_qty from listing order by external_id'),
  stock: Object.fromEntries(desk.channel.stock),
  told: desk.channel.told.map((one) => one.key),
});

describe('a process killed at any moment', () => {
  it('leaves a state from which the next one reaches the same end', { timeout: 120_000 }, async () => {
    const calm = await prepare();
    expect(await runChild(calm, undefined, 0)).toBe(true);
    const expected = end(calm);
    expect(expected.outbox).toHaveLength(6);
    expect(expected.stock).toEqual({ a: 4, b: 4, c: 4 });

    const random = seededRandom(20_261_123);
    const disturbed = await prepare();
    let kills = 0;
    while (kills < 6) {
      kills += 1;
      const isEnded = await runChild(disturbed, 1 + Math.floor(random() * 6), Math.floor(random() * 25));
      expect(disturbed.db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
      if (isEnded) break;
    }
    disturbed.channel.onRequest = () => undefined;
    expect(await runChild(disturbed, undefined, 0)).toBe(true);
    expect(end(disturbed)).toEqual(expected);
    expect(kills).toBeGreaterThan(2);
  });
});

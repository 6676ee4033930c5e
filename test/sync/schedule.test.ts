/** The loop: works by itself, can be woken, asks nobody twice at a time, and ends when it is told to. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { enqueue } from '../../main/db/outbox-store.ts';
import { inOrder, isLate, pollIntervalMs } from '../../shared/sync/freshness.ts';
import { ACCOUNT, type Desk, openDesk, outcome, rows } from './desk.ts';

let desk: Desk;
afterEach(() => desk.close());

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 20 });
/** Real waiting, so that the loop does not spin while the test's clock stands. */
const realSleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(Math.min(ms, 50), undefined, { signal }).catch(() => undefined);

describe('the schedule', () => {
  it('pulls by itself, again when its time has come, and when woken', async () => {
    desk = await openDesk({ isRunning: true, parts: { sleep: realSleep } });
    desk.channel.say('orders', '1', {});
    await until(() => expect(outcome(desk.db).notes).toHaveLength(1));
    await desk.sync.runOnce();
    desk.channel.say('orders', '2', {});
    desk.world.clock.now += 120_000;
    await until(() => expect(outcome(desk.db).notes).toHaveLength(2));
    await desk.sync.runOnce();
    desk.channel.say('orders', '3', {});
    desk.sync.wake(['sync']);
    await until(() => expect(outcome(desk.db).notes).toHaveLength(3));
  });

  it('delivers what a commit enqueued as soon as it is woken', async () => {
    desk = await openDesk({ isRunning: true, isLive: true, parts: { sleep: realSleep } });
    await desk.sync.runOnce();
    desk.world.pipeline.system('test.tell', {}, (run) =>
      enqueue(run, {
        accountId: ACCOUNT,
        intent: { kind: 'complete', orderExternalId: '1' },
        orderId: 'a',
        subjectId: 'a',
        idempotencyKey: 'a',
      }),
    );
    desk.world.clock.now += 1_000;
    desk.sync.wake(['outbox']);
    await until(() => expect(rows(desk.db, 'select state from outbox')).toEqual([{ state: 'confirmed' }]));
  });

  it('goes on after the clock jumped back by days', async () => {
    desk = await openDesk({ isRunning: true, parts: { sleep: realSleep } });
    await desk.sync.runOnce();
    desk.world.clock.now -= 5 * 86_400_000;
    desk.channel.say('orders', '1', {});
    await until(() => expect(outcome(desk.db).notes).toHaveLength(1));
  });

  it('does nothing by itself when it is told not to', async () => {
    desk = await openDesk();
    desk.channel.say('orders', '1', {});
    desk.sync.wake(['sync', 'outbox']);
    await pause(300);
    expect(desk.channel.requests).toEqual([]);
  });

  it('works on one account one thing at a time', async () => {
    desk = await openDesk();
    for (let id = 0; id < 7; id += 1) desk.channel.say('orders', String(id), {});
    const reports = await Promise.all([desk.cycle(), desk.cycle(), desk.cycle()]);
    expect(reports.map((report) => report.captured)).toEqual([7, 0, 0]);
  });

  it('ends while a channel hangs, and leaves nothing half done', async () => {
    desk = await openDesk({ isRunning: true, parts: { sleep: realSleep } });
    for (let id = 0; id < 7; id += 1) desk.channel.say('orders', String(id), {});
    let pages = 0;
    desk.channel.onRequest = (path) => {
      if (!path.includes('stream=orders')) return undefined;
      pages += 1;
      return pages === 2 ? 'hang' : undefined;
    };
    await until(() => expect(pages).toBe(2));
    await desk.sync.stop();
    expect(outcome(desk.db).notes).toHaveLength(3);
    const asked = desk.channel.requests.length;
    desk.sync.wake(['sync']);
    expect(await desk.sync.runOnce()).toEqual([]);
    expect(desk.channel.requests).toHaveLength(asked);
    // What was not said to be an error is none.
    expect(rows(desk.db, 'select distinct error_kind from sync_stream')).toEqual([{ error_kind: null }]);
    desk.channel.onRequest = () => undefined;
    await desk.restart();
    await desk.sync.runOnce();
    expect(outcome(desk.db).notes).toHaveLength(7);
  });
});

describe('freshness', () => {
  it('orders the streams so that lines find their listings', async () => {
    desk = await openDesk();
    expect(inOrder(['reviews', 'orders', 'products'])).toEqual(['products', 'orders', 'reviews']);
  });

  it('looks often while orders come in, and as often as the owner says', async () => {
    desk = await openDesk();
    const of = (settings: Record<string, string>, wasBusy = false, isPractice = false): number =>
      pollIntervalMs({ settings, wasBusy, isPractice });
    expect([of({}), of({}, true), of({}, false, true)]).toEqual([60_000, 15_000, 4_000]);
    expect([of({ poll_seconds: '300' }), of({ poll_seconds: '1' }), of({ poll_seconds: 'x' })]).toEqual([
      300_000, 5_000, 60_000,
    ]);
  });

  it('calls a channel late after five minutes, or five of its intervals', async () => {
    desk = await openDesk();
    const late = (minutes: number, intervalMs = 60_000): boolean =>
      isLate({ pulledAt: 0, createdAt: 0, intervalMs }, minutes * 60_000);
    expect([late(5), late(5.1), late(5.1, 300_000), late(26, 300_000)]).toEqual([false, true, false, true]);
  });
});

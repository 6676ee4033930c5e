/** What pulling promises: nothing lost, nothing twice, nothing stopped by a bad message, whatever happens on the way. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, BUGS, type Desk, fillRow, mended, openDesk, outcome, rows } from './desk.ts';
import type { Fault } from './tiny-channel.ts';

let desk: Desk;
beforeEach(async () => {
  mended.clear();
  desk = await openDesk();
});
afterEach(() => desk.close());

const fill = ({ channel }: Desk, count = 8): void => {
  for (let id = 1; id <= count; id += 1) channel.say('orders', String(id), { status: 'processing' });
  channel.say('products', 'p1', {});
  channel.say('reviews', 'r1', {});
};

describe('a cycle', () => {
  it('pulls products, then orders, then reviews, page by page to their end', async () => {
    fill(desk);
    const report = await desk.cycle();
    expect(report).toEqual({
      name: 'Tiny',
      pulled: 10,
      captured: 8,
      updated: 0,
      quarantined: 0,
      delivered: 0,
      refused: 0,
      pending: 0,
      error: null,
    });
    const order = rows(desk.db, 'select stream from raw_page order by page_key');
    expect(order.map((row) => (row as { stream: string }).stream)).toEqual([
      'products',
      'orders',
      'orders',
      'orders',
      'reviews',
    ]);
  });

  it('changes nothing when everything is pulled again', async () => {
    fill(desk);
    await desk.cycle();
    const before = rows(desk.db, 'select * from raw_message');
    const commands = rows(desk.db, 'select seq from command').length;
    desk.db.write((tx) => tx.update('sync_stream', { stream: 'orders' }, { cursor: null }));
    const report = await desk.cycle();
    expect(report).toMatchObject({ pulled: 8, captured: 0, updated: 0, quarantined: 0 });
    expect(rows(desk.db, 'select * from raw_message')).toEqual(before);
    expect(rows(desk.db, 'select seq from command')).toHaveLength(commands);
  });

  it('applies a message whenever its content changed, back and forth', async () => {
    desk.channel.say('orders', '1', { status: 'a' });
    await desk.cycle();
    for (const status of ['b', 'a', 'b']) {
      desk.channel.say('orders', '1', { status });
      expect(await desk.cycle()).toMatchObject({ captured: 0, updated: 1 });
      expect(outcome(desk.db).notes).toMatchObject([{ value: status }]);
    }
    expect(rows(desk.db, 'select state from raw_message order by message_key')).toEqual([
      { state: 'superseded' },
      { state: 'superseded' },
      { state: 'superseded' },
      { state: 'applied' },
    ]);
  });

  it('keeps the exact text of each message', async () => {
    desk.channel.say('orders', '1', { status: 'ä 山田 🙂' });
    desk.channel.say('orders', '2', { status: 'plain' });
    await desk.cycle();
    const key = (rows(desk.db, 'select max(message_key) as key from raw_message')[0] as { key: number }).key;
    const { troubleQueries } = await import('../../main/sync/trouble-queries.ts');
    const context = { now: 0, actor: { personId: 'p', role: 'owner', stationId: 'm' } } as const;
    const bodies = desk.db.read((reader) =>
      [key - 1, key].map(
        (one) => troubleQueries['quarantine.get']({ ...context, reader }, { key: one })?.body,
      ),
    );
    expect(bodies).toEqual(['{"id":"1","status":"ä 山田 🙂"}', '{"id":"2","status":"plain"}']);
  });

  it('waits with orders until the products were read once', async () => {
    fill(desk);
    desk.channel.onRequest = (path) => (path.startsWith('/changes') ? 'http500' : undefined);
    const first = await desk.cycle();
    expect(first).toMatchObject({ captured: 0, error: { kind: 'transient' } });
    desk.channel.onRequest = () => undefined;
    expect(await desk.cycle()).toMatchObject({ captured: 8, error: null });
  });

  it('does not lose orders to a shop that refuses its products for good', async () => {
    fill(desk);
    desk.channel.onRequest = (path) => (path.includes('stream=products') ? 'http400' : undefined);
    expect(await desk.cycle()).toMatchObject({ captured: 8, error: { kind: 'refused' } });
  });

  it('asks a paused account nothing', async () => {
    desk.world.do('account.pause', { accountId: ACCOUNT });
    const report = await desk.cycle();
    expect(report.error).toMatchObject({ kind: 'refused' });
    expect(desk.channel.requests).toEqual([]);
  });
});

describe('quarantine', () => {
  const spoil = (): void => {
    desk.channel.say('orders', 'good1', {});
    desk.channel.say('orders', 'x1', { unreadable: true });
    desk.channel.say('orders', 'x2', { readBug: true });
    desk.channel.say('orders', 'x3', { number: BUGS.throws });
    desk.channel.say('orders', 'good2', {});
    desk.channel.say('orders', 'x4', { number: BUGS.declines });
    desk.channel.say('orders', 'x5', { number: BUGS.late });
    desk.channel.say('orders', 'good3', {});
  };
  const inQuarantine = (): unknown[] =>
    rows(
      desk.db,
      `select external_id, error_code, attempts from raw_message where state = 'quarantined' order by external_id`,
    );

  it('takes what cannot be read, mapped or applied, and only that', async () => {
    spoil();
    expect(await desk.cycle()).toMatchObject({ captured: 3, quarantined: 5, error: null });
    expect(outcome(desk.db).notes).toMatchObject([
      { key: expect.stringContaining('good1') },
      { key: expect.stringContaining('good2') },
      { key: expect.stringContaining('good3') },
    ]);
    expect(inQuarantine()).toEqual([
      { external_id: 'x1', error_code: 'money', attempts: 1 },
      { external_id: 'x2', error_code: 'bug', attempts: 1 },
      { external_id: 'x3', error_code: 'bug', attempts: 1 },
      { external_id: 'x4', error_code: 'currency', attempts: 1 },
      { external_id: 'x5', error_code: 'bug', attempts: 1 },
    ]);
    // Nothing of a message that was taken back stays, its events neither.
    expect(rows(desk.db, "select subject_id from event where type = 'order.noted'")).toHaveLength(3);
  });

  it('applies the stored text after a fix, on request', async () => {
    spoil();
    await desk.cycle();
    for (const bug of Object.values(BUGS)) mended.add(bug);
    const answer = desk.world.do('quarantine.retry', { accountId: ACCOUNT });
    expect(answer).toMatchObject({ ok: true, value: { retried: 5, applied: 3, quarantined: 2, next: null } });
    expect(inQuarantine()).toEqual([
      { external_id: 'x1', error_code: 'money', attempts: 2 },
      { external_id: 'x2', error_code: 'bug', attempts: 2 },
    ]);
  });

  it('applies it by itself once the program has another version', async () => {
    spoil();
    await desk.cycle();
    for (const bug of Object.values(BUGS)) mended.add(bug);
    await desk.restart();
    await desk.sync.runOnce();
    expect(inQuarantine()).toHaveLength(5);
    await desk.restart({ programVersion: '2' });
    await desk.sync.runOnce();
    expect(inQuarantine()).toHaveLength(2);
  });

  it('forgets a bad message when the channel goes back to what was applied', async () => {
    desk.channel.say('orders', '1', { status: 'a' });
    await desk.cycle();
    desk.channel.say('orders', '1', { status: 'b', unreadable: true });
    await desk.cycle();
    expect(inQuarantine()).toHaveLength(1);
    desk.channel.say('orders', '1', { status: 'a' });
    expect(await desk.cycle()).toMatchObject({ updated: 0, quarantined: 0 });
    expect(inQuarantine()).toEqual([]);
  });

  it('lets a newer good message replace a bad one', async () => {
    desk.channel.say('orders', '1', { unreadable: true });
    await desk.cycle();
    desk.channel.say('orders', '1', { status: 'fine' });
    expect(await desk.cycle()).toMatchObject({ captured: 1, quarantined: 0 });
    expect(inQuarantine()).toEqual([]);
  });

  it('is dismissed with a reason, and the dismissal taken back', async () => {
    desk.channel.say('orders', '1', { unreadable: true });
    await desk.cycle();
    const [{ key }] = rows(desk.db, 'select message_key as key from raw_message') as [{ key: number }];
    const dismissed = desk.world.do('quarantine.dismiss', { key, reason: 'a test order' });
    expect(dismissed).toMatchObject({ ok: true, canUndo: true });
    expect(await desk.cycle()).toMatchObject({ quarantined: 0 });
    expect(inQuarantine()).toEqual([]);
    expect(desk.world.do('command.undo', { commandId: dismissed.commandId })).toMatchObject({ ok: true });
    expect(inQuarantine()).toHaveLength(1);
  });
});

describe('vanished orders', () => {
  it('are noticed although the channel says nothing about them', async () => {
    desk.channel.say('orders', '1', {});
    desk.channel.say('orders', '2', {});
    await desk.cycle();
    // The open orders that the test's own ingest does not make.
    fillRow(desk.db, 'customer', { id: 'cus_1', account_id: ACCOUNT });
    for (const id of ['1', '2']) {
      const states = { life: 'open', channel_life: 'open', bucket: 'ready' };
      fillRow(desk.db, 'orders', {
        id: `ord_${id}`,
        account_id: ACCOUNT,
        external_id: id,
        customer_id: 'cus_1',
        placed_at: desk.world.clock.now,
        ...states,
      });
    }
    desk.channel.trash('1');
    expect(await desk.cycle()).toMatchObject({ updated: 1 });
    expect(outcome(desk.db).notes).toMatchObject([{ value: 'vanished' }, { value: 'processing' }]);
  });
});

describe('whatever goes wrong on the way', () => {
  const faults: (Fault | undefined)[] = ['http500', 'http429', 'cut', 'lost_answer', undefined, undefined];

  it('ends in the same rows', async () => {
    fill(desk, 10);
    await desk.cycle();
    desk.channel.say('orders', '3', { status: 'shipped' });
    desk.channel.say('orders', '11', { unreadable: true });
    await desk.cycle();
    const undisturbed = outcome(desk.db);
    const seeds = fc.array(fc.constantFrom(...faults), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(seeds, fc.array(fc.nat(20), { maxLength: 4 }), async (script, restarts) => {
        const other = await openDesk();
        try {
          fill(other, 10);
          other.channel.onRequest = (_path, count) => script[count];
          for (const _ of restarts) {
            await other.cycle();
            await other.restart();
          }
          other.channel.say('orders', '3', { status: 'shipped' });
          other.channel.say('orders', '11', { unreadable: true });
          await other.cycle();
          other.channel.onRequest = () => undefined;
          expect(await other.cycle()).toMatchObject({ error: null });
          expect(outcome(other.db)).toEqual(undisturbed);
        } finally {
          await other.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});

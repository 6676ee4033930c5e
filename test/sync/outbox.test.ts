/** How a channel is told: durable first, in order, patiently, and never twice. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enqueue } from '../../main/db/outbox-store.ts';
import type { PushIntent } from '../../shared/sync/connector.ts';
import { ACCOUNT, type Desk, openDesk, rows } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ isLive: true });
});
afterEach(() => desk.close());

const complete = (order: string): PushIntent => ({ kind: 'complete', orderExternalId: order });

/** Messages about order `a`, `b`… numbered in the order of their making. */
const tell = (...orders: readonly string[]): string[] =>
  desk.world.pipeline.system('test.tell', {}, (run) =>
    orders.map(
      (order, index) =>
        enqueue(run, {
          accountId: ACCOUNT,
          intent: complete(order),
          orderId: order,
          subjectId: `${order}${index}`,
          idempotencyKey: `${order}${index}`,
        }) ?? 'not enqueued',
    ),
  );
const keysTold = (): string[] => desk.channel.told.map((one) => one.key);
const states = (): unknown[] =>
  rows(desk.db, 'select subject_id as about, state, attempts from outbox order by seq');

describe('a message to a channel', () => {
  it('is delivered in the order of its making and read back', async () => {
    tell('a', 'b', 'a');
    expect(await desk.cycle()).toMatchObject({ delivered: 3, refused: 0, pending: 0, error: null });
    expect(keysTold()).toEqual(['a0', 'b1', 'a2']);
    expect(states()).toEqual([
      { about: 'a0', state: 'confirmed', attempts: 1 },
      { about: 'b1', state: 'confirmed', attempts: 1 },
      { about: 'a2', state: 'confirmed', attempts: 1 },
    ]);
  });

  it('is durable, and its attempt on record, before the call goes out', async () => {
    expect(desk.db.raw.pragma('synchronous', { simple: true })).toBe(2);
    const seen: unknown[] = [];
    desk.channel.onRequest = (path) => {
      if (path !== '/push') return undefined;
      // Another connection sees what is committed and nothing else.
      const other = new Database(desk.db.raw.name, { readonly: true });
      seen.push(
        other
          .prepare("select subject_id as about, state, attempts from outbox where state = 'pending'")
          .all(),
      );
      other.close();
      return undefined;
    };
    tell('a', 'b');
    await desk.cycle();
    expect(seen).toEqual([
      [
        { about: 'a0', state: 'pending', attempts: 1 },
        { about: 'b1', state: 'pending', attempts: 0 },
      ],
      [{ about: 'b1', state: 'pending', attempts: 1 }],
    ]);
  });

  it('is not even made while the account is read-only, and waits while it is paused', async () => {
    tell('a');
    desk.world.do('account.pause', { accountId: ACCOUNT });
    await desk.cycle();
    expect(keysTold()).toEqual([]);
    desk.world.do('account.resume', { accountId: ACCOUNT });
    desk.db.write((tx) => tx.update('account', { id: ACCOUNT }, { mode: 'read_only' }));
    expect(tell('b')).toEqual(['not enqueued']);
    await desk.cycle();
    expect(keysTold()).toEqual([]);
  });

  it('is made once for its key', () => {
    const [first] = tell('a');
    expect(tell('a')).toEqual([first]);
    expect(states()).toHaveLength(1);
  });

  it('never overtakes an earlier one of its order, nor waits for another order', async () => {
    tell('a', 'b', 'a');
    let isFirst = true;
    desk.channel.onRequest = (path) => {
      if (path !== '/push' || !isFirst) return undefined;
      isFirst = false;
      return 'http500';
    };
    await desk.cycle();
    expect(keysTold()).toEqual(['b1']);
    await desk.cycle();
    expect(keysTold()).toEqual(['b1', 'a0', 'a2']);
  });

  it('that was lost on the way back is told again, with the same key and one effect', async () => {
    let isFirst = true;
    desk.channel.onRequest = (path) => {
      if (path !== '/push' || !isFirst) return undefined;
      isFirst = false;
      return 'lost_answer';
    };
    tell('a');
    expect(await desk.cycle()).toMatchObject({ delivered: 0, pending: 1, error: { kind: 'transient' } });
    expect(await desk.cycle()).toMatchObject({ delivered: 1, pending: 0, error: null });
    expect(keysTold()).toEqual(['a0']);
  });

  it('that was refused stands on the list, holds nobody up, and can be retried, corrected or dropped', async () => {
    const [id] = tell('a', 'a');
    let isFirst = true;
    desk.channel.onRequest = (path) => {
      if (path !== '/push' || !isFirst) return undefined;
      isFirst = false;
      return 'http400';
    };
    expect(await desk.cycle()).toMatchObject({ delivered: 1, refused: 1 });
    expect(states()).toMatchObject([{ state: 'refused' }, { state: 'confirmed' }]);
    expect(desk.world.do('outbox.edit', { id, note: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'outbox_not_editable' },
    });
    const dropped = desk.world.do('outbox.drop', { id, reason: 'done by hand' });
    expect(dropped).toMatchObject({ ok: true, canUndo: true });
    await desk.cycle();
    expect(keysTold()).toEqual(['a1']);
    desk.world.do('command.undo', { commandId: dropped.commandId });
    await desk.cycle();
    expect(keysTold()).toEqual(['a1', 'a0']);
    expect(desk.world.do('outbox.retry', { id })).toMatchObject({ error: { code: 'outbox_settled' } });
  });

  it('that the channel shows otherwise stands on the list until it is accepted', async () => {
    desk.channel.shows = () => 'another number';
    const [id] = tell('a');
    await desk.cycle();
    expect(rows(desk.db, 'select state, channel_value, error_message from outbox')).toEqual([
      { state: 'differs', channel_value: 'another number', error_message: 'tracking' },
    ]);
    expect(desk.world.do('outbox.accept', { id })).toMatchObject({ ok: true });
    expect(states()).toMatchObject([{ state: 'dropped' }]);
  });

  it('is read back later when that was not possible at once', async () => {
    desk.channel.onRequest = (path) => (path.startsWith('/shows') ? 'http500' : undefined);
    tell('a');
    expect(await desk.cycle()).toMatchObject({ delivered: 1, pending: 1 });
    expect(states()).toMatchObject([{ state: 'sent' }]);
    desk.channel.onRequest = () => undefined;
    expect(await desk.cycle()).toMatchObject({ delivered: 0, pending: 0 });
    expect(states()).toMatchObject([{ state: 'confirmed' }]);
    expect(keysTold()).toEqual(['a0']);
  });
});

describe('waiting', () => {
  const dueIn = (): number[] =>
    rows(desk.db, 'select due_at from outbox order by seq').map(
      (row) => (row as { due_at: number }).due_at - desk.world.clock.now,
    );

  it('grows with each failure, with full jitter and a cap', async () => {
    const { backoffMs, PUSH_BACKOFF } = await import('../../shared/sync/backoff.ts');
    const ceilings = [1, 2, 3, 4, 10, 40].map((failures) => backoffMs(PUSH_BACKOFF, failures, 0.999999));
    expect(ceilings).toEqual([4999, 9999, 19999, 39999, 2559997, 3599996]);
    expect(backoffMs(PUSH_BACKOFF, 5, 0)).toBe(0);
  });

  it('is never shorter than the channel asked', async () => {
    desk.channel.onRequest = (path) => (path === '/push' ? 'http429' : undefined);
    tell('a', 'b');
    expect(await desk.cycle()).toMatchObject({ error: { kind: 'rate_limited' }, pending: 2 });
    expect(dueIn()[0]).toBeGreaterThanOrEqual(2000);
    // One message was enough to know: the second was not tried.
    expect(states()).toMatchObject([{ attempts: 1 }, { attempts: 0 }]);
  });

  it('ends for an account whose keys are refused, until a person gives new ones', async () => {
    desk.channel.onRequest = (path) => (path === '/push' ? 'http401' : undefined);
    tell('a');
    expect(await desk.cycle()).toMatchObject({ error: { kind: 'credentials' }, pending: 1 });
    const asked = desk.channel.requests.length;
    await desk.cycle();
    await desk.cycle();
    expect(desk.channel.requests).toHaveLength(asked);
    expect(rows(desk.db, "select type from event where type like 'account.%'")).toEqual([
      { type: 'account.credentials_refused' },
    ]);
    desk.channel.onRequest = () => undefined;
    const context = { actor: { personId: 'per_owner', role: 'owner', stationId: 'main' } as const };
    const { signal } = new AbortController();
    const wrong = await desk.tasks['account.replace_secrets'](
      { ...context, signal },
      { accountId: ACCOUNT, secrets: { token: 'wrong' } },
    );
    expect(wrong).toMatchObject({ ok: false, error: { code: 'credentials' } });
    const right = await desk.tasks['account.replace_secrets'](
      { ...context, signal },
      { accountId: ACCOUNT, secrets: { token: 'right' } },
    );
    expect(right).toMatchObject({ ok: true });
    expect(await desk.cycle()).toMatchObject({ delivered: 1, pending: 0, error: null });
    expect(JSON.stringify(rows(desk.db, 'select args from command_args'))).not.toContain('right');
  });
});

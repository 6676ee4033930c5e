/** Connecting is safe: read-only first, secrets nowhere but in their store, going live with every value named. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountQueries } from '../../main/sync/account-queries.ts';
import { channelQueries } from '../../shared/api/channels.ts';
import { startOfDay } from '../../shared/sync/cutover.ts';
import { type Desk, fillRow, OWNER, openDesk, rows } from './desk.ts';
import { tiny } from './tiny-channel.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ hasNoAccount: true });
});
afterEach(() => desk.close());

const context = () => ({ actor: OWNER, signal: new AbortController().signal });
const form = (more: Readonly<Record<string, unknown>> = {}) => ({
  kind: 'tiny',
  name: 'My shop',
  url: desk.channel.url,
  settings: {},
  secrets: { token: 'very-secret' },
  check: true,
  isPractice: false,
  ...more,
});
const add = async (more: Readonly<Record<string, unknown>> = {}) => {
  const answer = await desk.tasks['account.add'](context(), form(more));
  return answer.ok ? answer.value.account : answer.error.code;
};
const queries = accountQueries({ tiny });
const ask = <N extends keyof typeof queries>(name: N, args: unknown = {}) => {
  const handler = queries[name] as (context: unknown, args: unknown) => unknown;
  const value = desk.db.read(
    (reader) => handler({ reader, now: desk.world.clock.now, actor: OWNER }, args) as object,
  );
  return channelQueries[name].reply.parse(value) as Record<string, unknown>;
};

describe('adding an account', () => {
  it('checks the shop and starts read-only, with what the check learned', async () => {
    const id = await add();
    expect(id).toMatch(/^acc_/);
    expect(ask('accounts.list')).toMatchObject({
      accounts: [
        {
          id,
          name: 'My shop',
          kindTitle: 'Tiny channel',
          mode: 'read_only',
          state: 'active',
          currency: 'EUR',
          zone: 'Europe/Berlin',
          cutoverAt: desk.world.clock.now - 30 * 86_400_000,
          paymentMethods: [
            { code: 'bacs', policy: 'wait' },
            { code: 'cod', policy: 'ship_unpaid' },
          ],
        },
      ],
    });
  });

  it('keeps the secrets in their store and nowhere else', async () => {
    const id = await add();
    expect(desk.secrets.get(id)).toEqual({ token: 'very-secret' });
    const tables = rows(
      desk.db,
      "select name from sqlite_schema where type = 'table' and sql like '%STRICT%'",
    );
    for (const { name } of tables as { name: string }[])
      expect(JSON.stringify(rows(desk.db, `select * from ${name}`))).not.toContain('very-secret');
  });

  it('adds nothing where the check fails, the name is taken, or something is missing', async () => {
    expect(await add({ secrets: { token: 'wrong' } })).toBe('credentials');
    expect(await add({ secrets: {} })).toBe('setting_missing');
    expect(await add({ settings: { smell: 'x' } })).toBe('setting_unknown');
    expect(await add({ url: '' })).toBe('setting_missing');
    expect(await add({ kind: 'etsy' })).toBe('kind_unknown');
    desk.channel.onRequest = () => 'http500';
    expect(await add()).toBe('unreachable');
    expect(rows(desk.db, 'select id from account')).toEqual([]);
    expect(desk.secrets.size).toBe(0);
    desk.channel.onRequest = () => undefined;
    await add();
    expect(await add()).toBe('name_taken');
  });

  it('without a check is checked by its first cycle', async () => {
    const id = await add({ check: false });
    expect(desk.channel.requests).toEqual([]);
    expect(ask('accounts.list')).toMatchObject({ accounts: [{ facts: null }] });
    await desk.sync.runOnce(id);
    expect(ask('accounts.list')).toMatchObject({ accounts: [{ facts: { shopName: 'Tiny' } }] });
  });

  it('begins a day in the zone of the shop', async () => {
    await add({ cutover: '2026-11-01' });
    expect(rows(desk.db, 'select cutover_at from account')).toEqual([
      { cutover_at: Date.parse('2026-10-31T23:00:00Z') },
    ]);
    expect(startOfDay('2026-07-01', '+05:30')).toBe(Date.parse('2026-06-30T18:30:00Z'));
    expect(startOfDay('2026-07-01', 'nowhere')).toBe(Date.parse('2026-07-01T00:00:00Z'));
  });
});

describe('going live', () => {
  it('is refused before everything was read once', async () => {
    const accountId = await add();
    expect(ask('account.go_live_preview', { accountId })).toMatchObject({ obstacles: ['never_pulled'] });
    expect(desk.world.do('account.go_live', { accountId })).toMatchObject({
      ok: false,
      error: { code: 'never_pulled' },
    });
  });

  it('names every quantity before, and writes exactly those', async () => {
    const accountId = await add();
    await desk.sync.runOnce();
    fillRow(desk.db, 'warehouse', { id: 'whs_1', code: 'MAIN' });
    const ours = { a: 4, b: 10, c: 3 };
    for (const [id, qty] of Object.entries(ours)) {
      desk.channel.stock.set(id, 10);
      fillRow(desk.db, 'item', { id: `itm_${id}`, sku: id, is_stocked: 1 });
      desk.db.raw.prepare('insert into stock_level values (?, ?, ?, 0, 0)').run(`itm_${id}`, 'whs_1', qty);
      fillRow(desk.db, 'listing', {
        id: `lst_${id}`,
        account_id: accountId,
        external_id: id,
        kind: 'goods',
        is_tracked: id === 'c' ? 0 : 1,
        item_id: `itm_${id}`,
        channel_qty: 10,
        channel_read_at: desk.world.clock.now,
      });
    }
    expect(ask('account.go_live_preview', { accountId })).toMatchObject({
      obstacles: [],
      stock: [{ externalId: 'a', nowQty: 10, willBeQty: 4 }],
      unchangedCount: 1,
      untrackedCount: 1,
    });
    expect(desk.channel.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
    expect(desk.world.do('account.go_live', { accountId })).toMatchObject({ ok: true });
    expect(desk.world.do('account.go_live', { accountId })).toMatchObject({
      error: { code: 'already_live' },
    });
    desk.world.clock.now += 1_000;
    await desk.sync.runOnce();
    expect(Object.fromEntries(desk.channel.stock)).toEqual({ a: 4, b: 10, c: 10 });
  });
});

describe('an account', () => {
  it('is changed field by field, and the change taken back', async () => {
    const accountId = await add();
    const before = rows(desk.db, 'select name, settings, invoiced_by from account');
    const answer = desk.world.do('account.update', {
      accountId,
      name: 'Other',
      invoicedBy: 'nobody',
      settings: { colour: 'red', poll_seconds: '300' },
    });
    expect(answer).toMatchObject({ ok: true, canUndo: true });
    expect(rows(desk.db, 'select name, settings, invoiced_by from account')).toEqual([
      { name: 'Other', settings: '{"colour":"red","poll_seconds":"300"}', invoiced_by: 'nobody' },
    ]);
    expect(desk.world.do('command.undo', { commandId: answer.commandId })).toMatchObject({ ok: true });
    expect(rows(desk.db, 'select name, settings, invoiced_by from account')).toEqual(before);
  });

  it('moves its cut-over only as long as no captured order changes sides', async () => {
    const accountId = await add();
    const day = 86_400_000;
    const { now } = desk.world.clock;
    fillRow(desk.db, 'customer', { id: 'cus_1', account_id: accountId });
    const order = { account_id: accountId, customer_id: 'cus_1', placed_at: now - 10 * day };
    fillRow(desk.db, 'orders', { id: 'ord_1', external_id: '1', ...order });
    const move = (days: number) =>
      desk.world.do('account.set_cutover', { accountId, cutoverAt: now - days * day });
    expect(move(20)).toMatchObject({ ok: true });
    expect(move(5)).toMatchObject({ error: { code: 'cutover_orders_between', data: { count: 1 } } });
  });

  it('says how fresh it is, and why not', async () => {
    const accountId = await add();
    expect(ask('sync.freshness')).toMatchObject({
      syncedAt: null,
      accounts: [{ reason: 'first_pull', isLate: false }],
    });
    await desk.sync.runOnce();
    const { now } = desk.world.clock;
    expect(ask('sync.freshness')).toMatchObject({
      syncedAt: now,
      accounts: [{ reason: null }],
      lateCount: 0,
    });
    desk.world.clock.now += 10 * 60_000;
    desk.channel.onRequest = () => 'http500';
    await desk.sync.runOnce();
    expect(ask('sync.freshness')).toMatchObject({ accounts: [{ reason: 'transient', isLate: true }] });
    desk.world.do('account.pause', { accountId });
    expect(ask('sync.freshness')).toMatchObject({
      accounts: [{ reason: 'paused', nextAt: null }],
      lateCount: 1,
    });
  });
});

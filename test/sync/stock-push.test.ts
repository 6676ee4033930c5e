/** Stock at the channels follows ours, and never overwrites what somebody else changed. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sellable } from '../../shared/stock/availability.ts';
import { decideStock } from '../../shared/sync/stock-plan.ts';
import { ACCOUNT, type Desk, fillRow, openDesk, rows } from './desk.ts';

let desk: Desk;
afterEach(() => desk.close());

/** A listing of the channel, linked to an item of ours, both showing ten. */
const list = (id: string, values: Readonly<Record<string, unknown>> = {}): void => {
  fillRow(desk.db, 'item', { id: `itm_${id}`, sku: id, is_stocked: 1 });
  fillRow(desk.db, 'listing', {
    id: `lst_${id}`,
    account_id: ACCOUNT,
    external_id: id,
    kind: 'goods',
    is_tracked: 1,
    channel_qty: 10,
    channel_read_at: desk.world.clock.now,
    item_id: `itm_${id}`,
    ...values,
  });
  desk.db.raw.prepare('insert into stock_level values (?, ?, 10, 0, 0)').run(`itm_${id}`, 'whs_1');
  desk.channel.stock.set(id, 10);
};
const haveOurs = (id: string, qty: number): void =>
  void desk.db.raw.prepare('update stock_level set on_hand_qty = ? where item_id = ?').run(qty, `itm_${id}`);
const later = (): void => {
  desk.world.clock.now += 60_000;
};
const shown = (id: string): unknown => desk.channel.stock.get(id);
const listing = (id: string): unknown =>
  rows(desk.db, `select channel_qty, pushed_qty, differs_qty from listing where external_id = '${id}'`)[0];

beforeEach(async () => {
  desk = await openDesk({ isLive: true });
  fillRow(desk.db, 'warehouse', { id: 'whs_1', code: 'MAIN' });
});

describe('quantities at a live channel', () => {
  it('follow ours after a first look at each, many in one call', async () => {
    for (const id of ['a', 'b', 'c']) list(id);
    haveOurs('a', 7);
    haveOurs('b', 12);
    later();
    expect(await desk.cycle()).toMatchObject({ delivered: 3, pending: 0, error: null });
    expect([shown('a'), shown('b'), shown('c')]).toEqual([7, 12, 10]);
    expect(desk.channel.requests.filter((request) => request === 'POST /set')).toHaveLength(1);
    expect(listing('a')).toEqual({ channel_qty: 7, pushed_qty: 7, differs_qty: null });
    later();
    expect(await desk.cycle()).toMatchObject({ delivered: 0 });
  });

  it('are said once, the newest replacing what still waits', async () => {
    list('a');
    haveOurs('a', 7);
    desk.channel.onRequest = (path) => (path === '/set' ? 'http500' : undefined);
    await desk.cycle();
    haveOurs('a', 5);
    desk.channel.onRequest = () => undefined;
    await desk.cycle();
    expect(rows(desk.db, 'select state from outbox order by seq')).toEqual([
      { state: 'superseded' },
      { state: 'confirmed' },
    ]);
    expect(shown('a')).toBe(5);
  });

  it('are left alone where the shop does not count them, where no item is linked, and below zero', async () => {
    list('a', { is_tracked: 0 });
    list('b', { item_id: null });
    list('c');
    haveOurs('a', 1);
    haveOurs('b', 1);
    haveOurs('c', -3);
    await desk.cycle();
    expect([shown('a'), shown('b'), shown('c')]).toEqual([10, 10, 0]);
  });

  it('are learned to be uncounted when the shop says so', async () => {
    list('a');
    haveOurs('a', 1);
    desk.channel.stock.set('a', 'untracked');
    await desk.cycle();
    await desk.cycle();
    expect(shown('a')).toBe('untracked');
    expect(rows(desk.db, 'select is_tracked from listing')).toEqual([{ is_tracked: 0 }]);
  });

  const goLiveWith = async (qty: number): Promise<void> => {
    list('a');
    haveOurs('a', qty);
    later();
    await desk.cycle();
    expect(shown('a')).toBe(qty);
    later();
  };

  it('that somebody changed by hand are shown and never overwritten', async () => {
    await goLiveWith(8);
    desk.channel.stock.set('a', 30);
    haveOurs('a', 6);
    await desk.cycle();
    later();
    await desk.cycle();
    expect(shown('a')).toBe(30);
    expect(listing('a')).toEqual({ channel_qty: 30, pushed_qty: 8, differs_qty: 30 });
    expect(rows(desk.db, 'select state, channel_value from outbox order by seq desc limit 1')).toEqual([
      { state: 'differs', channel_value: '30' },
    ]);
    expect(rows(desk.db, "select type from event where type = 'listing.differs'")).toHaveLength(1);
    // A person looked and wants ours.
    expect(desk.world.do('listing.write_ours', { listingId: 'lst_a' })).toMatchObject({ ok: true });
    later();
    await desk.cycle();
    expect(shown('a')).toBe(6);
    expect(listing('a')).toEqual({ channel_qty: 6, pushed_qty: 6, differs_qty: null });
  });

  it('that an order moved are explained by it, even when the order comes after the look', async () => {
    await goLiveWith(8);
    // The shop sold two; we booked in five and know nothing of the order yet.
    desk.channel.stock.set('a', 6);
    haveOurs('a', 13);
    let isTold = false;
    desk.channel.onRequest = (path) => {
      if (path !== '/levels' || isTold) return undefined;
      isTold = true;
      desk.channel.say('orders', '1', { reduced: { a: 2 } });
      haveOurs('a', 11);
      return undefined;
    };
    expect(await desk.cycle()).toMatchObject({ captured: 1, delivered: 1, error: null });
    expect(shown('a')).toBe(11);
    expect(listing('a')).toEqual({ channel_qty: 11, pushed_qty: 11, differs_qty: null });
  });

  it('agree without a write when the order that moved the shop moved us, too', async () => {
    await goLiveWith(8);
    desk.channel.stock.set('a', 6);
    desk.channel.say('orders', '1', { reduced: { a: 2 } });
    haveOurs('a', 6);
    await desk.cycle();
    expect(desk.channel.requests.filter((request) => request === 'POST /set')).toHaveLength(1);
    expect(listing('a')).toMatchObject({ pushed_qty: 6, differs_qty: null });
  });

  it('that an order gave back are explained by its change', async () => {
    await goLiveWith(8);
    desk.channel.say('orders', '1', { reduced: { a: 2 } });
    desk.channel.stock.set('a', 6);
    haveOurs('a', 6);
    await desk.cycle();
    later();
    desk.channel.say('orders', '1', { status: 'cancelled', reduced: {} });
    desk.channel.stock.set('a', 8);
    haveOurs('a', 9);
    await desk.cycle();
    expect(shown('a')).toBe(9);
    expect(listing('a')).toMatchObject({ differs_qty: null });
  });
});

describe('the decision', () => {
  const qty = fc.integer({ min: 0, max: 4 });
  const facts = fc.record({
    ours: qty,
    believed: fc.option(qty),
    read: fc.option(qty),
    isReadingNewer: fc.boolean(),
    differs: fc.option(qty),
    lookedFor: fc.option(qty),
    areOrdersFresh: fc.boolean(),
  });

  it('rests only where the channel is believed to show ours, or was never read', () => {
    fc.assert(
      fc.property(facts, (one) => {
        if (decideStock(one) !== 'rest') return;
        expect(one.believed === one.ours || (one.believed === null && one.read === null)).toBe(true);
      }),
    );
  });

  it('never calls unexplained what orders may still explain', () => {
    fc.assert(
      fc.property(facts, (one) => {
        if (decideStock(one) !== 'unexplained') return;
        expect(one.areOrdersFresh && one.lookedFor === one.believed && one.differs !== one.believed).toBe(
          true,
        );
      }),
    );
  });

  it('publishes no warehouse below zero', () => {
    const level = (onHandQty: number, committedQty: number) => ({
      onHandQty,
      unavailableQty: 1,
      committedQty,
    });
    expect(sellable([level(5, 1), level(2, 9)])).toBe(3);
    expect(sellable([])).toBe(0);
  });
});

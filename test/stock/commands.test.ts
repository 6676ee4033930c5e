import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogCommands } from '../../main/catalog/commands.ts';
import { settingsCommands } from '../../main/settings/commands.ts';
import { stockChecks } from '../../main/stock/checks.ts';
import { stockCommands } from '../../main/stock/commands.ts';
import { stockQueries } from '../../main/stock/queries.ts';
import { changeCommitted, takeOut } from '../../main/stock/store.ts';
import { catalogQueries as catalogContract } from '../../shared/api/catalog.ts';
import { stockQueries as stockContract } from '../../shared/api/stock.ts';
import type { TestPipeline } from '../support/pipeline.ts';
import { createTestPipeline, OWNER } from '../support/pipeline.ts';
import { addAccount } from '../support/shop-data.ts';

const contract = { ...catalogContract, ...stockContract };

let t: TestPipeline;
let itemId = '';
let warehouseId = '';
let binA = '';
let binB = '';

const value = (answer: unknown) => (answer as { value: Record<string, string> }).value;
beforeEach(() => {
  t = createTestPipeline({ handlers: { ...settingsCommands, ...catalogCommands, ...stockCommands } });
  addAccount(t);
  warehouseId = (t.db.raw.prepare('select id from warehouse').get() as { id: string }).id;
  itemId = value(t.do('item.create', { sku: 'A-1', name: 'Cup' })).itemId ?? '';
  binA = value(t.do('bin.add', { warehouseId, code: 'A', walkOrder: 1 })).binId ?? '';
  binB = value(t.do('bin.add', { warehouseId, code: 'B', walkOrder: 2 })).binId ?? '';
});
afterEach(() => {
  // Whatever a test did, the kept figures equal the sum of their rows.
  const faults = t.db.read((reader) => stockChecks.flatMap((check) => check.find(reader)));
  t.close();
  expect(faults).toEqual([]);
});

function ask<N extends keyof typeof stockQueries>(name: N, args: unknown = {}) {
  const decoded = contract[name].args.parse(args) as never;
  return t.db.read((reader) =>
    contract[name].reply.parse(stockQueries[name]({ reader, now: t.clock.now, actor: OWNER }, decoded)),
  ) as ReturnType<(typeof stockQueries)[N]>;
}
const onHand = () => ask('items.get', { itemId })?.total.onHandQty;
const bins = () => ask('items.get', { itemId })?.bins.map((bin) => [bin.code, bin.qty]);

describe('booking in', () => {
  it('raises the level where it lies, and is taken back by the opposite movement', () => {
    const done = t.do('stock.book_in', { itemId, binId: binA, qty: 5 });
    expect(done).toMatchObject({ ok: true, value: { onHandQty: 5 }, canUndo: true });
    t.do('stock.book_in', { itemId, qty: 2 });
    expect([onHand(), bins()]).toEqual([7, [['A', 5]]]);
    expect(t.do('command.undo', { commandId: done.commandId })).toMatchObject({ ok: true });
    expect([onHand(), bins()]).toEqual([2, []]);
    expect(
      ask('items.get', { itemId })?.movements.map((row) => [row.cause, row.qty, row.balanceQty]),
    ).toEqual([
      ['undone', -5, 2],
      ['booked_in', 2, 7],
      ['booked_in', 5, 5],
    ]);
  });

  it('cannot be taken back twice, nor once the units are gone', () => {
    const done = t.do('stock.book_in', { itemId, qty: 5 });
    const movementIds = (done as unknown as { value: { movementIds: string[] } }).value.movementIds;
    t.do('stock.write_off', { itemId, qty: 3, reason: 'damaged' });
    expect(t.do('command.undo', { commandId: done.commandId })).toMatchObject({
      error: { code: 'stock_negative', data: { thereQty: 2 } },
    });
    t.do('stock.book_in', { itemId, qty: 3 });
    expect(t.do('stock.reverse', { movementIds })).toMatchObject({ ok: true });
    expect(t.do('stock.reverse', { movementIds })).toMatchObject({ error: { code: 'movement_reversed' } });
  });

  it('of what does not exist or has no stock is refused', () => {
    const service = value(t.do('item.create', { sku: 'S', name: 'Gift wrap', isStocked: false })).itemId;
    const codes = [
      { itemId: 'itm_x', qty: 1 },
      { itemId: service, qty: 1 },
      { itemId, qty: 1, binId: 'bin_x' },
      { itemId, qty: 1, warehouseId: 'whs_x' },
    ].map((args) => (t.do('stock.book_in', args) as { error: { code: string } }).error.code);
    expect(codes).toEqual(['item_unknown', 'item_not_stocked', 'bin_unknown', 'warehouse_unknown']);
  });
});

describe('a count', () => {
  beforeEach(() => {
    t.do('stock.book_in', { itemId, binId: binA, qty: 3 });
    t.do('stock.book_in', { itemId, binId: binB, qty: 4 });
    t.do('stock.book_in', { itemId, qty: 2 });
  });

  it('of a bin touches that bin alone', () => {
    const done = t.do('stock.count', { itemId, binId: binA, countedQty: 1 });
    expect(done).toMatchObject({ ok: true, value: { differenceQty: -2, onHandQty: 7 } });
    expect(bins()).toEqual([
      ['A', 1],
      ['B', 4],
    ]);
  });

  it('of the warehouse takes a shortage from loose units first, then from the far bins', () => {
    const done = t.do('stock.count', { itemId, countedQty: 4 });
    expect(done).toMatchObject({ ok: true, value: { differenceQty: -5, onHandQty: 4 } });
    expect(bins()).toEqual([
      ['A', 3],
      ['B', 1],
    ]);
    t.do('command.undo', { commandId: done.commandId });
    expect([onHand(), bins()?.at(1)]).toEqual([9, ['B', 4]]);
  });

  it('that finds what was expected moves nothing, and is still told', () => {
    const done = t.do('stock.count', { itemId, countedQty: 9 });
    expect(done).toMatchObject({ ok: true, value: { differenceQty: 0, movementIds: [] }, canUndo: false });
    expect(t.db.raw.prepare("select count(*) as n from event where type = 'stock.counted'").get()).toEqual({
      n: 1,
    });
  });

  it('is a fact: a bin that is no longer in use can be counted', () => {
    const gone = value(t.do('bin.add', { warehouseId, code: 'Z' })).binId;
    t.do('bin.remove', { binId: gone });
    expect(t.do('stock.count', { itemId, binId: gone, countedQty: 2 })).toMatchObject({ ok: true });
    expect(t.do('stock.book_in', { itemId, binId: gone, qty: 2 })).toMatchObject({
      error: { code: 'bin_unknown' },
    });
  });
});

describe('writing off', () => {
  it('never takes more than is there', () => {
    t.do('stock.book_in', { itemId, binId: binA, qty: 3 });
    expect(t.do('stock.write_off', { itemId, binId: binA, qty: 4, reason: 'lost' })).toMatchObject({
      error: { code: 'stock_negative', data: { thereQty: 3 } },
    });
    expect(t.do('stock.write_off', { itemId, qty: 2, reason: 'other' })).toMatchObject({
      error: { code: 'note_missing' },
    });
    expect(t.do('stock.write_off', { itemId, qty: 2, reason: 'other', note: 'school fair' })).toMatchObject({
      value: { onHandQty: 1 },
    });
    expect(ask('movements.list', { itemId }).movements[0]).toMatchObject({
      cause: 'written_off',
      reason: 'other',
      note: 'school fair',
      qty: -2,
    });
  });

  it('keeps a bin that has stock, and lets an empty one go', () => {
    t.do('stock.book_in', { itemId, binId: binA, qty: 1 });
    expect(t.do('bin.remove', { binId: binA })).toMatchObject({ error: { code: 'bin_not_empty' } });
    t.do('stock.write_off', { itemId, binId: binA, qty: 1, reason: 'expired' });
    expect(t.do('bin.remove', { binId: binA })).toMatchObject({ ok: true });
  });
});

describe('moving', () => {
  it('between bins and warehouses leaves the sum as it is, and goes back whole', () => {
    const shopId = value(t.do('warehouse.add', { name: 'Shop', code: 'SHOP' })).warehouseId;
    t.do('stock.book_in', { itemId, qty: 6 });
    t.do('stock.move', { itemId, qty: 4, toBinId: binA });
    const away = t.do('stock.move', { itemId, qty: 3, fromBinId: binA, toWarehouseId: shopId });
    expect([onHand(), bins()]).toEqual([6, [['A', 1]]]);
    expect(ask('items.get', { itemId })?.warehouses.map((row) => [row.name, row.onHandQty])).toEqual([
      ['Main', 3],
      ['Shop', 3],
    ]);
    t.do('command.undo', { commandId: away.commandId });
    expect([onHand(), bins()]).toEqual([6, [['A', 4]]]);
  });

  it('is refused where the units are not, and from a place to itself', () => {
    t.do('stock.book_in', { itemId, qty: 2, binId: binA });
    expect(t.do('stock.move', { itemId, qty: 1, toBinId: binB })).toMatchObject({
      error: { code: 'stock_negative', data: { thereQty: 0 } },
    });
    expect(t.do('stock.move', { itemId, qty: 1, fromBinId: binA, toBinId: binA })).toMatchObject({
      error: { code: 'same_place' },
    });
  });

  it('is never taken back by one end', () => {
    t.do('stock.book_in', { itemId, qty: 2 });
    const done = t.do('stock.move', { itemId, qty: 2, toBinId: binA });
    const [out] = (done as unknown as { value: { movementIds: string[] } }).value.movementIds;
    expect(t.do('stock.reverse', { movementIds: [out] })).toMatchObject({
      error: { code: 'movement_not_reversible' },
    });
  });
});

describe('shipping more than we counted', () => {
  it('is written, and stands in the history of the item', () => {
    t.do('stock.book_in', { itemId, qty: 1, binId: binA });
    t.pipeline.system('ship', {}, (run) => {
      takeOut(run, { itemId, warehouseId, binId: null, qty: 3, cause: 'shipped', subjectId: 'par_1' });
    });
    expect([onHand(), bins()]).toEqual([-2, []]);
    expect(t.db.raw.prepare("select subject_id from event where type = 'stock.negative'").all()).toEqual([
      { subject_id: itemId },
    ]);
  });
});

describe('a figure', () => {
  it('opens to rows that add up to it', () => {
    for (let n = 1; n <= 60; n += 1) t.do('stock.book_in', { itemId, qty: n });
    const sum = ask('stock.explain', { itemId, figure: 'on_hand' });
    expect(sum?.qty).toBe(1830);
    expect(sum?.rows.reduce((total, row) => total + row.qty, 0)).toBe(1830);
    expect(sum?.rows.at(-1)).toEqual({ kind: 'earlier', qty: 55, count: 10 });
    for (const figure of ['available', 'unavailable', 'committed', 'backordered', 'sellable']) {
      const rows = ask('stock.explain', { itemId, figure });
      expect(rows?.rows.reduce((total, row) => total + row.qty, 0)).toBe(rows?.qty);
    }
  });

  it('has no sum where the item has no stock', () => {
    const service = value(t.do('item.create', { sku: 'S', name: 'Gift wrap', isStocked: false })).itemId;
    expect(ask('stock.explain', { itemId: service, figure: 'available' })).toBeNull();
  });
});

describe('the checks', () => {
  it('find a claim without its row', () => {
    t.do('stock.book_in', { itemId, qty: 2 });
    t.pipeline.system('claim', {}, (run) => changeCommitted(run, itemId, warehouseId, 3));
    const found = t.db.read((reader) => stockChecks.filter((check) => check.find(reader).length > 0));
    expect(found.map((check) => check.name)).toEqual([
      'stock_committed_equals_allocations',
      'stock_allocated_within_on_hand',
    ]);
    t.pipeline.system('free', {}, (run) => changeCommitted(run, itemId, warehouseId, -3));
  });
});

describe('movements', () => {
  it('are listed newest first, page by page', () => {
    for (let n = 1; n <= 5; n += 1) t.do('stock.book_in', { itemId, qty: n });
    const first = ask('movements.list', { itemId, limit: 3 });
    const second = ask('movements.list', { itemId, limit: 3, cursor: first.nextCursor });
    expect([...first.movements, ...second.movements].map((row) => row.qty)).toEqual([5, 4, 3, 2, 1]);
    expect(second.nextCursor).toBeNull();
  });
});

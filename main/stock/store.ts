/**
 * Levels and movements. A movement is never changed; the level is kept beside it and equals the sum. Every change of a
 * level goes through `applyMovement` or `changeCommitted`, so that figures, topics and waiting claims follow.
 */
import { sql } from 'kysely';
import type { Level } from '../../shared/stock/availability.ts';
import type { Place } from '../../shared/stock/places.ts';
import { takeFrom } from '../../shared/stock/places.ts';
import type { Reader } from '../db/handle.ts';
import { amongJson, hot, q } from '../db/query.ts';
import type { Run } from '../db/run.ts';
import type { MovementTable } from '../db/schema.ts';

export type MovementCause = MovementTable['cause'];

export interface Movement {
  readonly itemId: string;
  readonly warehouseId: string;
  /** Null: in no bin. */
  readonly binId: string | null;
  /** Never 0. */
  readonly qty: number;
  readonly cause: MovementCause;
  /** A code; see `shared/stock/reasons.ts`. */
  readonly reason?: string;
  readonly note?: string;
  /** What it happened to: a parcel, a listing, the movement it takes back. */
  readonly subjectId?: string;
  readonly orderId?: string;
}

export interface Moved {
  readonly movementId: string;
  /** On hand of the item in that warehouse afterwards. */
  readonly balanceQty: number;
}

const raiseLevel = hot<{ itemId: string; warehouseId: string; qty: number }>()((slot) =>
  q
    .insertInto('stock_level')
    .values({
      item_id: slot('itemId'),
      warehouse_id: slot('warehouseId'),
      on_hand_qty: slot('qty'),
      unavailable_qty: 0,
      committed_qty: 0,
    })
    .onConflict((conflict) =>
      conflict.columns(['item_id', 'warehouse_id']).doUpdateSet((eb) => ({
        on_hand_qty: eb('stock_level.on_hand_qty', '+', eb.ref('excluded.on_hand_qty')),
      })),
    )
    .returning('on_hand_qty'),
);

const raiseBin = hot<{ itemId: string; binId: string; qty: number }>()((slot) =>
  q
    .insertInto('bin_level')
    .values({ item_id: slot('itemId'), bin_id: slot('binId'), qty: slot('qty') })
    .onConflict((conflict) =>
      conflict
        .columns(['item_id', 'bin_id'])
        .doUpdateSet((eb) => ({ qty: eb('bin_level.qty', '+', eb.ref('excluded.qty')) })),
    )
    .returning('qty'),
);

const raiseCommitted = hot<{ itemId: string; warehouseId: string; delta: number }>()((slot) =>
  q
    .insertInto('stock_level')
    .values({
      item_id: slot('itemId'),
      warehouse_id: slot('warehouseId'),
      on_hand_qty: 0,
      unavailable_qty: 0,
      committed_qty: slot('delta'),
    })
    .onConflict((conflict) =>
      conflict.columns(['item_id', 'warehouse_id']).doUpdateSet((eb) => ({
        committed_qty: eb('stock_level.committed_qty', '+', eb.ref('excluded.committed_qty')),
      })),
    )
    .returning('committed_qty'),
);

const lowerCommitted = hot<{ itemId: string; warehouseId: string; delta: number }>()((slot) =>
  q
    .updateTable('stock_level')
    .set((eb) => ({ committed_qty: eb('committed_qty', '+', slot('delta')) }))
    .where('item_id', '=', slot('itemId'))
    .where('warehouse_id', '=', slot('warehouseId')),
);

/**
 * Writes one movement and the level it gives. The caller has checked that a request does not take more than there is;
 * a fact may, and then stands in the item's history as `stock.negative`.
 */
export function applyMovement(run: Run, movement: Movement): Moved {
  const { itemId, warehouseId, binId, qty } = movement;
  const balanceQty = run.tx.first(raiseLevel.with({ itemId, warehouseId, qty }))?.on_hand_qty ?? 0;
  if (binId !== null) run.tx.first(raiseBin.with({ itemId, binId, qty }));
  const movementId = run.makeId('movement');
  run.tx.insert('movement', {
    id: movementId,
    item_id: itemId,
    warehouse_id: warehouseId,
    bin_id: binId,
    qty,
    balance_qty: balanceQty,
    cause: movement.cause,
    reason: movement.reason ?? null,
    note: movement.note || null,
    subject_id: movement.subjectId ?? null,
    order_id: movement.orderId ?? null,
    command_seq: run.commandSeq,
    at: run.now,
  });
  if (balanceQty < 0 && qty < 0) {
    run.event('stock.negative', {
      subjectId: itemId,
      orderId: movement.orderId,
      data: { warehouseId, balanceQty, movementId },
    });
  }
  touchItem(run, itemId);
  run.stockMoved(itemId);
  return { movementId, balanceQty };
}

/**
 * Takes units out of a warehouse, from the named bin first and from wherever they lie then: one movement a place.
 * `qty` is positive. This is what shipping uses.
 */
export function takeOut(run: Run, movement: Movement): Moved[] {
  const places = takeFrom(
    placesOf(run.tx, movement.itemId, movement.warehouseId),
    movement.qty,
    movement.binId,
  );
  return places.map((place) => applyMovement(run, { ...movement, binId: place.binId, qty: -place.qty }));
}

/** Claims (`delta` > 0) or frees (< 0) units; the allocation rows are the caller's. */
export function changeCommitted(run: Run, itemId: string, warehouseId: string, delta: number): void {
  if (delta === 0) return;
  const params = { itemId, warehouseId, delta };
  // The insert half of an upsert would meet the CHECK with a negative number before it met the row.
  if (delta > 0) run.tx.first(raiseCommitted.with(params));
  else run.tx.run(lowerCommitted.with(params));
  touchItem(run, itemId);
}

export interface ItemLevel extends Level {
  readonly itemId: string;
  readonly warehouseId: string;
}

const levels = hot<{ ids: string }>()((slot) =>
  q
    .selectFrom('stock_level')
    .select([
      'item_id as itemId',
      'warehouse_id as warehouseId',
      'on_hand_qty as onHandQty',
      'unavailable_qty as unavailableQty',
      'committed_qty as committedQty',
    ])
    .where('item_id', 'in', amongJson<string>(slot('ids'))),
);

/** The levels of many items at once; an item without a row in a warehouse has nothing there. */
export const levelsOf = (reader: Reader, itemIds: readonly string[]): ItemLevel[] =>
  itemIds.length === 0 ? [] : reader.all(levels.with({ ids: JSON.stringify(itemIds) }));

const bins = hot<{ itemId: string; warehouseId: string }>()((slot) =>
  q
    .selectFrom('bin_level')
    .innerJoin('bin', 'bin.id', 'bin_level.bin_id')
    .select(['bin_level.bin_id as binId', 'bin_level.qty'])
    .where('bin_level.item_id', '=', slot('itemId'))
    .where('bin.warehouse_id', '=', slot('warehouseId'))
    .where('bin_level.qty', '<>', 0)
    .orderBy('bin.walk_order')
    .orderBy('bin.code'),
);

/** What lies where in one warehouse, bins in walk order. */
export function placesOf(
  reader: Reader,
  itemId: string,
  warehouseId: string,
): { readonly onHandQty: number; readonly bins: Place[] } {
  const level = levelsOf(reader, [itemId]).find((row) => row.warehouseId === warehouseId);
  return { onHandQty: level?.onHandQty ?? 0, bins: reader.all(bins.with({ itemId, warehouseId })) };
}

const binLevels = hot<{ ids: string; warehouseId: string }>()((slot) =>
  q
    .selectFrom('bin_level')
    .innerJoin('bin', 'bin.id', 'bin_level.bin_id')
    .select([
      'bin_level.item_id as itemId',
      'bin.id as binId',
      'bin.code',
      'bin.walk_order as walkOrder',
      'qty',
    ])
    .where('bin_level.item_id', 'in', amongJson<string>(slot('ids')))
    .where('bin.warehouse_id', '=', slot('warehouseId'))
    .where('bin_level.qty', '>', 0)
    .orderBy('bin.walk_order')
    .orderBy('bin.code'),
);

/** The filled bins of many items in one warehouse, in walk order: for pick lists. */
export const filledBins = (reader: Reader, itemIds: readonly string[], warehouseId: string) =>
  reader.all(binLevels.with({ ids: JSON.stringify(itemIds), warehouseId }));

const backordered = hot<{ ids: string }>()((slot) =>
  q
    .selectFrom('order_line')
    .select((eb) => ['item_id as itemId', eb.fn.sum<number>('backordered_qty').as('qty')])
    .where('item_id', 'in', amongJson<string>(slot('ids')))
    .where('backordered_qty', '>', sql.lit(0))
    .groupBy('item_id'),
);

/** Units that lines wait for, by item; items that nobody waits for are not in it. */
export function backorderedOf(reader: Reader, itemIds: readonly string[]): Map<string, number> {
  const rows = reader.all(backordered.with({ ids: JSON.stringify(itemIds) }));
  return new Map(rows.map((row) => [row.itemId ?? '', row.qty]));
}

const touchItem = (run: Run, itemId: string): void => run.touch('stock', 'items', `item:${itemId}`);

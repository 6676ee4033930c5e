/**
 * Units that were not found where they should be: still on hand until somebody counts, but not available, so that nobody
 * is promised them and no shop sells them.
 */
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';
import type { Run } from '../db/run.ts';

const level = hot<{ itemId: string; warehouseId: string }>()((slot) =>
  q
    .selectFrom('stock_level')
    .select('unavailable_qty')
    .where('item_id', '=', slot('itemId'))
    .where('warehouse_id', '=', slot('warehouseId')),
);

export const blockedQty = (reader: Reader, itemId: string, warehouseId: string): number =>
  reader.first(level.with({ itemId, warehouseId }))?.unavailable_qty ?? 0;

/** Blocks units until they are counted. */
export function blockUnits(run: Run, itemId: string, warehouseId: string, qty: number): void {
  setBlocked(run, itemId, warehouseId, blockedQty(run.tx, itemId, warehouseId) + qty);
  run.event('stock.count_needed', { subjectId: itemId, data: { warehouseId, qty } });
}

/** Frees blocked units: counted, or found again. Answers how many there were of those asked for. */
export function unblockUnits(
  run: Run,
  itemId: string,
  warehouseId: string,
  qty = Number.MAX_SAFE_INTEGER,
): number {
  const blocked = blockedQty(run.tx, itemId, warehouseId);
  const freed = Math.min(blocked, qty);
  if (freed > 0) setBlocked(run, itemId, warehouseId, blocked - freed);
  return freed;
}

function setBlocked(run: Run, itemId: string, warehouseId: string, qty: number): void {
  run.tx.update('stock_level', { item_id: itemId, warehouse_id: warehouseId }, { unavailable_qty: qty });
  run.touch('stock', 'items', `item:${itemId}`);
  run.stockMoved(itemId);
}

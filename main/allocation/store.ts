/** SQL of claims: who holds what where, and who waits. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { amongJson, hot, q } from '../db/query.ts';

const warehouses = hot()(() => q.selectFrom('warehouse').select('id').orderBy('rank').orderBy('id'));
/** Warehouse ids in the order in which stock is taken. */
export const warehousesByRank = (reader: Reader): string[] =>
  reader.all(warehouses.with({})).map((row) => row.id);

const levels = hot<{ itemIds: string }>()((slot) =>
  q
    .selectFrom('stock_level')
    .selectAll()
    .where('item_id', 'in', amongJson<string>(slot('itemIds'))),
);
export const levelsOfItems = (reader: Reader, itemIds: readonly string[]) =>
  reader.all(levels.with({ itemIds: JSON.stringify(itemIds) }));

const lines = hot<{ lineIds: string }>()((slot) =>
  q
    .selectFrom('order_line')
    .leftJoin('item', 'item.id', 'order_line.item_id')
    .select([
      'order_line.id',
      'order_id',
      'item_id',
      'item.is_stocked',
      'allocated_qty',
      'backordered_qty',
      'picked_qty',
    ])
    .where('order_line.id', 'in', amongJson<string>(slot('lineIds'))),
);
export const linesToClaim = (reader: Reader, lineIds: readonly string[]) =>
  reader.all(lines.with({ lineIds: JSON.stringify(lineIds) }));

const claimsOfLine = hot<{ lineId: string }>()((slot) =>
  q
    .selectFrom('allocation')
    .selectAll()
    .where('line_id', '=', slot('lineId'))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc'),
);
export const claimsOf = (reader: Reader, lineId: string) => reader.all(claimsOfLine.with({ lineId }));

const claimsAt = hot<{ itemId: string; warehouseId: string }>()((slot) =>
  q
    .selectFrom('allocation')
    .innerJoin('orders', 'orders.id', 'allocation.order_id')
    .innerJoin('order_line', 'order_line.id', 'allocation.line_id')
    .select(['allocation.line_id', 'allocation.order_id', 'allocation.qty', 'order_line.allocated_qty'])
    .select(['order_line.picked_qty'])
    .where('allocation.item_id', '=', slot('itemId'))
    .where('allocation.warehouse_id', '=', slot('warehouseId'))
    .orderBy('orders.placed_at', 'desc')
    .orderBy('orders.order_key', 'desc'),
);
/** Claims on an item at a place, youngest order first. */
export const claimsYoungestFirst = (reader: Reader, itemId: string, warehouseId: string) =>
  reader.all(claimsAt.with({ itemId, warehouseId }));

const waiting = hot<{ itemId: string }>()((slot) =>
  q
    .selectFrom('order_line')
    .innerJoin('orders', 'orders.id', 'order_line.order_id')
    .select(['order_line.id', 'order_line.order_id', 'backordered_qty'])
    .where('order_line.item_id', '=', slot('itemId'))
    // Written out, so that the index over waiting lines can be used.
    .where('backordered_qty', '>', sql.lit(0))
    .orderBy('orders.placed_at')
    .orderBy('orders.order_key')
    .orderBy('order_line.position'),
);
/** Lines that wait for an item, oldest order first. */
export const waitingLines = (reader: Reader, itemId: string) => reader.all(waiting.with({ itemId }));

export const stockedItems = (reader: Reader, itemIds: readonly string[]) =>
  reader.all(stocked.with({ itemIds: JSON.stringify(itemIds) }));
const stocked = hot<{ itemIds: string }>()((slot) =>
  q
    .selectFrom('item')
    .select(['id', 'is_stocked'])
    .where('id', 'in', amongJson<string>(slot('itemIds'))),
);

const removeEmpty = hot<{ lineId: string; warehouseId: string }>()((slot) =>
  q
    .deleteFrom('allocation')
    .where('line_id', '=', slot('lineId'))
    .where('warehouse_id', '=', slot('warehouseId')),
);
export const deleteClaim = (lineId: string, warehouseId: string) => removeEmpty.with({ lineId, warehouseId });

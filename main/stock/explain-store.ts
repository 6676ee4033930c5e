/** The rows behind the figures of an item: claims, waiting lines, bins. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { q } from '../db/query.ts';

/** Claims on the item, oldest order first. */
export function allocationsOf(
  reader: Reader,
  itemId: string,
  warehouseId: string | undefined,
  limit: number,
) {
  let query = q
    .selectFrom('allocation')
    .innerJoin('orders', 'orders.id', 'allocation.order_id')
    .select(['allocation.qty', 'allocation.warehouse_id', 'allocation.at'])
    .select(['orders.id as order_id', 'orders.number', 'orders.customer_name'])
    .where('allocation.item_id', '=', itemId)
    .orderBy('orders.placed_at')
    .orderBy('orders.order_key')
    .limit(limit);
  if (warehouseId !== undefined) query = query.where('allocation.warehouse_id', '=', warehouseId);
  return reader.all(query);
}

/** Lines that wait for the item, oldest order first. */
export const waitingFor = (reader: Reader, itemId: string, limit: number) =>
  reader.all(
    q
      .selectFrom('order_line')
      .innerJoin('orders', 'orders.id', 'order_line.order_id')
      .select(['orders.id as order_id', 'orders.number', 'orders.account_id', 'orders.customer_name'])
      .select(['orders.placed_at', 'orders.ship_by_at'])
      .select(['order_line.allocated_qty', 'order_line.backordered_qty'])
      .where('order_line.item_id', '=', itemId)
      .where('order_line.backordered_qty', '>', sql.lit(0))
      .orderBy('orders.placed_at')
      .orderBy('orders.order_key')
      .limit(limit),
  );

export const countWaiting = (reader: Reader, itemId: string): number =>
  reader.first(
    q
      .selectFrom('order_line')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('item_id', '=', itemId)
      .where('backordered_qty', '>', sql.lit(0)),
  )?.n ?? 0;

/** Where the item lies in bins, in walk order, warehouse by warehouse. */
export const binsOfItem = (reader: Reader, itemId: string) =>
  reader.all(
    q
      .selectFrom('bin_level')
      .innerJoin('bin', 'bin.id', 'bin_level.bin_id')
      .innerJoin('warehouse', 'warehouse.id', 'bin.warehouse_id')
      .select(['bin.id as bin_id', 'bin.warehouse_id', 'bin.code', 'bin_level.qty'])
      .where('bin_level.item_id', '=', itemId)
      .where('bin_level.qty', '<>', 0)
      .orderBy('warehouse.rank')
      .orderBy('bin.walk_order')
      .orderBy('bin.code'),
  );

/** Reads movements, for lists, for the sums behind figures, and for taking them back. */
import type { Reader } from '../db/handle.ts';
import { among, q } from '../db/query.ts';

const columns = [
  'movement.seq',
  'movement.id',
  'movement.item_id',
  'movement.warehouse_id',
  'movement.bin_id',
  'bin.code as bin_code',
  'movement.qty',
  'movement.balance_qty',
  'movement.cause',
  'movement.reason',
  'movement.note',
  'movement.order_id',
  'orders.number as order_number',
  'movement.at',
] as const;

const withNames = () =>
  q
    .selectFrom('movement')
    .leftJoin('bin', 'bin.id', 'movement.bin_id')
    .leftJoin('orders', 'orders.id', 'movement.order_id')
    .select(columns);

export interface MovementFilter {
  readonly itemId?: string | undefined;
  readonly warehouseId?: string | undefined;
  /** Only what came before this one. */
  readonly beforeSeq?: number | undefined;
  readonly limit: number;
}

/** Newest first. */
export function movementsOf(reader: Reader, filter: MovementFilter) {
  let query = withNames().orderBy('movement.seq', 'desc').limit(filter.limit);
  if (filter.itemId !== undefined) query = query.where('movement.item_id', '=', filter.itemId);
  if (filter.warehouseId !== undefined) query = query.where('movement.warehouse_id', '=', filter.warehouseId);
  if (filter.beforeSeq !== undefined) query = query.where('movement.seq', '<', filter.beforeSeq);
  return reader.all(query);
}

export type MovementRow = ReturnType<typeof movementsOf>[number];

/** Sum and number of an item's movements before one. */
export function earlierMovements(
  reader: Reader,
  filter: { readonly itemId: string; readonly warehouseId?: string | undefined; readonly beforeSeq: number },
): { qty: number; count: number } {
  let query = q
    .selectFrom('movement')
    .select((eb) => [eb.fn.sum<number | null>('qty').as('qty'), eb.fn.countAll<number>().as('count')])
    .where('item_id', '=', filter.itemId)
    .where('seq', '<', filter.beforeSeq);
  if (filter.warehouseId !== undefined) query = query.where('warehouse_id', '=', filter.warehouseId);
  const row = reader.first(query);
  return { qty: row?.qty ?? 0, count: row?.count ?? 0 };
}

export const movementsById = (reader: Reader, ids: readonly string[]) =>
  reader.all(q.selectFrom('movement').selectAll().where('id', 'in', among(ids)));

/** Those of the movements that were taken back. */
export const reversedOf = (reader: Reader, ids: readonly string[]): string[] =>
  reader
    .all(
      q
        .selectFrom('movement')
        .select('subject_id')
        .where('subject_id', 'in', among(ids))
        .where('cause', '=', 'undone'),
    )
    .flatMap((row) => (row.subject_id === null ? [] : [row.subject_id]));

export const hasMovement = (reader: Reader, itemId: string): boolean =>
  reader.first(q.selectFrom('movement').select('seq').where('item_id', '=', itemId).limit(1)) !== undefined;

export const movementAnswer = (row: MovementRow) => ({
  id: row.id,
  itemId: row.item_id,
  warehouseId: row.warehouse_id,
  binId: row.bin_id,
  binCode: row.bin_code,
  qty: row.qty,
  balanceQty: row.balance_qty,
  cause: row.cause,
  reason: row.reason,
  note: row.note,
  orderId: row.order_id,
  orderNumber: row.order_number,
  at: row.at,
});

/** Warehouses and their bins. A bin that movements name is kept when it is removed, so that the past can be read. */
import type { Reader, Tx } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

export const warehouseRow = (reader: Reader, id: string) =>
  reader.first(q.selectFrom('warehouse').selectAll().where('id', '=', id));

export const warehouseByCode = (reader: Reader, code: string) =>
  reader.first(q.selectFrom('warehouse').selectAll().where('code', '=', code));

const defaultWarehouse = hot()(() =>
  q.selectFrom('warehouse').select('id').where('is_default', '=', 1).limit(1),
);

/** The warehouse that is meant where none is named. There is always one. */
export function defaultWarehouseId(reader: Reader): string {
  const row = reader.first(defaultWarehouse.with({}));
  if (!row) throw new Error('No default warehouse: the defaults were never made');
  return row.id;
}

export const isAnyWarehouse = (reader: Reader): boolean =>
  reader.first(q.selectFrom('warehouse').select('id').limit(1)) !== undefined;

export const allWarehouses = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('warehouse')
      .selectAll('warehouse')
      .select((eb) => [
        eb
          .selectFrom('bin')
          .select((e) => e.fn.countAll<number>().as('n'))
          .whereRef('bin.warehouse_id', '=', 'warehouse.id')
          .where('bin.removed_at', 'is', null)
          .as('bin_count'),
        eb
          .selectFrom('stock_level')
          .select((e) => e.fn.sum<number>('on_hand_qty').as('n'))
          .whereRef('stock_level.warehouse_id', '=', 'warehouse.id')
          .as('on_hand_qty'),
      ])
      .orderBy('rank')
      .orderBy('id'),
  );

export const highestRank = (reader: Reader): number =>
  reader.first(q.selectFrom('warehouse').select((eb) => eb.fn.max<number | null>('rank').as('rank')))?.rank ??
  -1;

export const clearDefault = (tx: Tx): number =>
  tx.run(q.updateTable('warehouse').set({ is_default: 0 }).where('is_default', '=', 1));

export const deleteWarehouse = (tx: Tx, id: string): number =>
  tx.run(q.deleteFrom('warehouse').where('id', '=', id));

/** Whether anything names it: bins, stock, movements, accounts, orders' work. */
export function isWarehouseUsed(reader: Reader, id: string): boolean {
  const tables = ['bin', 'stock_level', 'movement', 'allocation', 'fulfilment', 'account'] as const;
  return tables.some(
    (table) =>
      reader.first(
        q
          .selectFrom(table as 'bin')
          .select('warehouse_id')
          .where('warehouse_id', '=', id)
          .limit(1),
      ) !== undefined,
  );
}

// ── bins ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Any bin, removed ones too. */
export const binRow = (reader: Reader, id: string) =>
  reader.first(q.selectFrom('bin').selectAll().where('id', '=', id));

export const binByCode = (reader: Reader, warehouseId: string, code: string) =>
  reader.first(
    q.selectFrom('bin').selectAll().where('warehouse_id', '=', warehouseId).where('code', '=', code),
  );

export const lastWalkOrder = (reader: Reader, warehouseId: string): number =>
  reader.first(
    q
      .selectFrom('bin')
      .select((eb) => eb.fn.max<number | null>('walk_order').as('last'))
      .where('warehouse_id', '=', warehouseId)
      .where('removed_at', 'is', null),
  )?.last ?? 0;

export const isBinFilled = (reader: Reader, binId: string): boolean =>
  reader.first(
    q.selectFrom('bin_level').select('qty').where('bin_id', '=', binId).where('qty', '<>', 0).limit(1),
  ) !== undefined;

/** In walk order, after `(walkOrder, code)`. */
export function binsOf(
  reader: Reader,
  warehouseId: string,
  page: { readonly after: readonly [number, string] | undefined; readonly limit: number },
) {
  let query = q
    .selectFrom('bin')
    .leftJoin('bin_level', (join) =>
      join.onRef('bin_level.bin_id', '=', 'bin.id').on('bin_level.qty', '<>', 0),
    )
    .selectAll('bin')
    .select((eb) => [
      eb.fn.sum<number | null>('bin_level.qty').as('qty'),
      eb.fn.count<number>('bin_level.item_id').as('item_count'),
    ])
    .where('bin.warehouse_id', '=', warehouseId)
    .where('bin.removed_at', 'is', null)
    .groupBy('bin.id')
    .orderBy('bin.walk_order')
    .orderBy('bin.code')
    .limit(page.limit);
  const after = page.after;
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('bin.walk_order', 'bin.code'), '>', eb.tuple(after[0], after[1])),
    );
  return reader.all(query);
}

/** Where a kept figure differs from the rows that should give it. Whole tables are read: for `check` only. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { q } from '../db/query.ts';

const LIMIT = 20;

export function levelFaults(reader: Reader) {
  const both = q
    .selectFrom('stock_level')
    .select(['item_id', 'warehouse_id', 'on_hand_qty as level_qty', sql<number>`0`.as('moved_qty')])
    .unionAll(
      q
        .selectFrom('movement')
        .select(['item_id', 'warehouse_id', sql<number>`0`.as('level_qty'), 'qty as moved_qty']),
    );
  return reader.all(
    q
      .selectFrom(both.as('rows'))
      .select((eb) => [
        'item_id',
        'warehouse_id',
        eb.fn.sum<number>('level_qty').as('level_qty'),
        eb.fn.sum<number>('moved_qty').as('moved_qty'),
      ])
      .groupBy(['item_id', 'warehouse_id'])
      .having((eb) => eb(eb.fn.sum('level_qty'), '<>', eb.fn.sum('moved_qty')))
      .limit(LIMIT),
  );
}

export function binFaults(reader: Reader) {
  const both = q
    .selectFrom('bin_level')
    .select(['item_id', 'bin_id', 'qty as level_qty', sql<number>`0`.as('moved_qty')])
    .unionAll(
      q
        .selectFrom('movement')
        .select([
          'item_id',
          sql<string>`bin_id`.as('bin_id'),
          sql<number>`0`.as('level_qty'),
          'qty as moved_qty',
        ])
        .where('bin_id', 'is not', null),
    );
  return reader.all(
    q
      .selectFrom(both.as('rows'))
      .select((eb) => [
        'item_id',
        'bin_id',
        eb.fn.sum<number>('level_qty').as('level_qty'),
        eb.fn.sum<number>('moved_qty').as('moved_qty'),
      ])
      .groupBy(['item_id', 'bin_id'])
      .having((eb) => eb(eb.fn.sum('level_qty'), '<>', eb.fn.sum('moved_qty')))
      .limit(LIMIT),
  );
}

export function committedFaults(reader: Reader) {
  const both = q
    .selectFrom('stock_level')
    .select(['item_id', 'warehouse_id', 'committed_qty as level_qty', sql<number>`0`.as('moved_qty')])
    .unionAll(
      q
        .selectFrom('allocation')
        .select(['item_id', 'warehouse_id', sql<number>`0`.as('level_qty'), 'qty as moved_qty']),
    );
  return reader.all(
    q
      .selectFrom(both.as('rows'))
      .select((eb) => [
        'item_id',
        'warehouse_id',
        eb.fn.sum<number>('level_qty').as('level_qty'),
        eb.fn.sum<number>('moved_qty').as('moved_qty'),
      ])
      .groupBy(['item_id', 'warehouse_id'])
      .having((eb) => eb(eb.fn.sum('level_qty'), '<>', eb.fn.sum('moved_qty')))
      .limit(LIMIT),
  );
}

/** Picked units are in somebody's hands, whatever a count says of the shelf: only other claims must fit. */
export const overAllocated = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('stock_level')
      .select(['item_id', 'warehouse_id', 'committed_qty', 'on_hand_qty'])
      .where('committed_qty', '>', 0)
      .whereRef('committed_qty', '>', 'on_hand_qty')
      .where('committed_qty', '>', (eb) =>
        eb
          .selectFrom('allocation')
          .innerJoin('order_line', 'order_line.id', 'allocation.line_id')
          .select(sql<number>`coalesce(sum(allocation.qty), 0)`.as('picked'))
          .whereRef('allocation.item_id', '=', 'stock_level.item_id')
          .whereRef('allocation.warehouse_id', '=', 'stock_level.warehouse_id')
          .whereRef('allocated_qty', '=', 'picked_qty'),
      )
      .limit(LIMIT),
  );

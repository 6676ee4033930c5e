/** SQL of releasing: what is claimed where, which bin holds it, and the fulfilment rows. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const claims = hot<{ orderId: string }>()((slot) =>
  q
    .selectFrom('allocation')
    .select(['line_id', 'warehouse_id', 'qty'])
    .where('order_id', '=', slot('orderId')),
);
export const claimsOfOrder = (reader: Reader, orderId: string) => reader.all(claims.with({ orderId }));

const first = hot()(() =>
  q.selectFrom('warehouse').select('id').orderBy('rank').orderBy('id').limit(sql.lit(1)),
);
export const firstWarehouse = (reader: Reader): string | undefined => reader.first(first.with({}))?.id;

const bins = hot<{ itemId: string; warehouseId: string }>()((slot) =>
  q
    .selectFrom('bin_level')
    .innerJoin('bin', 'bin.id', 'bin_level.bin_id')
    .select(['bin.id', 'bin_level.qty'])
    .where('bin_level.item_id', '=', slot('itemId'))
    .where('bin.warehouse_id', '=', slot('warehouseId'))
    .where('bin_level.qty', '>', 0)
    .orderBy('bin_level.qty', 'desc')
    .orderBy('bin.walk_order')
    .limit(sql.lit(1)),
);
/** The bin with the most of an item, so that a picker finds it in one place; null where it has none. */
export const bestBin = (reader: Reader, itemId: string, warehouseId: string): string | null =>
  reader.first(bins.with({ itemId, warehouseId }))?.id ?? null;

const openLines = hot<{ lineId: string }>()((slot) =>
  q
    .selectFrom('fulfilment_line')
    .innerJoin('fulfilment', 'fulfilment.id', 'fulfilment_line.fulfilment_id')
    .select([
      'fulfilment_line.id',
      'fulfilment_id',
      'fulfilment_line.qty',
      'picked_qty',
      'warehouse_id',
      'state',
    ])
    .where('line_id', '=', slot('lineId'))
    .where('state', 'not in', ['handed_over', 'cancelled'])
    .orderBy('fulfilment_line.id', 'desc'),
);
/** A line's places in fulfilments that have not left, youngest first. */
export const openFulfilmentLines = (reader: Reader, lineId: string) => reader.all(openLines.with({ lineId }));

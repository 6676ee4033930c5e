/** SQL of units that were not found: where else they lie, and what other open picks will fetch there. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const promised = hot<{ itemId: string; warehouseId: string }>()((slot) =>
  q
    .selectFrom('fulfilment')
    .innerJoin('fulfilment_line', 'fulfilment_line.fulfilment_id', 'fulfilment.id')
    .select([
      'fulfilment_line.id',
      'fulfilment_line.bin_id',
      sql<number>`fulfilment_line.qty - fulfilment_line.shipped_qty`.as('qty'),
    ])
    // Written out, so that the index over open work can be used.
    .where(sql<boolean>`fulfilment.state not in ('handed_over', 'cancelled')`)
    .where('fulfilment.warehouse_id', '=', slot('warehouseId'))
    .where('fulfilment_line.item_id', '=', slot('itemId')),
);
/** Units that open work takes from each bin; what is picked still counts in the bin until it leaves. */
export const promisedUnits = (reader: Reader, itemId: string, warehouseId: string) =>
  reader.all(promised.with({ itemId, warehouseId }));

const line = hot<{ lineId: string }>()((slot) =>
  q
    .selectFrom('order_line')
    .select(['order_id', 'item_id', 'allocated_qty', 'backordered_qty'])
    .where('id', '=', slot('lineId')),
);
export const waitingOf = (reader: Reader, lineId: string) => reader.first(line.with({ lineId }));

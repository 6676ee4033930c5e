/** Units that are picked or packed and have not left: they lie on no shelf, and whoever counts a shelf does not see them. */
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const inHand = hot<{ itemId: string; warehouseId: string }>()((slot) =>
  q
    .selectFrom('order_line')
    .innerJoin('fulfilment_line', 'fulfilment_line.line_id', 'order_line.id')
    .innerJoin('fulfilment', 'fulfilment.id', 'fulfilment_line.fulfilment_id')
    .select('fulfilment_line.bin_id')
    .select((eb) =>
      eb(eb.ref('fulfilment_line.picked_qty'), '-', eb.ref('fulfilment_line.shipped_qty')).as('qty'),
    )
    .innerJoin('allocation', 'allocation.line_id', 'order_line.id')
    .where('allocation.item_id', '=', slot('itemId'))
    .where('allocation.warehouse_id', '=', slot('warehouseId'))
    .where('fulfilment.warehouse_id', '=', slot('warehouseId'))
    .where('fulfilment.state', 'not in', ['handed_over', 'cancelled'])
    .where('order_line.picked_qty', '>', 0),
);

/** Of an item in a warehouse; `binId`: only what was taken from that bin. */
export const unitsInHand = (
  reader: Reader,
  itemId: string,
  warehouseId: string,
  binId: string | null,
): number =>
  reader
    .all(inHand.with({ itemId, warehouseId }))
    .reduce((sum, row) => sum + (binId === null || row.bin_id === binId ? Number(row.qty) : 0), 0);

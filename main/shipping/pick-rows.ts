/** What is to be fetched, in the order of walking; for the screen and for the paper. */
import type { z } from 'zod';
import type { pickRowSchema } from '../../shared/api/shipping-shapes.ts';
import { compareStops } from '../../shared/shipping/walk.ts';
import type { Reader } from '../db/handle.ts';
import { stopCodeOf } from './guard.ts';
import { linesToPick } from './work-store.ts';

export type PickRow = z.output<typeof pickRowSchema>;

export function pickRows(reader: Reader, args: { readonly fulfilmentIds: readonly string[] }): PickRow[] {
  const rows = linesToPick(reader, args.fulfilmentIds)
    .filter((row) => row.state !== 'cancelled')
    .map((row) => ({
      row,
      stop: {
        warehouseRank: row.rank,
        warehouseId: row.warehouse_id,
        walkOrder: row.walk_order,
        binCode: row.bin_code,
        sku: row.sku,
        deadlineAt: row.deadline_at,
        id: row.id,
      },
    }));
  rows.sort((a, b) => compareStops(a.stop, b.stop));
  return rows.map(({ row }) => ({
    itemId: row.item_id,
    sku: row.sku,
    name: row.name,
    variant: row.variant,
    imageUrl: row.image_url,
    fulfilmentLineId: row.id,
    fulfilmentId: row.fulfilment_id,
    orderId: row.order_id,
    orderNumber: row.number,
    warehouseId: row.warehouse_id,
    binId: row.bin_id,
    binCode: row.bin_code,
    qty: row.qty - row.shipped_qty,
    pickedQty: row.picked_qty - row.shipped_qty,
    deadlineAt: row.deadline_at,
    hasNote: row.has_note === 1,
    isStopped: stopCodeOf(row) !== null,
  }));
}

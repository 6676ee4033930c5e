/**
 * A parcel leaves: its units leave the stock, their claims are consumed, the order's ledger moves from packed to shipped.
 * Whether it may leave was decided by the caller; this only writes what is so, and cannot be taken back.
 */

import type { Way } from '../../shared/shipping/vocabulary.ts';
import { consumeClaims } from '../allocation/claims.ts';
import type { Run } from '../db/run.ts';
import { reindexOrder } from '../orders/search-index-store.ts';
import { takeOut } from '../stock/store.ts';
import type { Label } from './carriers.ts';
import { settle } from './ledger.ts';
import type { FulfilmentRow, ParcelRow } from './store.ts';
import { addToLine, contentsOf, linesOf } from './store.ts';

export interface Leaving extends Label {
  readonly way: Way;
  /** What stood against it, for the timeline. */
  readonly contradictions: readonly string[];
}

/** Answers how many units left. */
export function handOver(run: Run, parcel: ParcelRow, work: FulfilmentRow, leaving: Leaving): number {
  const lines = new Map(linesOf(run.tx, work.id).map((line) => [line.id, line]));
  const contents = contentsOf(run.tx, [parcel.id]);
  for (const content of contents) {
    const { qty } = content;
    const line = lines.get(content.fulfilment_line_id);
    if (!line) continue;
    run.tx.update('fulfilment_line', { id: line.id }, { shipped_qty: line.shipped_qty + qty });
    run.tx.run(addToLine(line.line_id, { allocated: -qty, picked: -qty, packed: -qty, shipped: qty }));
    consumeClaims(run, line.line_id, qty, work.warehouse_id);
    // Goods that nobody counts leave no trace in the stock.
    if (line.is_stocked !== 1) continue;
    takeOut(run, {
      itemId: line.item_id,
      warehouseId: work.warehouse_id,
      binId: line.bin_id,
      qty,
      cause: 'shipped',
      subjectId: parcel.id,
      orderId: work.order_id,
    });
  }
  const units = contents.reduce((sum, content) => sum + content.qty, 0);
  run.tx.update(
    'parcel',
    { id: parcel.id },
    {
      state: 'handed_over',
      way: leaving.way,
      carrier_code: leaving.carrierCode,
      tracking_number: leaving.trackingNumber,
      packed_at: parcel.packed_at ?? run.now,
      handed_over_at: run.now,
    },
  );
  run.tx.update('orders', { id: work.order_id }, { shipped_at: run.now });
  if (leaving.trackingNumber !== null) reindexOrder(run.tx, work.order_id);
  run.event('parcel.handed_over', {
    orderId: work.order_id,
    subjectId: parcel.id,
    data: {
      fulfilmentId: work.id,
      units,
      lines: contents.map((content) => ({ lineId: content.line_id, qty: content.qty })),
      way: leaving.way,
      carrierCode: leaving.carrierCode,
      ...(leaving.contradictions.length > 0 ? { contradictions: leaving.contradictions } : {}),
    },
  });
  settle(run, work.id);
  return units;
}

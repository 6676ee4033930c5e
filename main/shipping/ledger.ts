/**
 * The ledger of work in hand: every change of picked and packed units goes through here, so that fulfilment line, order
 * line and parcel always agree, and the fulfilment's state follows. Hand-over is in `hand-over.ts`.
 */
import { assert } from '../../shared/base/assert.ts';
import { stateOf } from '../../shared/shipping/state.ts';
import type { FulfilmentState } from '../../shared/shipping/vocabulary.ts';
import type { Run } from '../db/run.ts';
import type { FulfilmentLineRow } from './store.ts';
import { addToLine, contentsOf, deleteContent, fulfilmentRow, linesOf, parcelsOf } from './store.ts';

export const countsOf = (line: {
  readonly qty: number;
  readonly picked_qty: number;
  readonly packed_qty: number;
  readonly shipped_qty: number;
}) => ({
  qty: line.qty,
  pickedQty: line.picked_qty,
  packedQty: line.packed_qty,
  shippedQty: line.shipped_qty,
});

/** `qty` < 0 puts units back to their shelf; they must not be packed. */
export function changePicked(run: Run, line: FulfilmentLineRow, qty: number): void {
  run.tx.update('fulfilment_line', { id: line.id }, { picked_qty: line.picked_qty + qty });
  run.tx.run(addToLine(line.line_id, { picked: qty }));
  // Back on the shelf they are claims like others, which a count since then may have left without stock.
  if (qty < 0) run.stockMoved(line.item_id);
}

export interface ParcelChange {
  readonly parcelId: string;
  readonly qty: number;
  /** Of them not scanned. */
  readonly unscannedQty: number;
}

/** Puts units into a parcel (`qty` > 0) or takes them out (< 0); they are picked. */
export function changePacked(run: Run, line: FulfilmentLineRow, change: ParcelChange): void {
  const { parcelId, qty, unscannedQty } = change;
  run.tx.update('fulfilment_line', { id: line.id }, { packed_qty: line.packed_qty + qty });
  run.tx.run(addToLine(line.line_id, { packed: qty }));
  const there = contentsOf(run.tx, [parcelId]).find((row) => row.fulfilment_line_id === line.id);
  const key = { parcel_id: parcelId, fulfilment_line_id: line.id };
  if (!there) {
    assert(qty > 0, 'units are taken only out of parcels that hold them');
    run.tx.insert('parcel_line', { ...key, line_id: line.line_id, qty, unscanned_qty: unscannedQty });
  } else if (there.qty + qty === 0) run.tx.run(deleteContent(parcelId, line.id));
  else {
    const patch = { qty: there.qty + qty, unscanned_qty: there.unscanned_qty + unscannedQty };
    run.tx.update('parcel_line', key, patch);
  }
}

/**
 * Brings the fulfilment's state up to date with its units, and has the order's next steps done. `isLeft` gives
 * back work of which nothing is picked. An ended fulfilment keeps no empty parcel open.
 */
export function settle(
  run: Run,
  fulfilmentId: string,
  options: { readonly isLeft?: boolean } = {},
): FulfilmentState {
  const row = fulfilmentRow(run.tx, fulfilmentId);
  assert(row, 'settled work exists');
  run.touch('shipping', `fulfilment:${fulfilmentId}`);
  run.advance(row.order_id);
  if (row.state === 'cancelled' || row.state === 'handed_over') return row.state;
  const open = parcelsOf(run.tx, fulfilmentId).filter((parcel) => parcel.state === 'open');
  const filled = new Set(
    contentsOf(
      run.tx,
      open.map((parcel) => parcel.id),
    ).map((content) => content.parcel_id),
  );
  const lines = linesOf(run.tx, fulfilmentId).map(countsOf);
  const state = stateOf({
    isStarted: row.state !== 'released' && !options.isLeft,
    lines,
    isParcelOpen: filled.size > 0,
  });
  if (state !== row.state) run.tx.update('fulfilment', { id: fulfilmentId }, { state });
  if (state === 'cancelled' || state === 'handed_over') {
    for (const parcel of open)
      if (!filled.has(parcel.id)) run.tx.update('parcel', { id: parcel.id }, { state: 'unpacked' });
    if (state === 'cancelled')
      run.event('fulfilment.cancelled', { orderId: row.order_id, subjectId: fulfilmentId });
  }
  return state;
}

/**
 * Fewer found than listed. The units are not written off: they are blocked until somebody counts, and the line is sent to
 * another bin, to another warehouse, or waits. Goods that are not counted can only wait, until somebody says they are there.
 */
import { ok, refuse } from '../../shared/base/result.ts';
import type { Elsewhere } from '../../shared/shipping/missing.ts';
import { planMissing } from '../../shared/shipping/missing.ts';
import { unpickedQty } from '../../shared/shipping/state.ts';
import { unclaim } from '../allocation/claims.ts';
import { itemRow } from '../catalog/store.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import { warehouseRow } from '../settings/warehouse-store.ts';
import { blockUnits, unblockUnits } from '../stock/blocked-store.ts';
import { placesOf } from '../stock/store.ts';
import { isDone } from './guard.ts';
import { countsOf, settle } from './ledger.ts';
import { promisedUnits, waitingOf } from './missing-store.ts';
import { start } from './pick-commands.ts';
import type { FulfilmentLineRow } from './store.ts';
import { fulfilmentRow, lineWithin } from './store.ts';

export const missingCommands: CommandHandlers<'pick.not_found' | 'pick.found'> = {
  'pick.not_found'(run, { fulfilmentLineId, qty }) {
    const found = lineWithin(run.tx, fulfilmentLineId);
    const work = found && fulfilmentRow(run.tx, found.fulfilmentId);
    if (!found || !work) return refuse('fulfilment_line_unknown', { fulfilmentLineId });
    const { line } = found;
    const missing = line && !isDone(work) ? Math.min(qty, unpickedQty(countsOf(line))) : 0;
    if (!line || missing === 0) {
      const state = settle(run, work.id);
      return ok({ qty: 0, otherBinQty: 0, withdrawnQty: 0, blockedQty: 0, fulfilmentId: work.id, state });
    }
    const isCounted = line.is_stocked === 1;
    const places = isCounted ? freeUnits(run, line, work.warehouse_id) : [];
    const plan = planMissing(
      missing,
      places.filter((place) => place.binId !== line.bin_id),
    );
    // Fewer than listed means none left: what the level says of this place is blocked, too.
    const rest = places.find((place) => place.binId === line.bin_id)?.freeQty ?? 0;
    const blockedQty = isCounted ? missing + Math.max(0, rest) : 0;
    if (blockedQty > 0) blockUnits(run, line.item_id, work.warehouse_id, blockedQty);

    // Somebody stood there: the work is begun, and is not recalled because a part of it is short now.
    if (work.state === 'released') start(run, work.id, work.order_id);
    run.tx.update('fulfilment_line', { id: line.id }, { qty: line.qty - missing });
    for (const part of plan.otherBins) addLine(run, line, part);
    if (plan.withdrawnQty > 0) {
      unclaim(run, line.line_id, plan.withdrawnQty, work.warehouse_id);
      // Nothing says where uncounted goods are: they wait for a person's word.
      if (!isCounted) makeWait(run, line.line_id, plan.withdrawnQty);
    }
    const otherBinQty = missing - plan.withdrawnQty;
    run.event('pick.short', {
      orderId: work.order_id,
      subjectId: work.id,
      data: {
        lineId: line.line_id,
        itemId: line.item_id,
        warehouseId: work.warehouse_id,
        binId: line.bin_id,
        qty: missing,
        otherBinQty,
        withdrawnQty: plan.withdrawnQty,
        blockedQty,
      },
    });
    const qtyToFind = isCounted ? blockedQty : missing;
    run.undoWith(
      'pick.found',
      { itemId: line.item_id, warehouseId: work.warehouse_id, qty: qtyToFind, lineId: line.line_id },
      [line.line_id],
    );
    const state = settle(run, work.id);
    const { withdrawnQty } = plan;
    return ok({ qty: missing, otherBinQty, withdrawnQty, blockedQty, fulfilmentId: work.id, state });
  },

  'pick.found'(run, { itemId, warehouseId, qty, lineId }) {
    const item = itemRow(run.tx, itemId);
    if (!item) return refuse('item_unknown', { itemId });
    if (!warehouseRow(run.tx, warehouseId)) return refuse('warehouse_unknown', { warehouseId });
    let freed = 0;
    if (item.is_stocked === 1) freed = unblockUnits(run, itemId, warehouseId, qty);
    else if (lineId !== undefined) freed = stopWaiting(run, lineId, itemId, qty);
    run.event('pick.found', { subjectId: itemId, data: { warehouseId, qty: freed, lineId: lineId ?? null } });
    return ok({ qty: freed });
  },
};

/** What the levels say of each place of the warehouse, less what open work takes from there. */
function freeUnits(run: Run, line: FulfilmentLineRow, warehouseId: string): Elsewhere[] {
  const promised = new Map<string | null, number>();
  for (const other of promisedUnits(run.tx, line.item_id, warehouseId)) {
    promised.set(other.bin_id, (promised.get(other.bin_id) ?? 0) + other.qty);
  }
  const there = placesOf(run.tx, line.item_id, warehouseId);
  const loose = there.onHandQty - there.bins.reduce((sum, bin) => sum + bin.qty, 0);
  return [...there.bins, { binId: null, qty: loose }].map((place) => ({
    binId: place.binId,
    freeQty: place.qty - (promised.get(place.binId) ?? 0),
  }));
}

function addLine(run: Run, line: FulfilmentLineRow, part: { binId: string | null; qty: number }): void {
  run.tx.insert('fulfilment_line', {
    id: run.makeId('fulfilment_line'),
    fulfilment_id: line.fulfilment_id,
    order_id: line.order_id,
    line_id: line.line_id,
    item_id: line.item_id,
    qty: part.qty,
    picked_qty: 0,
    packed_qty: 0,
    shipped_qty: 0,
    bin_id: part.binId,
  });
}

function makeWait(run: Run, lineId: string, qty: number): void {
  const line = waitingOf(run.tx, lineId);
  if (line) run.tx.update('order_line', { id: lineId }, { backordered_qty: line.backordered_qty + qty });
  // `unclaim` told that stock moved, which would serve the line at once from stock that nobody counts.
  if (line?.item_id) run.itemsMoved.delete(line.item_id);
}

function stopWaiting(run: Run, lineId: string, itemId: string, qty: number): number {
  const line = waitingOf(run.tx, lineId);
  if (line?.item_id !== itemId) return 0;
  const freed = Math.min(qty, line.backordered_qty);
  const patch = {
    backordered_qty: line.backordered_qty - freed,
    allocated_qty: line.allocated_qty + freed,
  };
  run.tx.update('order_line', { id: lineId }, patch);
  run.advance(line.order_id);
  return freed;
}

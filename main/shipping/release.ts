/**
 * Hands claimed units to picking, one fulfilment per warehouse, and takes back what nobody has picked. It moves no
 * stock and no claims.
 */
import type { OrderFacts } from '../../shared/orders/facts.ts';
import { isShippable } from '../../shared/orders/facts.ts';
import type { Run } from '../db/run.ts';
import { settle } from './ledger.ts';
import { bestBin, claimsOfOrder, firstWarehouse, openFulfilmentLines } from './release-store.ts';

/** Releases everything claimed that no fulfilment has yet. */
export function releaseToPicking(run: Run, facts: OrderFacts, deadlineAt: number | null): void {
  const byWarehouse = new Map<string, { lineId: string; itemId: string; qty: number }[]>();
  const claims = claimsOfOrder(run.tx, facts.id);
  for (const line of facts.lines) {
    if (!isShippable(line) || line.itemId === null) continue;
    const released = releasedQty(facts, line.id);
    const places = line.isStocked
      ? claims.filter((claim) => claim.line_id === line.id)
      : [{ warehouse_id: defaultWarehouse(run), qty: line.allocatedQty }];
    for (const place of places) {
      const qty = place.qty - (released.get(place.warehouse_id) ?? 0);
      if (qty <= 0) continue;
      const list = byWarehouse.get(place.warehouse_id) ?? [];
      list.push({ lineId: line.id, itemId: line.itemId, qty });
      byWarehouse.set(place.warehouse_id, list);
    }
  }
  for (const [warehouseId, lines] of byWarehouse) {
    const fulfilmentId = run.makeId('fulfilment');
    run.tx.insert('fulfilment', {
      id: fulfilmentId,
      order_id: facts.id,
      warehouse_id: warehouseId,
      state: 'released',
      released_at: run.now,
      deadline_at: deadlineAt,
      stop_code: null,
      stop_data: null,
    });
    for (const line of lines) {
      run.tx.insert('fulfilment_line', {
        id: run.makeId('fulfilment_line'),
        fulfilment_id: fulfilmentId,
        order_id: facts.id,
        line_id: line.lineId,
        item_id: line.itemId,
        qty: line.qty,
        picked_qty: 0,
        packed_qty: 0,
        shipped_qty: 0,
        bin_id: bestBin(run.tx, line.itemId, warehouseId),
      });
    }
    run.event('order.released', {
      orderId: facts.id,
      subjectId: fulfilmentId,
      data: { warehouseId, units: lines.reduce((sum, line) => sum + line.qty, 0) },
    });
    run.touch('shipping', `order:${facts.id}`);
  }
}

/** Units of a line in live fulfilments, by warehouse; what has left counts no more. */
function releasedQty(facts: OrderFacts, lineId: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const fulfilment of facts.fulfilments) {
    if (fulfilment.state === 'cancelled') continue;
    for (const line of fulfilment.lines) {
      if (line.lineId !== lineId) continue;
      sums.set(fulfilment.warehouseId, (sums.get(fulfilment.warehouseId) ?? 0) + line.qty - line.shippedQty);
    }
  }
  return sums;
}

function defaultWarehouse(run: Run): string {
  const id = firstWarehouse(run.tx);
  if (!id) throw new Error('There is no warehouse');
  return id;
}

/** Takes units of a line that nobody has picked out of its fulfilments; an emptied one is cancelled. */
export function withdrawFromPicking(run: Run, lineId: string, qty: number, warehouseId?: string): void {
  let left = qty;
  for (const row of openFulfilmentLines(run.tx, lineId)) {
    if (left === 0) return;
    if (warehouseId !== undefined && row.warehouse_id !== warehouseId) continue;
    const part = Math.min(left, row.qty - row.picked_qty);
    if (part <= 0) continue;
    run.tx.update('fulfilment_line', { id: row.id }, { qty: row.qty - part });
    left -= part;
    // Emptied, it is cancelled; what is left may be picked, packed or handed over as a whole now.
    settle(run, row.fulfilment_id);
  }
}

/** Cancels the fulfilments of an order that nobody has started; its claims stay. */
export function recallUnstarted(run: Run, facts: OrderFacts): void {
  for (const fulfilment of facts.fulfilments) {
    if (fulfilment.state !== 'released') continue;
    run.tx.update('fulfilment', { id: fulfilment.id }, { state: 'cancelled' });
    run.event('fulfilment.cancelled', { orderId: facts.id, subjectId: fulfilment.id });
    run.touch('shipping', `fulfilment:${fulfilment.id}`);
  }
}

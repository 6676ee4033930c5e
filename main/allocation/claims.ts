/**
 * Claims on stock: the one place that writes `allocation` rows and the allocated and back-ordered quantities of lines.
 * Goods whose stock is not counted are allocated without a claim. Everything here happens inside one transaction, so
 * two orders can never get the same unit.
 */

import { planClaim } from '../../shared/allocation/plan.ts';
import { assert } from '../../shared/base/assert.ts';
import type { Run } from '../db/run.ts';
import { changeCommitted } from '../stock/store.ts';
import {
  claimsOf,
  claimsYoungestFirst,
  deleteClaim,
  levelsOfItems,
  linesToClaim,
  stockedItems,
  waitingLines,
  warehousesByRank,
} from './store.ts';

export interface Wanted {
  readonly lineId: string;
  readonly qty: number;
}

/** Claims units for lines that have none yet, in the order given; what is not there becomes a back-order. */
export function claim(run: Run, wanted: readonly Wanted[]): void {
  const lines = new Map(
    linesToClaim(
      run.tx,
      wanted.map((one) => one.lineId),
    ).map((line) => [line.id, line]),
  );
  const itemIds = [...new Set([...lines.values()].flatMap((line) => (line.item_id ? [line.item_id] : [])))];
  const places = warehousesByRank(run.tx);
  const available = new Map<string, number>();
  for (const level of levelsOfItems(run.tx, itemIds)) {
    available.set(
      `${level.item_id}|${level.warehouse_id}`,
      level.on_hand_qty - level.unavailable_qty - level.committed_qty,
    );
  }
  for (const { lineId, qty } of wanted) {
    const line = lines.get(lineId);
    assert(line?.item_id, 'only lines with an item are claimed');
    if (line.is_stocked !== 1) {
      run.tx.update('order_line', { id: lineId }, { allocated_qty: line.allocated_qty + qty });
      continue;
    }
    const itemId = line.item_id;
    const plan = planClaim(
      qty,
      places.map((warehouseId) => ({
        warehouseId,
        availableQty: available.get(`${itemId}|${warehouseId}`) ?? 0,
      })),
    );
    for (const part of plan.claims) {
      addClaim(run, { lineId, orderId: line.order_id, itemId, warehouseId: part.warehouseId, qty: part.qty });
      const key = `${itemId}|${part.warehouseId}`;
      available.set(key, (available.get(key) ?? 0) - part.qty);
    }
    run.tx.update(
      'order_line',
      { id: lineId },
      {
        allocated_qty: line.allocated_qty + qty - plan.shortQty,
        backordered_qty: line.backordered_qty + plan.shortQty,
      },
    );
    if (plan.shortQty > 0) {
      run.event('order.backordered', {
        orderId: line.order_id,
        data: { lineId, itemId, qty: plan.shortQty },
      });
      run.touch('stock', `item:${itemId}`);
    }
  }
}

function addClaim(
  run: Run,
  part: { lineId: string; orderId: string; itemId: string; warehouseId: string; qty: number },
): void {
  const existing = claimsOf(run.tx, part.lineId).find((row) => row.warehouse_id === part.warehouseId);
  if (existing) run.tx.update('allocation', { id: existing.id }, { qty: existing.qty + part.qty });
  else {
    run.tx.insert('allocation', {
      id: run.makeId('allocation'),
      order_id: part.orderId,
      line_id: part.lineId,
      item_id: part.itemId,
      warehouse_id: part.warehouseId,
      qty: part.qty,
      at: run.now,
    });
  }
  changeCommitted(run, part.itemId, part.warehouseId, part.qty);
}

/**
 * Gives back units of a line that nobody has picked: back-ordered ones first, then claims, the youngest first.
 * `warehouseId` limits it to claims at one place. Answers how many claimed units were given back.
 */
export function unclaim(run: Run, lineId: string, qty: number, warehouseId?: string): number {
  const line = linesToClaim(run.tx, [lineId])[0];
  assert(line, 'a line that gives back units exists');
  const fromBackorder = warehouseId === undefined ? Math.min(qty, line.backordered_qty) : 0;
  const wanted = Math.min(qty - fromBackorder, line.allocated_qty - line.picked_qty);
  run.tx.update(
    'order_line',
    { id: lineId },
    {
      backordered_qty: line.backordered_qty - fromBackorder,
      allocated_qty: line.allocated_qty - wanted,
    },
  );
  consumeClaims(run, lineId, wanted, warehouseId);
  if (line.item_id && wanted > 0) run.stockMoved(line.item_id);
  return wanted;
}

/**
 * Takes claims away because the units left or were given back; the line's own quantities are the caller's. Lines of
 * uncounted goods have no claims, and nothing happens.
 */
export function consumeClaims(run: Run, lineId: string, qty: number, warehouseId?: string): void {
  let left = qty;
  for (const row of claimsOf(run.tx, lineId)) {
    if (left === 0) return;
    if (warehouseId !== undefined && row.warehouse_id !== warehouseId) continue;
    const part = Math.min(left, row.qty);
    if (part === row.qty) run.tx.run(deleteClaim(lineId, row.warehouse_id));
    else run.tx.update('allocation', { id: row.id }, { qty: row.qty - part });
    changeCommitted(run, row.item_id, row.warehouse_id, -part);
    left -= part;
  }
}

/**
 * Brings a line in line with whether its item's stock is counted: claims of an item that is counted no longer are freed,
 * units allocated without a claim are given back, so that they are claimed anew. Answers whether anything changed.
 */
export function realign(run: Run, lineId: string): boolean {
  const line = linesToClaim(run.tx, [lineId])[0];
  if (!line?.item_id) return false;
  const claimed = claimsOf(run.tx, lineId).reduce((sum, row) => sum + row.qty, 0);
  if (line.is_stocked !== 1) {
    consumeClaims(run, lineId, claimed);
    return claimed > 0;
  }
  const loose = Math.min(line.allocated_qty - claimed, line.allocated_qty - line.picked_qty);
  if (loose <= 0) return false;
  run.tx.update('order_line', { id: lineId }, { allocated_qty: line.allocated_qty - loose });
  return true;
}

/** Orders that one commit serves at most, so that a big delivery blocks nobody. */
const MOST_SERVED = 100;

/** Orders whose claims changed when stock moved: those that got units, and those that lost some. */
export interface Reclaimed {
  readonly served: readonly string[];
  /** Orders that could be served as well, but not in this commit. */
  readonly left: readonly string[];
  readonly lost: readonly {
    readonly orderId: string;
    readonly lineId: string;
    readonly warehouseId: string;
    readonly qty: number;
  }[];
}

/**
 * Brings claims in line with stock that moved: where more is committed than is there, the youngest claims that nobody
 * has picked are taken back; where something is free, the oldest waiting lines get it.
 */
export function reclaim(run: Run, itemIds: readonly string[]): Reclaimed {
  const served = new Set<string>();
  const left: string[] = [];
  const lost: { orderId: string; lineId: string; warehouseId: string; qty: number }[] = [];
  for (const item of stockedItems(run.tx, itemIds)) {
    if (item.is_stocked !== 1) {
      // No longer counted: nobody waits for it.
      for (const line of waitingLines(run.tx, item.id)) {
        moveFromBackorder(run, line.id, line.backordered_qty);
        served.add(line.order_id);
      }
      continue;
    }
    for (const level of levelsOfItems(run.tx, [item.id])) {
      let over = level.committed_qty - Math.max(0, level.on_hand_qty - level.unavailable_qty);
      if (over <= 0) continue;
      for (const row of claimsYoungestFirst(run.tx, item.id, level.warehouse_id)) {
        if (over <= 0) break;
        const qty = Math.min(over, row.qty, row.allocated_qty - row.picked_qty);
        if (qty <= 0) continue;
        consumeClaims(run, row.line_id, qty, level.warehouse_id);
        const line = linesToClaim(run.tx, [row.line_id])[0];
        assert(line, 'a claimed line exists');
        run.tx.update(
          'order_line',
          { id: row.line_id },
          {
            allocated_qty: line.allocated_qty - qty,
            backordered_qty: line.backordered_qty + qty,
          },
        );
        run.event('order.deallocated', {
          orderId: row.order_id,
          data: { lineId: row.line_id, itemId: item.id, qty },
        });
        lost.push({ orderId: row.order_id, lineId: row.line_id, warehouseId: level.warehouse_id, qty });
        over -= qty;
      }
    }
    for (const line of waitingLines(run.tx, item.id)) {
      if (freeUnits(run, item.id) <= 0) break;
      if (served.size >= MOST_SERVED) {
        left.push(line.order_id);
        break;
      }
      const got = serve(run, line.id, line.backordered_qty);
      if (got > 0) {
        served.add(line.order_id);
        run.event('order.stock_arrived', {
          orderId: line.order_id,
          data: { lineId: line.id, itemId: item.id, qty: got },
        });
      }
    }
  }
  return { served: [...served], left, lost };
}

function freeUnits(run: Run, itemId: string): number {
  return levelsOfItems(run.tx, [itemId]).reduce(
    (sum, level) => sum + Math.max(0, level.on_hand_qty - level.unavailable_qty - level.committed_qty),
    0,
  );
}

function serve(run: Run, lineId: string, backordered: number): number {
  moveFromBackorder(run, lineId, backordered, 0);
  claim(run, [{ lineId, qty: backordered }]);
  const after = linesToClaim(run.tx, [lineId])[0];
  return backordered - (after?.backordered_qty ?? 0);
}

function moveFromBackorder(run: Run, lineId: string, qty: number, allocate = qty): void {
  const line = linesToClaim(run.tx, [lineId])[0];
  assert(line, 'a waiting line exists');
  run.tx.update(
    'order_line',
    { id: lineId },
    {
      backordered_qty: line.backordered_qty - qty,
      allocated_qty: line.allocated_qty + allocate,
    },
  );
}

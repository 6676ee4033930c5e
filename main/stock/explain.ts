/** The sum that makes a figure, down to the rows. What is too long to list stands as one row, so that it always adds up. */
import type { z } from 'zod';
import type { explainRowSchema, figureSchema } from '../../shared/api/stock.ts';
import { availability, sellable, sumLevels } from '../../shared/stock/availability.ts';
import { itemRow } from '../catalog/store.ts';
import type { Reader } from '../db/handle.ts';
import { allocationsOf, waitingFor } from './explain-store.ts';
import { earlierMovements, movementAnswer, movementsOf } from './movement-store.ts';
import { backorderedOf, levelsOf } from './store.ts';

type Figure = z.output<typeof figureSchema>;
type Row = z.output<typeof explainRowSchema>;

const MOST = 50;

export function explain(
  reader: Reader,
  itemId: string,
  figure: Figure,
  warehouseId: string | undefined,
): { figure: Figure; qty: number; rows: Row[] } | null {
  const item = itemRow(reader, itemId);
  if (!item || item.is_stocked === 0) return null;
  const levels = levelsOf(reader, [itemId]).filter(
    (level) => warehouseId === undefined || level.warehouseId === warehouseId,
  );
  const level = sumLevels(levels);
  const term = (name: Figure, qty: number): Row => ({ kind: 'term', figure: name, qty });
  const answer = (qty: number, rows: Row[]) => ({ figure, qty, rows });
  switch (figure) {
    case 'on_hand':
      return answer(level.onHandQty, movementRows(reader, itemId, warehouseId));
    case 'unavailable':
      return answer(level.unavailableQty, []);
    case 'committed':
      return answer(
        level.committedQty,
        closed(level.committedQty, allocationRows(reader, itemId, warehouseId)),
      );
    case 'backordered': {
      const qty = backorderedOf(reader, [itemId]).get(itemId) ?? 0;
      return answer(qty, closed(qty, waitingRows(reader, itemId)));
    }
    case 'available':
      return answer(availability(level), [
        term('on_hand', level.onHandQty),
        term('unavailable', -level.unavailableQty + 0),
        term('committed', -level.committedQty + 0),
      ]);
    case 'sellable': {
      const qty = sellable(levels);
      const floor = qty - availability(level);
      return answer(qty, [
        term('available', availability(level)),
        ...(floor === 0 ? [] : [{ kind: 'floor' as const, qty: floor }]),
      ]);
    }
  }
}

function movementRows(reader: Reader, itemId: string, warehouseId: string | undefined): Row[] {
  const movements = movementsOf(reader, { itemId, warehouseId, limit: MOST });
  const rows: Row[] = movements.map((row) => ({
    kind: 'movement',
    qty: row.qty,
    movement: movementAnswer(row),
  }));
  const oldest = movements.at(-1);
  if (!oldest || movements.length < MOST) return rows;
  const earlier = earlierMovements(reader, { itemId, warehouseId, beforeSeq: oldest.seq });
  return earlier.count === 0 ? rows : [...rows, { kind: 'earlier', ...earlier }];
}

const allocationRows = (reader: Reader, itemId: string, warehouseId: string | undefined): Row[] =>
  allocationsOf(reader, itemId, warehouseId, MOST).map((row) => ({
    kind: 'allocation',
    qty: row.qty,
    orderId: row.order_id,
    orderNumber: row.number,
    customerName: row.customer_name,
    warehouseId: row.warehouse_id,
    at: row.at,
  }));

const waitingRows = (reader: Reader, itemId: string): Row[] =>
  waitingFor(reader, itemId, MOST).map((row) => ({
    kind: 'waiting',
    qty: row.backordered_qty,
    orderId: row.order_id,
    orderNumber: row.number,
    customerName: row.customer_name,
    warehouseId: null,
    at: row.placed_at,
  }));

/** What the listed rows leave, as one more row. */
function closed(qty: number, rows: Row[]): Row[] {
  const rest = qty - rows.reduce((sum, row) => sum + row.qty, 0);
  return rest === 0 ? rows : [...rows, { kind: 'more', qty: rest }];
}

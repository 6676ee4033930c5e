/** The opposite of movements that people made: how a booking, a count, a write-off or a move is taken back. */
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { Run } from '../db/run.ts';
import { movementsById, reversedOf } from './movement-store.ts';
import type { MovementCause } from './store.ts';
import { applyMovement, placesOf } from './store.ts';

/** What ships or opens is taken back where it was done. */
const REVERSIBLE: readonly MovementCause[] = ['booked_in', 'counted', 'written_off', 'moved'];

export function reverseMovements(run: Run, ids: readonly string[]): Result<{ movementIds: string[] }> {
  const movements = movementsById(run.tx, ids);
  const missing = ids.find((id) => !movements.some((movement) => movement.id === id));
  if (missing !== undefined) return refuse('movement_unknown', { movementId: missing });
  const reversed = reversedOf(run.tx, ids)[0];
  if (reversed !== undefined) return refuse('movement_reversed', { movementId: reversed });
  const fixed = movements.find((movement) => !REVERSIBLE.includes(movement.cause));
  if (fixed) return refuse('movement_not_reversible', { movementId: fixed.id, cause: fixed.cause });
  // Both ends of a move go together, else units would appear or vanish.
  const moves = movements.filter((movement) => movement.cause === 'moved');
  if (moves.reduce((sum, movement) => sum + movement.qty, 0) !== 0)
    return refuse('movement_not_reversible', { movementId: moves[0]?.id, cause: 'moved' });

  // What comes back first, so that a move back finds its units.
  const ordered = [...movements].sort((a, b) => a.qty - b.qty);
  const made: string[] = [];
  for (const movement of ordered) {
    const { item_id: itemId, warehouse_id: warehouseId, bin_id: binId, qty } = movement;
    const there = placesOf(run.tx, itemId, warehouseId);
    const inBins = there.bins.reduce((sum, bin) => sum + bin.qty, 0);
    const thereQty =
      binId === null ? there.onHandQty - inBins : (there.bins.find((bin) => bin.binId === binId)?.qty ?? 0);
    if (qty > 0 && thereQty < qty) return refuse('stock_negative', { itemId, warehouseId, binId, thereQty });
    const { movementId } = applyMovement(run, {
      itemId,
      warehouseId,
      binId,
      qty: -qty,
      cause: 'undone',
      subjectId: movement.id,
    });
    made.push(movementId);
    run.event('stock.reversed', { subjectId: itemId, data: { movementId: movement.id, qty: -qty } });
    run.event('movement.reversed', { subjectId: movement.id });
  }
  return ok({ movementIds: made });
}

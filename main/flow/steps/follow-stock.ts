/** Stock moved: claims follow, work that lost its units comes back from picking, and the orders concerned go on. */
import { reclaim } from '../../allocation/claims.ts';
import type { Run } from '../../db/run.ts';
import { addDue } from '../../orders/due-store.ts';
import { withdrawFromPicking } from '../../shipping/release.ts';

export function followStock(run: Run, itemIds: readonly string[]): void {
  if (itemIds.length === 0) return;
  const { served, left, lost } = reclaim(run, itemIds);
  // The shops show what is left: their figures are looked at again.
  run.wake('outbox');
  for (const { orderId, lineId, warehouseId, qty } of lost) {
    withdrawFromPicking(run, lineId, qty, warehouseId);
    run.advance(orderId);
  }
  for (const orderId of served) run.advance(orderId);
  for (const orderId of left) {
    addDue(run.tx, orderId, run.now);
    run.wake('due');
  }
}

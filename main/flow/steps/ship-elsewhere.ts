/** The shop's staff or a plugin completed the order: what was still open has left from its shelf, and stock says so. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import { isShippable } from '../../../shared/orders/facts.ts';
import { unclaim } from '../../allocation/claims.ts';
import type { Run } from '../../db/run.ts';
import { shipLineUnits } from '../../orders/lines.ts';
import { withdrawFromPicking } from '../../shipping/release.ts';
import { firstWarehouse } from '../../shipping/release-store.ts';
import { takeOut } from '../../stock/store.ts';

export function shipElsewhere(
  run: Run,
  facts: OrderFacts,
  step: { readonly lines: readonly { readonly lineId: string; readonly qty: number }[] },
): boolean {
  const warehouseId = firstWarehouse(run.tx);
  for (const { lineId, qty } of step.lines) {
    const line = facts.lines.find((one) => one.id === lineId);
    if (!line) continue;
    if (isShippable(line)) {
      const unclaimed =
        line.orderedQty - line.cancelledQty - line.shippedQty - line.allocatedQty - line.backorderedQty;
      const claimed = unclaim(run, lineId, Math.max(0, qty - unclaimed));
      withdrawFromPicking(run, lineId, claimed);
      if (line.isStocked && line.itemId && warehouseId) {
        takeOut(run, {
          itemId: line.itemId,
          warehouseId,
          binId: null,
          qty,
          cause: 'shipped_elsewhere',
          subjectId: lineId,
          orderId: facts.id,
        });
      }
    }
    shipLineUnits(run, facts.id, lineId, qty);
  }
  run.event('order.shipped_elsewhere', {
    orderId: facts.id,
    data: { units: step.lines.reduce((sum, line) => sum + line.qty, 0) },
  });
  return true;
}

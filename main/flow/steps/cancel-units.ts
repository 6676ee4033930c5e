/** Takes back units that the channel cancelled: from picking, from their claims, from the line. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import { isShippable } from '../../../shared/orders/facts.ts';
import { unclaim } from '../../allocation/claims.ts';
import type { Run } from '../../db/run.ts';
import { cancelLineUnits } from '../../orders/lines.ts';
import { withdrawFromPicking } from '../../shipping/release.ts';

export function cancelUnits(
  run: Run,
  facts: OrderFacts,
  step: { readonly lines: readonly { readonly lineId: string; readonly qty: number }[] },
): boolean {
  for (const { lineId, qty } of step.lines) {
    const line = facts.lines.find((one) => one.id === lineId);
    if (line && isShippable(line)) {
      // Unclaimed units go first: they cost nobody a walk.
      const unclaimed =
        line.orderedQty - line.cancelledQty - line.shippedQty - line.allocatedQty - line.backorderedQty;
      const claimed = unclaim(run, lineId, Math.max(0, qty - unclaimed));
      withdrawFromPicking(run, lineId, claimed);
    }
    cancelLineUnits(run, facts.id, lineId, qty);
  }
  return true;
}

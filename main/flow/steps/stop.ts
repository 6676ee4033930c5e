/** Marks work that must not leave: units of it were cancelled at the channel, or left from there. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import { stopCodeFor } from '../../../shared/orders/next-steps.ts';
import type { Run } from '../../db/run.ts';
import { stopFulfilment } from '../../shipping/stop.ts';

export function stop(
  run: Run,
  facts: OrderFacts,
  step: { readonly fulfilmentIds: readonly string[] },
): boolean {
  const code = stopCodeFor(facts);
  const lines = facts.lines
    .filter((line) => line.channelCancelledQty > 0)
    .map((line) => ({ lineId: line.id, qty: line.channelCancelledQty }));
  for (const fulfilmentId of step.fulfilmentIds)
    stopFulfilment(run, { orderId: facts.id, fulfilmentId, code, lines });
  return true;
}

/** Takes back from picking what nobody has started. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import type { Run } from '../../db/run.ts';
import { recallUnstarted } from '../../shipping/release.ts';

export function recall(run: Run, facts: OrderFacts): boolean {
  recallUnstarted(run, facts);
  return true;
}

/** Cancelled or gone at the channel, and nothing has left: the order is cancelled here, too. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import type { Run } from '../../db/run.ts';
import { setLife } from '../../orders/life.ts';

export function cancelOrder(run: Run, facts: OrderFacts): boolean {
  setLife(run, facts.id, 'cancelled');
  return true;
}

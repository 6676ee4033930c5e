/** Every line is settled in quantity and in money: the order is complete. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import type { Run } from '../../db/run.ts';
import { setLife } from '../../orders/life.ts';

export function complete(run: Run, facts: OrderFacts): boolean {
  setLife(run, facts.id, 'completed');
  return true;
}

/** Claims stock for units that have none yet; what is not there becomes a back-order. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import { claim } from '../../allocation/claims.ts';
import type { Run } from '../../db/run.ts';

export function allocate(
  run: Run,
  _facts: OrderFacts,
  step: { readonly lines: readonly { readonly lineId: string; readonly qty: number }[] },
): boolean {
  claim(run, step.lines);
  return true;
}

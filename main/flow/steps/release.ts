/** Hands claimed units to picking, with the order's own deadline. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import type { Run } from '../../db/run.ts';
import { shipByOf } from '../../orders/store.ts';
import { releaseToPicking } from '../../shipping/release.ts';

export function release(run: Run, facts: OrderFacts): boolean {
  releaseToPicking(run, facts, shipByOf(run.tx, facts.id));
  return true;
}

/** Services, downloads and gift cards are done with the goods they came with. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import { isService, openQty } from '../../../shared/orders/facts.ts';
import type { Run } from '../../db/run.ts';
import { shipLineUnits } from '../../orders/lines.ts';

export function settleServices(run: Run, facts: OrderFacts): boolean {
  for (const line of facts.lines) {
    if (isService(line) && openQty(line) > 0) shipLineUnits(run, facts.id, line.id, openQty(line));
  }
  return true;
}

/** Tells everybody who shows this feedback. */
import type { Run } from '../db/run.ts';

export interface About {
  readonly order_id: string | null;
  readonly customer_id: string | null;
}

export function touchFeedback(run: Run, ...abouts: readonly About[]): void {
  run.touch('feedback');
  for (const about of abouts) {
    if (about.order_id !== null) run.touch(`order:${about.order_id}`);
    if (about.customer_id !== null) run.touch(`customer:${about.customer_id}`, 'customers');
  }
}

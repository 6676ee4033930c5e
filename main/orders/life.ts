/** The life of an order: open, completed, cancelled. Everything else about its state is derived. */
import type { Life } from '../../shared/orders/vocabulary.ts';
import type { Run } from '../db/run.ts';

export function setLife(run: Run, orderId: string, life: Life): void {
  run.tx.update('orders', { id: orderId }, { life });
  run.event(`order.${life === 'open' ? 'reopened' : life}`, { orderId });
}

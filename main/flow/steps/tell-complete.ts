/** An order without goods is done: the channel is told to complete it. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import { enqueue } from '../../db/outbox-store.ts';
import type { Run } from '../../db/run.ts';
import { externalIdOf } from '../../orders/store.ts';

export function tellComplete(run: Run, facts: OrderFacts): boolean {
  const id = enqueue(run, {
    accountId: facts.account.id,
    intent: { kind: 'complete', orderExternalId: externalIdOf(run.tx, facts.id) },
    orderId: facts.id,
    subjectId: facts.id,
    idempotencyKey: `complete:${facts.id}`,
  });
  return id !== null;
}

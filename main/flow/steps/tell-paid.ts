/** Tells the channel that a payment recorded here has come. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import { enqueue } from '../../db/outbox-store.ts';
import type { Run } from '../../db/run.ts';
import { paidIntent } from '../../payments/paid-intent.ts';

export function tellPaid(run: Run, facts: OrderFacts, step: { readonly paymentId: string }): boolean {
  const id = enqueue(run, {
    accountId: facts.account.id,
    intent: paidIntent(run.tx, step.paymentId),
    orderId: facts.id,
    subjectId: step.paymentId,
    idempotencyKey: `paid:${step.paymentId}`,
  });
  return id !== null;
}

/** Tells the channel what a parcel carried: lines, quantities, carrier and tracking. */

import type { OrderFacts } from '../../../shared/orders/facts.ts';
import { isShippable, openQty } from '../../../shared/orders/facts.ts';
import { enqueue } from '../../db/outbox-store.ts';
import type { Run } from '../../db/run.ts';
import { shipmentOf } from '../../shipping/shipment.ts';

export function tellShipped(run: Run, facts: OrderFacts, step: { readonly parcelId: string }): boolean {
  const isComplete = facts.lines.every((line) => !isShippable(line) || openQty(line) === 0);
  const intent = shipmentOf(run.tx, step.parcelId, isComplete);
  const id = enqueue(run, {
    accountId: facts.account.id,
    intent,
    orderId: facts.id,
    subjectId: step.parcelId,
    idempotencyKey: `ship:${step.parcelId}`,
  });
  return id !== null;
}

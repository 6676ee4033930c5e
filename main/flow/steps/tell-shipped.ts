/** Tells the channel what a parcel carried: lines, quantities, carrier and tracking. */

import type { OrderFacts } from '../../../shared/orders/facts.ts';
import { isShippable, openQty } from '../../../shared/orders/facts.ts';
import { enqueue } from '../../db/outbox-store.ts';
import type { Run } from '../../db/run.ts';
import { shipmentOf } from '../../shipping/shipment.ts';

export function tellShipped(run: Run, facts: OrderFacts, step: { readonly parcelId: string }): boolean {
  const isComplete = facts.lines.every((line) => !isShippable(line) || openQty(line) === 0);
  const intent = shipmentOf(run.tx, step.parcelId, isComplete);
  // A corrected parcel is told again: under a key of its own, or the channel would take it for told.
  const toldBefore = facts.intents.filter(
    (one) => one.kind === 'ship' && one.subjectId === step.parcelId,
  ).length;
  const key = `ship:${step.parcelId}`;
  const id = enqueue(run, {
    accountId: facts.account.id,
    intent,
    orderId: facts.id,
    subjectId: step.parcelId,
    idempotencyKey: toldBefore === 0 ? key : `${key}:${toldBefore + 1}`,
  });
  return id !== null;
}

/** What the channel is told when money that was recorded here has come. */
import { assert } from '../../shared/base/assert.ts';
import type { PushIntent } from '../../shared/sync/connector.ts';
import type { Reader } from '../db/handle.ts';
import { paymentOf } from './store.ts';

export function paidIntent(reader: Reader, paymentId: string): Extract<PushIntent, { kind: 'paid' }> {
  const payment = paymentOf(reader, paymentId);
  assert(payment, `payment ${paymentId} exists`);
  return {
    kind: 'paid',
    orderExternalId: payment.order_external_id,
    paidAt: payment.received_at,
    method: payment.title || payment.method,
  };
}

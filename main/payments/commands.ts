/** Money that people record by hand. The channel is told by the order's next steps, after the commit. */
import { ok, refuse } from '../../shared/base/result.ts';
import { supersede } from '../db/outbox-store.ts';
import type { CommandHandlers } from '../db/run.ts';
import { recheckHolds } from '../orders/recheck.ts';
import { orderOf, paymentsOf } from '../orders/store.ts';
import { isTold, paymentOf } from './store.ts';

const DAY_MS = 86_400_000;

export const paymentCommands: CommandHandlers<'payment.record' | 'payment.void'> = {
  'payment.record'(run, { orderId, amountMinor, method, title, receivedAt }) {
    const order = orderOf(run.tx, orderId);
    if (!order) return refuse('order_unknown', { orderId });
    if (order.is_history === 1) return refuse('order_is_history', { orderId });
    if (receivedAt > run.now + DAY_MS) return refuse('received_in_future', { receivedAt });
    const paymentId = run.makeId('payment');
    run.tx.insert('payment', {
      id: paymentId,
      order_id: orderId,
      source: 'person',
      external_id: null,
      method,
      title: title || (method === order.payment_method && order.payment_title) || method,
      amount_minor: amountMinor,
      currency: order.currency,
      state: 'captured',
      received_at: receivedAt,
    });
    run.event('payment.recorded', { orderId, subjectId: paymentId, data: { minor: amountMinor } });
    run.touch('payments', 'invoices');
    recheckHolds(run, orderId);
    run.undoWith('payment.void', { paymentId }, [paymentId]);
    const paid = paymentsOf(run.tx, orderId)
      .filter((payment) => payment.state === 'captured')
      .reduce((sum, payment) => sum + payment.amount_minor, 0);
    return ok({ paymentId, openMinor: order.total_minor - paid });
  },

  'payment.void'(run, { paymentId }) {
    const payment = paymentOf(run.tx, paymentId);
    if (!payment) return refuse('payment_unknown', { paymentId });
    if (payment.source === 'channel') return refuse('payment_from_channel', { paymentId });
    if (payment.state === 'voided') return refuse('payment_voided', { paymentId });
    if (isTold(run.tx, paymentId)) return refuse('payment_told', { paymentId });
    supersede(run, paymentId);
    run.tx.update('payment', { id: paymentId }, { state: 'voided' });
    run.change(paymentId, 'state', payment.state, 'voided');
    run.event('payment.voided', {
      orderId: payment.order_id,
      subjectId: paymentId,
      data: { minor: payment.amount_minor },
    });
    run.touch('payments', 'invoices');
    recheckHolds(run, payment.order_id);
    return ok({ paymentId });
  },
};

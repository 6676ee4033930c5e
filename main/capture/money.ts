/** Payments and refunds as the channel reports them. The first sight of a payment counts; refunds only ever add. */

import { sumMinor } from '../../shared/base/money.ts';
import type { ChannelOrder, ChannelRefund } from '../../shared/sync/connector.ts';
import type { Run } from '../db/run.ts';
import { refundsOf } from './store.ts';

/**
 * Records the channel's payment once: what is not paid yet when it first says paid. A payment recorded by hand is the
 * one that the channel shows after it was told. Answers the amount recorded now.
 */
export function recordPayment(
  run: Run,
  orderId: string,
  order: ChannelOrder,
  known: readonly { readonly source: 'channel' | 'person'; readonly amount_minor: number }[],
): number {
  if (order.payment.paidAt === null || known.some((payment) => payment.source === 'channel')) return 0;
  const amountMinor = order.totalMinor - known.reduce((sum, payment) => sum + payment.amount_minor, 0);
  if (amountMinor <= 0) return 0;
  const id = run.makeId('payment');
  run.tx.insert('payment', {
    id,
    order_id: orderId,
    source: 'channel',
    external_id: order.payment.transactionId || null,
    method: order.payment.method,
    title: order.payment.title,
    amount_minor: amountMinor,
    currency: order.currency,
    state: 'captured',
    received_at: order.payment.paidAt,
  });
  return amountMinor;
}

export interface RefundedLine {
  readonly lineId: string;
  readonly qty: number;
}

/** Records refunds not seen before; answers what they give back. */
export function recordRefunds(
  run: Run,
  orderId: string,
  order: ChannelOrder,
  context: {
    readonly lineIds: ReadonlyMap<string, string>;
    readonly isInvoiced: boolean;
    readonly isNew: boolean;
  },
): { readonly amountMinor: number; readonly lines: RefundedLine[]; readonly ids: string[] } {
  if (order.refunds.length === 0) return { amountMinor: 0, lines: [], ids: [] };
  const known = new Set(context.isNew ? [] : refundsOf(run.tx, orderId).map((refund) => refund.external_id));
  const fresh = order.refunds.filter((refund) => !known.has(refund.externalId));
  const lines: RefundedLine[] = [];
  const ids = fresh.map((refund) => insertRefund(run, orderId, order.currency, refund, context, lines));
  return { amountMinor: sumMinor(fresh.map((refund) => refund.amountMinor)), lines, ids };
}

function insertRefund(
  run: Run,
  orderId: string,
  currency: string,
  refund: ChannelRefund,
  context: { readonly lineIds: ReadonlyMap<string, string>; readonly isInvoiced: boolean },
  refunded: RefundedLine[],
): string {
  const id = run.makeId('refund');
  run.tx.insert('refund', {
    id,
    order_id: orderId,
    external_id: refund.externalId,
    amount_minor: refund.amountMinor,
    currency,
    reason: refund.reason,
    refunded_at: refund.refundedAt,
    is_after_invoice: context.isInvoiced ? 1 : 0,
  });
  const byLine = new Map<string, { qty: number; total: number; tax: number }>();
  for (const line of refund.lines) {
    const lineId = context.lineIds.get(line.lineExternalId);
    // A refund may name a line that was removed since; its money still counts in the refund's amount.
    if (!lineId) continue;
    const sum = byLine.get(lineId) ?? { qty: 0, total: 0, tax: 0 };
    byLine.set(lineId, {
      qty: sum.qty + line.qty,
      total: sum.total + line.totalMinor,
      tax: sum.tax + line.taxMinor,
    });
  }
  for (const [lineId, sum] of byLine) {
    run.tx.insert('refund_line', {
      refund_id: id,
      line_id: lineId,
      qty: sum.qty,
      total_minor: sum.total,
      tax_minor: sum.tax,
    });
    if (sum.qty > 0) refunded.push({ lineId, qty: sum.qty });
  }
  return id;
}

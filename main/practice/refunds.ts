/** Refunds: child orders with their own ids, by amount or by line. They change neither the order's lines nor its total. */

import type { Counters } from './checkout.ts';
import type { Order, Refund, RefundLine } from './model.ts';
import { roundTax } from './rounding.ts';
import { lineTotalMinor } from './totals.ts';

/** Gives back some units of a line with their share of total and taxes, to the whole minor unit. */
export function refundLine(order: Order, lineId: number, quantity: number, counters: Counters): RefundLine {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) throw new Error(`Order ${order.id} has no line ${lineId}`);
  const share = line.quantity === 0 ? 0 : quantity / line.quantity;
  return {
    id: counters.item++,
    lineId,
    kind: 'line',
    quantity,
    totalMinor: Math.round(lineTotalMinor(line) * share),
    taxes: line.taxes.map((tax) => ({
      rateId: tax.rateId,
      minor: Math.round(roundTax(tax.totalExact, order.pricesIncludeTax) * share),
    })),
  };
}

export const refundLineMinor = (line: RefundLine): number =>
  line.totalMinor + line.taxes.reduce((sum, tax) => sum + tax.minor, 0);

export const refundedQuantity = (order: Order, lineId: number): number =>
  order.refunds
    .flatMap((refund) => refund.lines)
    .reduce((sum, line) => (line.lineId === lineId ? sum + line.quantity : sum), 0);

export interface RefundWish {
  readonly lines: readonly RefundLine[];
  /** Undefined: what the lines come to. */
  readonly amountMinor?: number;
  readonly reason: string;
  readonly viaGateway: boolean;
  readonly createdMs: number;
}

export function addRefund(order: Order, wish: RefundWish, counters: Counters): Refund {
  const refund: Refund = {
    id: counters.post++,
    createdMs: wish.createdMs,
    amountMinor: wish.amountMinor ?? wish.lines.reduce((sum, line) => sum + refundLineMinor(line), 0),
    reason: wish.reason,
    viaGateway: wish.viaGateway,
    lines: [...wish.lines],
  };
  order.refunds.push(refund);
  return refund;
}

/**
 * Re-adds an order's totals from the channel's own rounded parts. A difference of one minor unit or more is flagged;
 * nothing is recomputed from rates, so that a clean order never raises an alarm.
 */

import { sumMinor } from '../base/money.ts';
import type { LineKind } from '../sync/connector.ts';

export interface TotalsDifference {
  readonly part: 'total' | 'tax' | 'shipping' | 'fees';
  readonly channelMinor: number;
  readonly addedMinor: number;
}

/** What is re-added; a stored order and a channel's message both have it. */
export interface Totals {
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly shippingMinor: number;
  readonly feeMinor: number;
  readonly lines: readonly {
    readonly kind: LineKind;
    readonly totalMinor: number;
    readonly taxMinor: number;
  }[];
}

/** The parts whose sum is not what the channel says; empty for a clean order. */
export function totalsDifferences(order: Totals): TotalsDifference[] {
  const net = sumMinor(order.lines.map((line) => line.totalMinor));
  const tax = sumMinor(order.lines.map((line) => line.taxMinor));
  const differences: TotalsDifference[] = [];
  const compare = (part: TotalsDifference['part'], channelMinor: number, addedMinor: number): void => {
    if (channelMinor !== addedMinor) differences.push({ part, channelMinor, addedMinor });
  };
  compare('total', order.totalMinor, net + order.taxMinor);
  compare('tax', order.taxMinor, tax);
  compare('shipping', order.shippingMinor, sumOf(order, 'shipping'));
  compare('fees', order.feeMinor, sumOf(order, 'fee'));
  return differences;
}

const sumOf = (order: Totals, kind: 'shipping' | 'fee'): number =>
  sumMinor(order.lines.filter((line) => line.kind === kind).map((line) => line.totalMinor));

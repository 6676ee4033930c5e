/**
 * What a line's cancelled units are, from what the channel says: cancelled orders and refunds take back what has not
 * left; what has left stays shipped and stands apart as an exception.
 */

export interface LineDemand {
  readonly orderedQty: number;
  readonly shippedQty: number;
  /** Units the channel has refunded. */
  readonly refundedQty: number;
  /** The order is cancelled, trashed, or this line is gone at the channel. */
  readonly isCancelled: boolean;
}

export interface CancelledUnits {
  readonly cancelledQty: number;
  /** Cancelled at the channel after shipping. */
  readonly channelCancelledQty: number;
}

export function cancelledUnits(line: LineDemand): CancelledUnits {
  const unshipped = line.orderedQty - line.shippedQty;
  if (line.isCancelled) return { cancelledQty: unshipped, channelCancelledQty: line.shippedQty };
  return { cancelledQty: Math.min(unshipped, line.refundedQty), channelCancelledQty: 0 };
}

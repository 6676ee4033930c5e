/** The channel has an order no more (trashed or deleted there): nothing of it that has not left may leave. */
import { cancelledUnits } from '../../shared/capture/line-changes.ts';
import type { Run } from '../db/run.ts';
import { recheckHolds } from '../orders/recheck.ts';
import { linesOf } from '../orders/store.ts';
import { isGoodsOrService } from './rows.ts';
import { existingOrders } from './store.ts';

export function vanishOrder(run: Run, accountId: string, externalId: string): void {
  const order = existingOrders(run.tx, accountId, [externalId])[0];
  if (!order || order.is_gone === 1) return;
  run.tx.update('orders', { id: order.id }, { is_gone: 1, channel_life: 'trashed' });
  run.event('order.channel_trashed', { orderId: order.id });
  run.touch('orders', `order:${order.id}`);
  if (order.is_history === 1) {
    run.advance(order.id);
    return;
  }
  for (const line of linesOf(run.tx, order.id)) {
    if (!isGoodsOrService(line.kind)) continue;
    const demand = cancelledUnits({
      orderedQty: line.ordered_qty,
      shippedQty: line.shipped_qty,
      refundedQty: line.refunded_qty,
      isCancelled: true,
    });
    const target = demand.cancelledQty + demand.channelCancelledQty;
    run.tx.update('order_line', { id: line.id }, { channel_cancelled_qty: target - line.cancelled_qty });
  }
  recheckHolds(run, order.id);
}

/**
 * What a change of an order's status brings with it, as WooCommerce does it: notes, the dates of payment and
 * completion, stock. The caller moves the modification time.
 */

import type { Order, OrderStatus, Product } from './model.ts';
import { needsProcessing } from './render-order.ts';
import { reduceStock, restoreStock, type StockContext } from './stock.ts';

const NAMES: Readonly<Record<OrderStatus, string>> = {
  pending: 'Pending payment',
  processing: 'Processing',
  'on-hold': 'On hold',
  completed: 'Completed',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
  failed: 'Failed',
  trash: 'Trash',
  'checkout-draft': 'Draft',
};

const TAKES_STOCK: ReadonlySet<OrderStatus> = new Set(['processing', 'on-hold', 'completed']);
const GIVES_STOCK: ReadonlySet<OrderStatus> = new Set(['cancelled', 'pending']);

/** Returns the products whose stock it moved. */
export function changeStatus(order: Order, status: OrderStatus, context: StockContext): Product[] {
  if (order.status === status) return [];
  const before = order.status;
  order.status = status;
  context.note(order, `Order status changed from ${NAMES[before]} to ${NAMES[status]}.`);
  if (status === 'completed') order.completedMs = context.nowMs;
  if (order.paidMs === null && countsAsPaid(order, context)) order.paidMs = context.nowMs;
  if (TAKES_STOCK.has(status)) return reduceStock(order, context);
  if (GIVES_STOCK.has(status)) return restoreStock(order, context);
  return [];
}

/** Processing means paid, save for cash on delivery, which is paid when it is completed. */
function countsAsPaid(order: Order, context: StockContext): boolean {
  if (order.status === 'completed') return true;
  return (
    order.status === 'processing' && order.paymentMethod !== 'cod' && needsProcessing(order, context.products)
  );
}

/** `set_paid`, or the gateway's call: cash on delivery and pure downloads go straight to completed. */
export function completePayment(order: Order, transactionId: string, context: StockContext): Product[] {
  if (transactionId !== '') order.transactionId = transactionId;
  order.paidMs ??= context.nowMs;
  const isDone = order.paymentMethod === 'cod' || !needsProcessing(order, context.products);
  return changeStatus(order, isDone ? 'completed' : 'processing', context);
}

/** Orders as scripts get them: see the list of fields in the README; names are only ever added. */
import type { Reader } from '../db/handle.ts';
import {
  type Keyed,
  linesOfOrders,
  orderPage,
  parcelsOfOrders,
  paymentsOfOrders,
  refundsOfOrders,
} from './export-store.ts';
import { fromJson, isoTime } from './export-values.ts';

type OrderRow = ReturnType<typeof orderPage>[number];
type LineRow = ReturnType<typeof linesOfOrders>[number];

export function exportOrders(reader: Reader, after: string | null, limit: number): Keyed[] {
  const orders = orderPage(reader, after, limit);
  const ids = orders.map(({ id }) => id);
  const lines = Map.groupBy(linesOfOrders(reader, ids), (row) => row.order_id);
  const payments = Map.groupBy(paymentsOfOrders(reader, ids), (row) => row.order_id);
  const refunds = Map.groupBy(refundsOfOrders(reader, ids), (row) => row.order_id);
  const parcels = Map.groupBy(parcelsOfOrders(reader, ids), (row) => row.order_id);
  return orders.map((order) => ({
    key: String(order.order_key),
    row: {
      ...headOf(order),
      lines: (lines.get(order.id) ?? []).filter(isSold).map(lineOf),
      charges: (lines.get(order.id) ?? []).filter((line) => !isSold(line)).map(chargeOf),
      payments: (payments.get(order.id) ?? []).map((row) => ({
        externalId: row.external_id,
        method: row.method,
        amountMinor: row.amount_minor,
        currency: row.currency,
        state: row.state,
        receivedAt: isoTime(row.received_at),
      })),
      refunds: (refunds.get(order.id) ?? []).map((row) => ({
        externalId: row.external_id,
        amountMinor: row.amount_minor,
        currency: row.currency,
        reason: row.reason,
        refundedAt: isoTime(row.refunded_at),
      })),
      parcels: (parcels.get(order.id) ?? []).map((row) => ({
        number: row.number,
        state: row.state,
        way: row.way,
        carrier: row.carrier_code,
        trackingNumber: row.tracking_number,
        handedOverAt: isoTime(row.handed_over_at),
      })),
    },
  }));
}

const headOf = (order: OrderRow) => ({
  id: order.id,
  number: order.number,
  account: order.account_name,
  externalId: order.external_id,
  externalNumber: order.number,
  placedAt: isoTime(order.placed_at),
  capturedAt: isoTime(order.captured_at),
  shipBy: isoTime(order.ship_by_at),
  currency: order.currency,
  totalMinor: order.total_minor,
  taxMinor: order.tax_minor,
  shippingMinor: order.shipping_minor,
  discountMinor: order.discount_minor,
  feeMinor: order.fee_minor,
  paidMinor: order.paid_minor,
  refundedMinor: order.refunded_minor,
  invoicedMinor: order.invoiced_minor,
  customer: { name: order.customer_name, email: order.email },
  billing: fromJson(order.billing),
  shipping: fromJson(order.shipping),
  shippingMethod: order.shipping_method,
  paymentMethod: order.payment_method,
  customerNote: order.customer_note,
  giftNote: order.gift_note,
  channelStatus: order.channel_status,
  isGone: order.is_gone === 1,
  holds: codesOf(order.holds),
  life: order.life,
  isHistory: order.is_history === 1,
  stockStatus: order.stock_status,
  fulfilmentStatus: order.fulfilment_status,
  paymentStatus: order.payment_status,
  returnStatus: order.return_status,
  channelAgreement: order.channel_agreement,
  nextStep: order.next_step,
});

const isSold = (line: LineRow): boolean => line.kind !== 'fee' && line.kind !== 'shipping';

const lineOf = (line: LineRow) => ({
  id: line.id,
  externalId: line.external_id,
  kind: line.kind,
  sku: line.sku,
  name: line.name,
  variant: line.variant,
  orderedQty: line.ordered_qty,
  cancelledQty: line.cancelled_qty,
  channelCancelledQty: line.channel_cancelled_qty,
  allocatedQty: line.allocated_qty,
  shippedQty: line.shipped_qty,
  refundedQty: line.refunded_qty,
  unitPrice: line.unit_price,
  totalMinor: line.total_minor,
  taxMinor: line.tax_minor,
});

const chargeOf = (line: LineRow) => ({
  externalId: line.external_id,
  kind: line.kind,
  name: line.name,
  totalMinor: line.total_minor,
  taxMinor: line.tax_minor,
});

/** Each entry is a code, or an object that has one. */
function codesOf(holds: string): string[] {
  const entries = fromJson(holds);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown) => {
    if (typeof entry === 'string') return [entry];
    const code = (entry as { code?: unknown } | null)?.code;
    return typeof code === 'string' ? [code] : [];
  });
}

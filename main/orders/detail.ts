/** One order as the panel shows it. */
import type { QueryReply } from '../../shared/api/contract.ts';
import { addressSchema } from '../../shared/base/address.ts';
import type { HoldCode } from '../../shared/orders/vocabulary.ts';
import type { Reader } from '../db/handle.ts';
import {
  availableOf,
  changesOf,
  detailLines,
  eventsOf,
  fulfilmentsOf,
  invoicesOf,
  orderWithAccount,
  parcelLinesOf,
  parcelsOf,
  refundsOf,
  writesOf,
} from './detail-store.ts';
import { orderRow } from './rows.ts';
import { holdsOf, paymentsOf } from './store.ts';

const address = (text: string) => addressSchema.parse(JSON.parse(text));

export function orderDetail(reader: Reader, orderId: string): QueryReply<'orders.get'> {
  const order = orderWithAccount(reader, orderId);
  if (!order) return null;
  const lines = detailLines(reader, orderId);
  const itemIds = lines.flatMap((line) => (line.item_id === null ? [] : [line.item_id]));
  const available = availableOf(reader, [...new Set(itemIds)]);
  const parcels = parcelsOf(reader, orderId);
  const parcelLines = parcelLinesOf(
    reader,
    parcels.map((parcel) => parcel.id),
  );
  return {
    ...orderRow(
      order,
      lines.reduce((sum, line) => sum + line.backordered_qty, 0),
    ),
    externalId: order.external_id,
    accountName: order.account_name,
    channelStatus: order.channel_status,
    capturedAt: order.captured_at,
    shipPolicy: order.ship_policy,
    email: order.email,
    customerId: order.customer_id,
    billing: address(order.billing),
    shipping: address(order.shipping),
    channelShipping: order.channel_shipping === null ? null : address(order.channel_shipping),
    shippingMethod: order.shipping_method,
    paymentMethod: order.payment_method,
    paymentTitle: order.payment_title,
    customerNote: order.customer_note,
    giftNote: order.gift_note,
    taxMinor: order.tax_minor,
    shippingMinor: order.shipping_minor,
    discountMinor: order.discount_minor,
    feeMinor: order.fee_minor,
    paidMinor: order.paid_minor,
    refundedMinor: order.refunded_minor,
    invoicedMinor: order.invoiced_minor,
    isTaxIncluded: order.is_tax_included === 1,
    lines: lines.map((line) => ({
      id: line.id,
      kind: line.kind,
      sku: line.sku,
      name: line.name,
      variant: line.variant,
      listingId: line.listing_id,
      itemId: line.item_id,
      imageUrl: line.item_image ?? line.listing_image,
      isStocked: line.is_stocked === 1,
      unitPrice: line.unit_price,
      totalMinor: line.total_minor,
      taxMinor: line.tax_minor,
      orderedQty: line.ordered_qty,
      cancelledQty: line.cancelled_qty,
      allocatedQty: line.allocated_qty,
      backorderedQty: line.backordered_qty,
      shippedQty: line.shipped_qty,
      refundedQty: line.refunded_qty,
      channelCancelledQty: line.channel_cancelled_qty,
      availableQty:
        line.item_id !== null && line.is_stocked === 1 ? (available.get(line.item_id) ?? 0) : null,
    })),
    activeHolds: holdsOf(reader, orderId)
      .filter((hold) => hold.released_at === null)
      .map((hold) => ({
        id: hold.id,
        code: hold.code as HoldCode,
        lineId: hold.line_id,
        sinceAt: hold.since_at,
        data: JSON.parse(hold.data) as Record<string, unknown>,
      })),
    fulfilments: fulfilmentsOf(reader, orderId).map((row) => ({
      id: row.id,
      warehouseName: row.warehouse_name,
      state: row.state,
      stopCode: row.stop_code,
      units: Number(row.units),
    })),
    parcels: parcels.map((parcel) => ({
      id: parcel.id,
      number: parcel.number,
      state: parcel.state,
      way: parcel.way,
      carrierCode: parcel.carrier_code,
      trackingNumber: parcel.tracking_number,
      handedOverAt: parcel.handed_over_at,
      weightG: parcel.weight_g,
      lines: parcelLines
        .filter((line) => line.parcel_id === parcel.id)
        .map((line) => ({ lineId: line.line_id, qty: line.qty })),
    })),
    payments: paymentsOf(reader, orderId).map((payment) => ({
      id: payment.id,
      source: payment.source,
      title: payment.title,
      amountMinor: payment.amount_minor,
      state: payment.state,
      receivedAt: payment.received_at,
    })),
    refunds: refundsOf(reader, orderId).map((refund) => ({
      id: refund.id,
      amountMinor: refund.amount_minor,
      reason: refund.reason,
      refundedAt: refund.refunded_at,
      isAfterInvoice: refund.is_after_invoice === 1,
    })),
    invoices: invoicesOf(reader, orderId).map((invoice) => ({
      id: invoice.id,
      number: invoice.number,
      grossMinor: invoice.gross_minor,
      issuedOn: invoice.issued_on,
      documentId: invoice.document_id,
    })),
    writes: writesOf(reader, orderId).map((row) => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      attempts: row.attempts,
      errorMessage: row.error_message,
      channelValue: row.channel_value,
      createdAt: row.created_at,
      sentAt: row.sent_at,
    })),
  };
}

export function orderTimeline(reader: Reader, orderId: string): QueryReply<'orders.timeline'> {
  const lineIds = detailLines(reader, orderId).map((line) => line.id);
  const changes = changesOf(reader, [orderId, ...lineIds]);
  const shown = new Set<number>();
  return eventsOf(reader, orderId).map((event) => {
    // A command's changes stand at its first event.
    const isFirst = !shown.has(event.command_seq);
    shown.add(event.command_seq);
    return {
      seq: event.seq,
      at: event.at,
      type: event.type,
      actorId: event.actor_id,
      data: event.data === null ? {} : (JSON.parse(event.data) as Record<string, unknown>),
      changes: isFirst
        ? changes
            .filter((change) => change.command_seq === event.command_seq)
            .map(({ field, before, after }) => ({ field, before, after }))
        : [],
    };
  });
}

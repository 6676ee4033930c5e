/** From the channel's words to our columns: parts that new and changed orders share. */
import type { ChannelLine, ChannelOrder, LineKind } from '../../shared/sync/connector.ts';
import type { SearchParts } from '../orders/search-index-store.ts';
import type { LineInsert, ListingRef } from './store.ts';

export const searchPartsOf = (order: ChannelOrder): SearchParts => ({
  number: order.number,
  names: [
    order.customer.name,
    ...[order.shipping, order.billing].flatMap((person) => [person.name, person.company]),
  ],
  email: order.customer.email,
  skus: order.lines.map((line) => line.sku),
  tracking: order.shipments.map((shipment) => shipment.trackingNumber),
});

export const isGoodsOrService = (kind: LineKind): boolean => kind !== 'fee' && kind !== 'shipping';

/** A line's kind: what its listing is, else what the order says. */
export const kindOf = (line: ChannelLine, listing: ListingRef | undefined): LineKind =>
  listing && isGoodsOrService(line.kind) ? listing.kind : line.kind;

/** Units and the first name, for lists. */
export function summaryOf(lines: readonly { kind: LineKind; name: string; qty: number }[]): {
  readonly item_qty: number;
  readonly first_item: string;
} {
  const goods = lines.filter((line) => isGoodsOrService(line.kind));
  return { item_qty: goods.reduce((sum, line) => sum + line.qty, 0), first_item: goods[0]?.name ?? '' };
}

/** The columns of a line that follow the channel whenever it changes. */
export const lineValues = (line: ChannelLine) => ({
  sku: line.sku,
  name: line.name,
  variant: line.variant,
  unit_price: line.unitPrice,
  subtotal_minor: line.subtotalMinor,
  total_minor: line.totalMinor,
  tax_minor: line.taxMinor,
  taxes: JSON.stringify(line.taxes),
});

export function newLine(
  id: string,
  orderId: string,
  position: number,
  line: ChannelLine,
  listing: ListingRef | undefined,
): LineInsert {
  return {
    id,
    order_id: orderId,
    position,
    external_id: line.externalId,
    kind: kindOf(line, listing),
    listing_id: listing?.id ?? null,
    item_id: listing?.item_id ?? null,
    ...lineValues(line),
    ordered_qty: line.qty,
    cancelled_qty: 0,
    backordered_qty: 0,
    allocated_qty: 0,
    picked_qty: 0,
    packed_qty: 0,
    shipped_qty: 0,
    delivered_qty: 0,
    returned_qty: 0,
    refunded_qty: 0,
    channel_cancelled_qty: 0,
  };
}

/** The columns of an order that follow the channel whenever it changes. */
export const orderValues = (order: ChannelOrder) => ({
  number: order.number,
  channel_status: order.status,
  channel_life: order.life === 'draft' ? ('open' as const) : order.life,
  channel_modified_at: order.modifiedAt,
  currency: order.currency,
  total_minor: order.totalMinor,
  tax_minor: order.taxMinor,
  shipping_minor: order.shippingMinor,
  discount_minor: order.discountMinor,
  fee_minor: order.feeMinor,
  is_tax_included: order.isTaxIncluded ? 1 : 0,
  customer_name:
    order.shipping.name || order.customer.name || order.shipping.company || order.customer.company,
  email: order.customer.email,
  country: order.shipping.country || order.billing.country,
  billing: JSON.stringify(order.billing),
  shipping_method: order.shippingMethod,
  payment_method: order.payment.method,
  payment_title: order.payment.title,
  customer_note: order.customerNote,
  gift_note: order.giftNote,
});

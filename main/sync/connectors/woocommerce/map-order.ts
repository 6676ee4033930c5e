/** A WooCommerce order with its refunds as an order of ours. Pure; money is read from text and never re-computed. */
import type { Address } from '../../../../shared/base/address.ts';
import type { ChannelOrder, ChannelRefund, ChannelShipment } from '../../../../shared/sync/connector.ts';
import { mapLines } from './map-lines.ts';
import { GIFT_NOTE_KEYS, INVOICE_NUMBER_KEYS, metaList, metaText, scalar, TRACKING_KEY } from './meta.ts';
import { decodeEntities, plainText } from './plain-text.ts';
import type { Values } from './values.ts';
import type { WireAddress, WireMeta, WireOrder, WireRefund } from './wire.ts';

export interface OrderMessage {
  readonly order: WireOrder;
  /** Undefined where the message holds the order alone. */
  readonly refunds: readonly WireRefund[] | undefined;
}

export function mapOrder(
  { order, refunds }: OrderMessage,
  values: Values,
  settings: Readonly<Record<string, string>>,
): ChannelOrder {
  const { currency } = order;
  const money = (text: string, at: string) => values.money(text, currency, at);
  const completedAt = values.time(order.date_completed_gmt, 'date_completed_gmt');
  const modifiedAt = values.timeGiven(order.date_modified_gmt, 'date_modified_gmt');
  const billing = mapAddress(order.billing);
  return {
    externalId: String(order.id),
    number: order.number || String(order.id),
    status: order.status,
    life: lifeOf(order.status, completedAt !== null),
    placedAt: values.timeGiven(order.date_created_gmt, 'date_created_gmt'),
    modifiedAt,
    completedAt,
    currency,
    isTaxIncluded: order.prices_include_tax,
    totalMinor: money(order.total, 'total'),
    taxMinor: money(order.total_tax, 'total_tax'),
    shippingMinor: money(order.shipping_total, 'shipping_total'),
    discountMinor: money(order.discount_total, 'discount_total'),
    feeMinor: values.sum(
      order.fee_lines.map((fee, index) => money(fee.total, `fee_lines[${index}].total`)),
      'fee_lines',
    ),
    customer: {
      externalId: order.customer_id === 0 ? null : String(order.customer_id),
      email: order.billing.email.trim(),
      name: billing.name || nameOf(order.shipping),
      company: billing.company,
      phone: billing.phone,
    },
    billing,
    shipping: shippingAddress(order, billing),
    shippingMethod: order.shipping_lines.map((line) => plainText(line.method_title)).join(', '),
    payment: {
      method: order.payment_method,
      title: plainText(order.payment_method_title),
      paidAt: values.time(order.date_paid_gmt, 'date_paid_gmt'),
      transactionId: order.transaction_id,
    },
    customerNote: plainText(order.customer_note),
    giftNote: plainText(metaText(order.meta_data, GIFT_NOTE_KEYS)),
    lines: mapLines(order, values),
    refunds:
      refunds === undefined
        ? order.refunds.map((refund, index) => ({
            externalId: String(refund.id),
            amountMinor: Math.abs(money(refund.total, `refunds[${index}].total`)),
            refundedAt: modifiedAt,
            reason: plainText(refund.reason),
            lines: [],
          }))
        : refunds.map((refund, index) => mapRefund(refund, currency, values, `refunds[${index}]`)),
    shipments: mapShipments(order.meta_data),
    shopInvoiceNumber: invoiceNumber(order.meta_data, settings) || null,
  };
}

/**
 * The order's life by the shop's status. Unpaid and failed payments are told apart by payment, not by life; a status
 * that a plugin made is an order to work on. A full refund ends an order that was never completed.
 */
export function lifeOf(status: string, wasCompleted: boolean): ChannelOrder['life'] {
  switch (status.replace(/^wc-/, '')) {
    case 'completed':
      return 'completed';
    case 'cancelled':
    case 'failed':
      return 'cancelled';
    case 'refunded':
      return wasCompleted ? 'completed' : 'cancelled';
    case 'checkout-draft':
    case 'auto-draft':
    case 'draft':
    case 'new':
      return 'draft';
    case 'trash':
      return 'trashed';
    default:
      return 'open';
  }
}

/** Where WooCommerce's address formats put the family name first (`WC_Countries::get_address_formats`). */
const FAMILY_NAME_FIRST = new Set(['HU', 'JP', 'TW']);

function nameOf(address: WireAddress): string {
  const parts = [address.first_name, address.last_name].map((part) => decodeEntities(part).trim());
  if (FAMILY_NAME_FIRST.has(address.country.toUpperCase())) parts.reverse();
  return parts.filter((part) => part !== '').join(' ');
}

function mapAddress(address: WireAddress): Address {
  const country = address.country.trim().toUpperCase();
  return {
    name: nameOf(address),
    company: decodeEntities(address.company).trim(),
    line1: decodeEntities(address.address_1).trim(),
    line2: decodeEntities(address.address_2).trim(),
    postcode: address.postcode.trim(),
    city: decodeEntities(address.city).trim(),
    region: address.state.trim(),
    country: /^[A-Z]{2}$/.test(country) ? country : '',
    phone: address.phone.trim(),
  };
}

/** Orders typed in the shop's admin may leave the delivery address empty and mean the billing one. */
function shippingAddress(order: WireOrder, billing: Address): Address {
  const shipping = mapAddress(order.shipping);
  const isEmpty = [shipping.name, shipping.company, shipping.line1, shipping.postcode, shipping.city].every(
    (part) => part === '',
  );
  if (isEmpty) return billing;
  return { ...shipping, phone: shipping.phone || billing.phone };
}

function mapRefund(refund: WireRefund, currency: string, values: Values, at: string): ChannelRefund {
  const lines = (['line_items', 'shipping_lines', 'fee_lines'] as const).flatMap((kind) =>
    refund[kind].map((line, index) => {
      const place = `${at}.${kind}[${index}]`;
      return {
        // Without the meta (refunds by plugins) the line stays unnamed and only its amount counts.
        lineExternalId: metaText(line.meta_data, ['_refunded_item_id']),
        qty: kind === 'line_items' ? values.units(Math.abs(line.quantity ?? 0), `${place}.quantity`) : 0,
        totalMinor: Math.abs(values.money(line.total, currency, `${place}.total`)),
        taxMinor: Math.abs(values.money(line.total_tax, currency, `${place}.total_tax`)),
      };
    }),
  );
  return {
    externalId: String(refund.id),
    amountMinor: Math.abs(values.money(refund.amount, currency, `${at}.amount`)),
    refundedAt: values.timeGiven(refund.date_created_gmt, `${at}.date_created_gmt`),
    reason: plainText(refund.reason),
    lines: lines.filter((line) => line.lineExternalId !== ''),
  };
}

function mapShipments(metas: readonly WireMeta[]): ChannelShipment[] {
  const listed = metaList(metas, TRACKING_KEY).flatMap((item): ChannelShipment[] => {
    const trackingNumber = scalar(item.tracking_number);
    if (trackingNumber === '') return [];
    const carrier =
      scalar(item.custom_tracking_provider) ||
      scalar(item.formatted_tracking_provider) ||
      scalar(item.tracking_provider);
    return [{ carrier, trackingNumber, shippedAt: shippedAt(scalar(item.date_shipped)) }];
  });
  if (listed.length > 0) return listed;
  const trackingNumber = metaText(metas, ['_tracking_number']);
  if (trackingNumber === '') return [];
  return [{ carrier: metaText(metas, ['_tracking_provider']), trackingNumber, shippedAt: null }];
}

/** Plugins write seconds since 1970, some a day; what is neither is not known. */
function shippedAt(text: string): number | null {
  if (/^\d{9,11}$/.test(text)) return Number(text) * 1000;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(day) ? null : day;
}

function invoiceNumber(metas: readonly WireMeta[], settings: Readonly<Record<string, string>>): string {
  const chosen = settings.invoice_meta?.trim();
  return metaText(metas, chosen ? [chosen, ...INVOICE_NUMBER_KEYS] : INVOICE_NUMBER_KEYS);
}

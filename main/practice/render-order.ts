/** An order as the API shows it. Pure: the same order gives the same JSON. */

import { formatDecimal } from '../../shared/base/money.ts';
import type { FeeLine, LineTax, Meta, Order, OrderLine, Product, ShippingLine } from './model.ts';
import { exactText, roundMinor, roundTax } from './rounding.ts';
import type { ShopTime } from './shop-time.ts';
import { rateById } from './taxes.ts';
import { taxMinor, totalsOf } from './totals.ts';
import type { WooItemMeta, WooLineItem, WooLineTax, WooOrderJson, WooTaxLine } from './woo-json.ts';

export const WOO_VERSION = '11.0.1';

export interface RenderContext {
  readonly time: ShopTime;
  readonly currency: string;
  readonly digits: number;
  /** `http://127.0.0.1:1234`, for links. */
  readonly base: string;
  readonly products: ReadonlyMap<number, Product>;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  EUR: '€',
  USD: '$',
  GBP: '£',
  JPY: '¥',
  CHF: 'CHF',
  SEK: 'kr',
};

export const symbolOf = (currency: string): string => SYMBOLS[currency] ?? currency;

export function renderOrder(order: Order, context: RenderContext): WooOrderJson {
  const { time, currency, base } = context;
  const totals = totalsOf(order);
  const money = (minor: number): string => formatDecimal(minor, currency);
  const local = (atMs: number | null): string | null => (atMs === null ? null : time.local(atMs));
  const gmt = (atMs: number | null): string | null => (atMs === null ? null : time.gmt(atMs));
  const isOpenToPay = order.status === 'pending' || order.status === 'failed';
  return {
    id: order.id,
    parent_id: 0,
    status: order.status,
    currency,
    version: WOO_VERSION,
    prices_include_tax: order.pricesIncludeTax,
    date_created: time.local(order.createdMs),
    date_modified: time.local(order.modifiedMs),
    discount_total: money(totals.discountMinor),
    discount_tax: money(totals.discountTaxMinor),
    shipping_total: money(totals.shippingMinor),
    shipping_tax: money(totals.shippingTaxMinor),
    cart_tax: money(totals.cartTaxMinor),
    total: money(totals.totalMinor),
    total_tax: money(totals.totalTaxMinor),
    customer_id: order.customerId,
    order_key: order.key,
    billing: order.billing,
    shipping: order.shipping,
    payment_method: order.paymentMethod,
    payment_method_title: order.paymentTitle,
    transaction_id: order.transactionId,
    customer_ip_address: order.ip,
    customer_user_agent: order.agent,
    created_via: order.createdVia,
    customer_note: order.customerNote,
    date_completed: local(order.completedMs),
    date_paid: local(order.paidMs),
    cart_hash: order.cartHash,
    number: order.number,
    meta_data: order.meta.map(({ id, key, value }) => ({ id, key, value })),
    line_items: order.lines.map((line) => renderLine(line, order.pricesIncludeTax, context)),
    tax_lines: renderTaxLines(order, context),
    shipping_lines: order.shippingLines.map((line) => ({
      id: line.id,
      method_title: line.methodTitle,
      method_id: line.methodId,
      instance_id: '1',
      total: money(roundMinor(line.totalExact)),
      total_tax: money(taxMinor(line.taxes, 'totalExact', order.pricesIncludeTax)),
      taxes: renderTaxes(line.taxes, context.digits),
      tax_status: 'taxable',
      meta_data: line.meta.map(renderItemMeta),
    })),
    fee_lines: order.feeLines.map((fee) => ({
      id: fee.id,
      name: fee.name,
      tax_class: fee.taxClass,
      tax_status: 'taxable',
      amount: exactText(fee.totalExact, context.digits),
      total: money(roundMinor(fee.totalExact)),
      total_tax: money(taxMinor(fee.taxes, 'totalExact', order.pricesIncludeTax)),
      taxes: renderTaxes(fee.taxes, context.digits),
      meta_data: [],
    })),
    coupon_lines: order.couponLines.map((coupon) => ({
      id: coupon.id,
      code: coupon.code,
      discount: money(totals.discountMinor),
      discount_tax: money(totals.discountTaxMinor),
      meta_data: [],
      discount_type: coupon.type,
      nominal_amount: coupon.type === 'percent' ? coupon.amount : coupon.amount / 10 ** context.digits,
      free_shipping: false,
    })),
    refunds: order.refunds.map((refund) => ({
      id: refund.id,
      reason: refund.reason,
      total: `-${money(refund.amountMinor)}`,
    })),
    payment_url: `${base}/checkout/order-pay/${order.id}/?pay_for_order=true&key=${order.key}`,
    is_editable: order.status === 'pending' || order.status === 'on-hold',
    needs_payment: isOpenToPay && totals.totalMinor > 0,
    needs_processing: needsProcessing(order, context.products),
    date_created_gmt: time.gmt(order.createdMs),
    date_modified_gmt: time.gmt(order.modifiedMs),
    date_completed_gmt: gmt(order.completedMs),
    date_paid_gmt: gmt(order.paidMs),
    currency_symbol: symbolOf(currency),
    _links: orderLinks(order, base),
  };
}

/** Whether somebody has to do something before the order is complete: downloads alone do not. */
export const needsProcessing = (order: Order, products: ReadonlyMap<number, Product>): boolean =>
  order.lines.some((line) => {
    const product = products.get(line.variationId || line.productId);
    return !(product?.isVirtual && product.isDownloadable);
  });

function renderLine(line: OrderLine, inclusive: boolean, context: RenderContext): WooLineItem {
  const { currency, digits, products, base } = context;
  const product = products.get(line.variationId || line.productId);
  const money = (minor: number): string => formatDecimal(minor, currency);
  return {
    id: line.id,
    name: line.name,
    product_id: line.productId,
    variation_id: line.variationId,
    quantity: line.quantity,
    tax_class: line.taxClass,
    subtotal: money(roundMinor(line.subtotalExact)),
    subtotal_tax: money(taxMinor(line.taxes, 'subtotalExact', inclusive)),
    total: money(roundMinor(line.totalExact)),
    total_tax: money(taxMinor(line.taxes, 'totalExact', inclusive)),
    taxes: renderTaxes(line.taxes, digits),
    meta_data: line.meta.map(renderItemMeta),
    sku: product?.sku ?? null,
    global_unique_id: product?.gtin ?? null,
    price: line.quantity === 0 ? 0 : line.totalExact / 10 ** digits / line.quantity,
    image: product ? { id: String(5000 + product.id), src: imageOf(product, base) } : { id: 0, src: '' },
    parent_name: line.variationId > 0 ? (products.get(line.productId)?.name ?? null) : null,
  };
}

export const imageOf = (product: Product, base: string): string =>
  `${base}/wp-content/uploads/${product.slug}.jpg`;

const renderTaxes = (taxes: readonly LineTax[], digits: number): WooLineTax[] =>
  taxes.map((tax) => ({
    id: tax.rateId,
    total: exactText(tax.totalExact, digits),
    subtotal: exactText(tax.subtotalExact, digits),
  }));

export const renderItemMeta = (meta: Meta): WooItemMeta => ({
  id: meta.id,
  key: meta.key,
  value: meta.value,
  display_key: meta.display_key ?? meta.key,
  display_value: meta.display_value ?? meta.value,
});

function renderTaxLines(order: Order, context: RenderContext): WooTaxLine[] {
  const money = (minor: number): string => formatDecimal(minor, context.currency);
  const sumOf = (lines: readonly (OrderLine | FeeLine | ShippingLine)[], rateId: number): number => {
    let sum = 0;
    for (const line of lines) {
      for (const tax of line.taxes) {
        if (tax.rateId === rateId) sum += roundTax(tax.totalExact, order.pricesIncludeTax);
      }
    }
    return sum;
  };
  return order.taxLineIds.map(({ rateId, id }) => {
    const rate = rateById(rateId);
    return {
      id,
      rate_code: rate?.code ?? '',
      rate_id: rateId,
      label: rate?.label ?? '',
      compound: false,
      tax_total: money(sumOf(order.lines, rateId) + sumOf(order.feeLines, rateId)),
      shipping_tax_total: money(sumOf(order.shippingLines, rateId)),
      rate_percent: rate?.percent ?? 0,
      meta_data: [],
    };
  });
}

function orderLinks(order: Order, base: string): WooOrderJson['_links'] {
  const root = `${base}/wp-json/wc/v3`;
  return {
    self: [{ href: `${root}/orders/${order.id}` }],
    collection: [{ href: `${root}/orders` }],
    ...(order.customerId > 0 ? { customer: [{ href: `${root}/customers/${order.customerId}` }] } : {}),
  };
}

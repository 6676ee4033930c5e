/**
 * Turns a basket into an order, with WooCommerce's arithmetic. It knows nothing of stock, time running on or HTTP: ids
 * come from the counters it is given.
 */

import type { FeeLine, Meta, Order, OrderLine, Product, ShippingLine } from './model.ts';
import type { Person } from './people.ts';
import { type PriceTerms, priceLine } from './pricing.ts';
import type { Random } from './random.ts';
import { ratesFor, taxesOn } from './taxes.ts';

/** Ids as WordPress counts them: posts (orders, refunds), order items, metadata, comments (notes, reviews). */
export interface Counters {
  post: number;
  item: number;
  meta: number;
  comment: number;
  fulfillment: number;
}

export interface BasketLine {
  readonly product: Product;
  readonly parent: Product | undefined;
  readonly quantity: number;
}

export interface Coupon {
  readonly code: string;
  readonly type: 'percent' | 'fixed_cart';
  /** Percent, or minor units. */
  readonly amount: number;
}

export interface Basket {
  readonly person: Person;
  readonly lines: readonly BasketLine[];
  readonly payment: PaymentMethod;
  readonly placedMs: number;
  readonly shippingMinor: number;
  readonly shippingTitle: string;
  readonly coupon?: Coupon;
  readonly fee?: { readonly name: string; readonly minor: number };
  readonly note: string;
  readonly isGuestCheckout?: boolean;
}

export type PaymentMethod = 'stripe' | 'paypal' | 'bacs' | 'cod';

export const PAYMENT_TITLES: Readonly<Record<PaymentMethod, string>> = {
  stripe: 'Credit / Debit Card',
  paypal: 'PayPal',
  bacs: 'Direct bank transfer',
  cod: 'Cash on delivery',
};

export interface CheckoutTerms extends PriceTerms {
  readonly counters: Counters;
  readonly random: Random;
  readonly digits: number;
  /** A numbering plugin makes the number differ from the id. */
  readonly numberOf: (id: number, placedMs: number) => string;
}

/** A new order in the state `pending`; what payment and stock do follows. */
export function checkout(basket: Basket, terms: CheckoutTerms): Order {
  const { counters, random } = terms;
  const id = counters.post;
  // Pages, products and pictures count in the same series.
  counters.post += 1 + random.int(3);
  const place = basket.person.shipping;
  const lines = linesOf(basket, terms);
  const shippingLines = shippingOf(basket, terms);
  const feeLines = feesOf(basket, terms);
  const rateIds = new Set<number>();
  for (const line of [...lines, ...shippingLines, ...feeLines])
    for (const tax of line.taxes) rateIds.add(tax.rateId);
  const coupon = basket.coupon;
  const isPaidOnline = basket.payment === 'stripe' || basket.payment === 'paypal';
  return {
    id,
    number: terms.numberOf(id, basket.placedMs),
    key: `wc_order_${random.text(13)}`,
    status: 'pending',
    createdMs: basket.placedMs,
    modifiedMs: basket.placedMs,
    paidMs: null,
    completedMs: null,
    createdVia: 'checkout',
    customerId: basket.person.customerId,
    billing: basket.person.billing,
    shipping: place,
    customerNote: basket.note,
    paymentMethod: basket.payment,
    paymentTitle: PAYMENT_TITLES[basket.payment],
    transactionId: isPaidOnline ? `${basket.payment === 'stripe' ? 'ch_' : 'PAY-'}${random.text(20)}` : '',
    pricesIncludeTax: terms.pricesIncludeTax,
    ip: `203.0.113.${random.between(1, 254)}`,
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    cartHash: random.text(32).toLowerCase(),
    lines,
    taxLineIds: [...rateIds].map((rateId) => ({ rateId, id: counters.item++ })),
    shippingLines,
    feeLines,
    couponLines: coupon
      ? [{ id: counters.item++, code: coupon.code, type: coupon.type, amount: coupon.amount }]
      : [],
    meta: [{ id: counters.meta++, key: '_wc_order_attribution_source_type', value: 'typein' }],
    refunds: [],
    notes: [],
    fulfillments: [],
    strayMinor: 0,
  };
}

function linesOf(basket: Basket, terms: CheckoutTerms): OrderLine[] {
  const discounts = discountsOf(basket);
  return basket.lines.map((wanted, index) =>
    makeLine(wanted, basket.person.shipping, discounts[index] ?? 0, terms),
  );
}

/** One order line at the catalogue's present price. */
export function makeLine(
  wanted: BasketLine,
  place: { readonly country: string; readonly state: string },
  discountMinor: number,
  terms: Pick<CheckoutTerms, 'counters' | 'pricesIncludeTax' | 'baseCountry'>,
): OrderLine {
  const { product, parent, quantity } = wanted;
  const price = priceLine(
    {
      unitMinor: product.priceMinor,
      quantity,
      discountMinor,
      taxClass: product.taxClass,
      country: place.country,
      state: place.state,
    },
    terms,
  );
  return {
    id: terms.counters.item++,
    name: product.name,
    productId: parent?.id ?? product.id,
    variationId: parent ? product.id : 0,
    quantity,
    taxClass: product.taxClass,
    subtotalExact: price.subtotalExact,
    totalExact: price.totalExact,
    taxes: price.taxes,
    meta: parent ? attributeMeta(product, terms.counters) : [],
  };
}

const attributeMeta = (product: Product, counters: Counters): Meta[] =>
  product.attributes.map(({ name, options }) => ({
    id: counters.meta++,
    key: `pa_${name.toLowerCase()}`,
    value: (options[0] ?? '').toLowerCase().replaceAll(' ', '-'),
    display_key: name,
    display_value: options[0] ?? '',
  }));

/** What a coupon takes off each line: percent per line, a fixed amount by shares with the rest on the first. */
function discountsOf({ lines, coupon }: Basket): number[] {
  const prices = lines.map(({ product, quantity }) => product.priceMinor * quantity);
  if (!coupon) return prices.map(() => 0);
  if (coupon.type === 'percent') return prices.map((price) => Math.floor((price * coupon.amount) / 100));
  const whole = prices.reduce((sum, price) => sum + price, 0);
  const taken = Math.min(coupon.amount, whole);
  const shares = prices.map((price) => (whole === 0 ? 0 : Math.floor((taken * price) / whole)));
  let rest = taken - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => {
    const more = Math.min(rest, (prices[index] ?? 0) - share);
    rest -= more;
    return share + more;
  });
}

/** Shipping is entered without tax, whatever the prices are; an order of intangible things has none. */
function shippingOf(basket: Basket, terms: CheckoutTerms): ShippingLine[] {
  if (basket.lines.every(({ product }) => product.isVirtual)) return [];
  const { country, state } = basket.person.shipping;
  const items = basket.lines
    .filter(({ product }) => !product.isVirtual)
    .map(({ product, quantity }) => `${product.name} &times; ${quantity}`);
  return [
    {
      id: terms.counters.item++,
      methodId: basket.shippingMinor === 0 ? 'free_shipping' : 'flat_rate',
      methodTitle: basket.shippingTitle,
      totalExact: basket.shippingMinor,
      taxes: taxesOn(basket.shippingMinor, basket.shippingMinor, ratesFor(country, state, '')),
      meta: [
        {
          id: terms.counters.meta++,
          key: 'Items',
          value: items.join(', '),
          display_key: 'Items',
          display_value: items.join(', '),
        },
      ],
    },
  ];
}

function feesOf(basket: Basket, terms: CheckoutTerms): FeeLine[] {
  if (!basket.fee) return [];
  const { country, state } = basket.person.shipping;
  const { name, minor } = basket.fee;
  return [
    {
      id: terms.counters.item++,
      name,
      taxClass: '',
      totalExact: minor,
      taxes: taxesOn(minor, minor, ratesFor(country, state, '')),
    },
  ];
}

/** One tax line for each rate that stands on a line; the ones that were there keep their ids. */
export function refreshTaxLines(order: Order, counters: Counters): void {
  const lines = [...order.lines, ...order.shippingLines, ...order.feeLines];
  const rateIds = new Set(lines.flatMap((line) => line.taxes.map((tax) => tax.rateId)));
  order.taxLineIds = [...rateIds].map(
    (rateId) => order.taxLineIds.find((known) => known.rateId === rateId) ?? { rateId, id: counters.item++ },
  );
}

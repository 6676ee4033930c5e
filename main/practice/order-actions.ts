/**
 * What customers and the shop's admin do to single orders: place, change, refund. Money is minor units. The caller looks
 * after the journal.
 */

import {
  type BasketLine,
  type Coupon,
  checkout,
  makeLine,
  PAYMENT_TITLES,
  type PaymentMethod,
  refreshTaxLines,
} from './checkout.ts';
import { acceptPayment } from './live.ts';
import type { Address, BillingAddress, Order, OrderStatus, Product } from './model.ts';
import { addRefund, refundLine } from './refunds.ts';
import type { ShopCore } from './shop-core.ts';
import { adjustStock, restock } from './stock.ts';
import { refundedMinor, totalsOf } from './totals.ts';

export interface OrderWish {
  /** By SKU, or by product or variation id. Left out: a random basket. */
  readonly lines?: readonly {
    readonly sku?: string;
    readonly productId?: number;
    readonly quantity: number;
  }[];
  readonly billing?: Partial<BillingAddress>;
  readonly shipping?: Partial<Address>;
  readonly payment?: PaymentMethod;
  readonly coupon?: Coupon;
  readonly fee?: { readonly name: string; readonly minor: number };
  readonly shippingMinor?: number;
  readonly note?: string;
  /** False leaves the order `pending`, as when the customer closed the page at the payment. */
  readonly isAccepted?: boolean;
}

export interface OrderEdit {
  /** New quantities by line id; 0 takes the line away. */
  readonly quantities?: Readonly<Record<number, number>>;
  readonly add?: readonly { readonly sku?: string; readonly productId?: number; readonly quantity: number }[];
  readonly billing?: Partial<BillingAddress>;
  readonly shipping?: Partial<Address>;
  readonly note?: string;
  readonly status?: OrderStatus;
}

export interface RefundRequest {
  /** Units by line id. */
  readonly lines?: Readonly<Record<number, number>>;
  /** Instead of what the lines come to; without both, all that is left. */
  readonly amountMinor?: number;
  readonly reason?: string;
  /** Puts refunded units back into the shop's stock. */
  readonly isRestocked?: boolean;
}

export function findProduct(
  core: ShopCore,
  wanted: { readonly sku?: string; readonly productId?: number },
): Product | undefined {
  if (wanted.productId !== undefined) return core.products.get(wanted.productId);
  return wanted.sku === undefined
    ? undefined
    : [...core.products.values()].find(({ sku }) => sku === wanted.sku);
}

function basketLine(
  core: ShopCore,
  wanted: { readonly sku?: string; readonly productId?: number; readonly quantity: number },
): BasketLine {
  const product = findProduct(core, wanted);
  if (!product) throw new Error(`The shop has no product ${wanted.sku ?? wanted.productId ?? ''}`);
  return { product, parent: core.products.get(product.parentId), quantity: wanted.quantity };
}

const HOME: Address = {
  first_name: 'Annika',
  last_name: 'Lindqvist',
  company: '',
  address_1: 'Lindenstraße 18',
  address_2: '',
  city: 'Hamburg',
  state: 'DE-HH',
  postcode: '22767',
  country: 'DE',
  phone: '+49 151 555018',
};

export function placeWish(core: ShopCore, wish: OrderWish): Order {
  const billing: BillingAddress = { ...HOME, email: 'annika@example.com', ...wish.billing };
  const { email: _, ...home } = billing;
  const order = checkout(
    {
      person: { customerId: 0, billing, shipping: { ...home, ...wish.shipping } },
      lines: (wish.lines ?? []).map((line) => basketLine(core, line)),
      payment: wish.payment ?? 'stripe',
      placedMs: core.now(),
      shippingMinor: wish.shippingMinor ?? core.world.shelf.priceOf(412),
      shippingTitle: 'DHL Paket',
      note: wish.note ?? '',
      ...(wish.coupon ? { coupon: wish.coupon } : {}),
      ...(wish.fee ? { fee: wish.fee } : {}),
    },
    { ...core.world.checkout, random: core.random },
  );
  core.addOrder(order);
  if (wish.isAccepted !== false) acceptPayment(core, order);
  return order;
}

export function decorate(core: ShopCore, order: Order, wish: OrderWish): Order {
  if (!wish.note && !wish.billing && !wish.shipping && !wish.payment) return order;
  core.changeOrder(order, () => {
    order.customerNote = wish.note ?? order.customerNote;
    order.billing = { ...order.billing, ...wish.billing };
    order.shipping = { ...order.shipping, ...wish.shipping };
    if (wish.payment) {
      order.paymentMethod = wish.payment;
      order.paymentTitle = PAYMENT_TITLES[wish.payment];
    }
    return undefined;
  });
  return order;
}

export function applyEdit(core: ShopCore, order: Order, edit: OrderEdit): void {
  core.changeOrder(order, (stock) => {
    const touched: Product[] = [];
    for (const [lineId, quantity] of Object.entries(edit.quantities ?? {})) {
      const line = order.lines.find(({ id }) => id === Number(lineId));
      if (!line) throw new Error(`Order ${order.id} has no line ${lineId}`);
      const share = line.quantity === 0 ? 0 : quantity / line.quantity;
      line.quantity = quantity;
      line.subtotalExact *= share;
      line.totalExact *= share;
      for (const tax of line.taxes) {
        tax.subtotalExact *= share;
        tax.totalExact *= share;
      }
      const moved = adjustStock(line, stock);
      if (moved) touched.push(moved);
    }
    order.lines = order.lines.filter((line) => line.quantity > 0);
    for (const wanted of edit.add ?? []) {
      order.lines.push(makeLine(basketLine(core, wanted), order.shipping, 0, core.world.checkout));
    }
    order.billing = { ...order.billing, ...edit.billing };
    order.shipping = { ...order.shipping, ...edit.shipping };
    order.customerNote = edit.note ?? order.customerNote;
    refreshTaxLines(order, core.counters);
    return touched;
  });
  if (edit.status) core.setStatus(order, edit.status);
}

/** A refund by the shop's admin; an order refunded in full changes its status. */
export function refundOrder(core: ShopCore, order: Order, request: RefundRequest): void {
  const left = totalsOf(order).totalMinor - refundedMinor(order);
  const wanted = Object.entries(request.lines ?? {}).map(([id, quantity]) => [Number(id), quantity] as const);
  core.changeOrder(order, (stock) => {
    const lines = wanted.map(([lineId, quantity]) => refundLine(order, lineId, quantity, core.counters));
    const amount = request.amountMinor ?? (lines.length === 0 ? left : undefined);
    addRefund(
      order,
      {
        lines,
        ...(amount === undefined ? {} : { amountMinor: amount }),
        reason: request.reason ?? '',
        viaGateway: false,
        createdMs: stock.nowMs,
      },
      core.counters,
    );
    return request.isRestocked ? restock(order, wanted, stock) : [];
  });
  if (refundedMinor(order) >= totalsOf(order).totalMinor) core.setStatus(order, 'refunded');
}

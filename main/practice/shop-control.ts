/**
 * Direct control of a practice shop for tests and for the practice panel: what customers, the shop's admin and the world
 * do to a shop. Instants are milliseconds, money is minor units.
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
import type { FaultName, Faults } from './faults.ts';
import { acceptPayment, type Live, placeRandomOrder } from './live.ts';
import type { Address, BillingAddress, Order, OrderStatus, Product, Review } from './model.ts';
import { addRefund, refundLine } from './refunds.ts';
import { renderOrder } from './render-order.ts';
import type { ShopCore } from './shop-core.ts';
import { adjustStock, restock, setStock } from './stock.ts';
import { refundedMinor, totalsOf } from './totals.ts';
import type { WooOrderJson } from './woo-json.ts';

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

export interface ShopControl {
  readonly now: () => number;
  /** Lets time pass: the shop's clock moves, and what is due happens on the way. */
  readonly advance: (ms: number) => void;
  readonly order: (id: number) => WooOrderJson | undefined;
  readonly placeOrder: (wish?: OrderWish) => WooOrderJson;
  readonly editOrder: (id: number, edit: OrderEdit) => WooOrderJson;
  readonly cancelOrder: (id: number) => WooOrderJson;
  readonly trashOrder: (id: number) => void;
  readonly payOrder: (id: number) => WooOrderJson;
  readonly completeByAdmin: (id: number) => WooOrderJson;
  readonly refund: (id: number, request?: RefundRequest) => WooOrderJson;
  readonly addReview: (
    review: Partial<Omit<Review, 'id' | 'createdMs'>> & { readonly productId: number },
  ) => Review;
  /** By product or variation id; null stops tracking. */
  readonly setStock: (productId: number, stock: number | null) => void;
  readonly product: (idOrSku: number | string) => Product | undefined;
  readonly setFault: (name: FaultName, share: number) => void;
  readonly faults: () => Readonly<Record<FaultName, number>>;
  readonly setRate: (perMinute: number) => void;
  readonly rate: () => number;
  /** Every request is refused for that long; 0 ends it. */
  readonly outage: (ms: number) => void;
}

export interface ControlTerms {
  readonly core: ShopCore;
  readonly live: Live;
  readonly faults: Faults;
  readonly advance: (ms: number) => void;
  readonly outage: (ms: number) => void;
  /** Runs after every change, so that what was done is on disk before anybody hears of it. */
  readonly flush: () => void;
  readonly onRate: () => void;
}

export function createControl(terms: ControlTerms): ShopControl {
  const { core, live, faults, flush } = terms;
  const get = (id: number): Order => {
    const order = core.orders.get(id);
    if (!order) throw new Error(`The shop has no order ${id}`);
    return order;
  };
  const show = (order: Order): WooOrderJson => {
    flush();
    return renderOrder(order, core.context);
  };
  return {
    now: core.now,
    advance: (ms) => {
      terms.advance(ms);
      flush();
    },
    order: (id) => {
      const order = core.orders.get(id);
      return order && renderOrder(order, core.context);
    },
    placeOrder: (wish = {}) =>
      show(wish.lines ? placeWish(core, wish) : decorate(core, placeRandomOrder(core), wish)),
    editOrder: (id, edit) => {
      const order = get(id);
      applyEdit(core, order, edit);
      return show(order);
    },
    cancelOrder: (id) => {
      core.setStatus(get(id), 'cancelled');
      return show(get(id));
    },
    trashOrder: (id) => {
      core.changeOrder(get(id), () => {
        get(id).status = 'trash';
        return undefined;
      });
      flush();
    },
    payOrder: (id) => {
      const order = get(id);
      if (order.status === 'on-hold') core.setStatus(order, 'processing');
      else core.pay(order, '');
      return show(order);
    },
    completeByAdmin: (id) => {
      core.setStatus(get(id), 'completed');
      return show(get(id));
    },
    refund: (id, request = {}) => {
      refundOrder(core, get(id), request);
      return show(get(id));
    },
    addReview: (review) => {
      const added = core.addReview({
        status: 'approved',
        reviewer: 'Annika Lindqvist',
        email: 'annika@example.com',
        text: 'Lovely quality.',
        rating: 5,
        isVerified: true,
        ...review,
      });
      flush();
      return added;
    },
    setStock: (productId, stock) => {
      const product = core.products.get(productId);
      if (!product) throw new Error(`The shop has no product ${productId}`);
      core.changeProduct(product, () => {
        product.isStockManaged = stock !== null;
        if (stock === null) product.stock = null;
        else setStock(product, stock, core.now(), core.products);
      });
      flush();
    },
    product: (idOrSku) =>
      findProduct(core, typeof idOrSku === 'number' ? { productId: idOrSku } : { sku: idOrSku }),
    setFault: faults.set,
    faults: faults.shares,
    setRate: (perMinute) => {
      live.setRate(perMinute);
      terms.onRate();
    },
    rate: live.rate,
    outage: terms.outage,
  };
}

function findProduct(
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

function placeWish(core: ShopCore, wish: OrderWish): Order {
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

function decorate(core: ShopCore, order: Order, wish: OrderWish): Order {
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

function applyEdit(core: ShopCore, order: Order, edit: OrderEdit): void {
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

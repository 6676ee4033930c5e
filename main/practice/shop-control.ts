/**
 * Direct control of a practice shop for tests and for the practice panel: what customers, the shop's admin and the world
 * do to a shop. Instants are milliseconds, money is minor units.
 */

import type { FaultName, Faults } from './faults.ts';
import { type Live, placeRandomOrder } from './live.ts';
import type { Order, Product, Review } from './model.ts';
import {
  applyEdit,
  decorate,
  findProduct,
  type OrderEdit,
  type OrderWish,
  placeWish,
  type RefundRequest,
  refundOrder,
} from './order-actions.ts';
import { renderOrder } from './render-order.ts';
import type { ShopCore } from './shop-core.ts';
import { setStock } from './stock.ts';
import type { WooOrderJson } from './woo-json.ts';

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
  /** How much longer the present outage lasts; 0: there is none. */
  readonly outageMs: () => number;
}

export interface ControlTerms {
  readonly core: ShopCore;
  readonly live: Live;
  readonly faults: Faults;
  readonly advance: (ms: number) => void;
  readonly outage: (ms: number) => void;
  readonly outageMs: () => number;
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
    outageMs: terms.outageMs,
  };
}

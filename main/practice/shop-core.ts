/**
 * The practice shop's memory and its rules: orders, products, reviews, and what one change brings with it. No HTTP. Every
 * change goes through here, so that it moves the modification time and reaches the journal.
 */

import type { Counters } from './checkout.ts';
import type { Customer, Order, OrderStatus, Product, Review } from './model.ts';
import { createOrderIndex, type OrderIndex } from './order-index.ts';
import { changeStatus, completePayment } from './order-status.ts';
import { customersOf } from './people.ts';
import { createRandom, type Random } from './random.ts';
import type { RenderContext } from './render-order.ts';
import { pastReviews } from './reviews.ts';
import { createShopTime } from './shop-time.ts';
import type { StockContext } from './stock.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

export interface ShopFeatures {
  /** Core's native fulfilments are switched on. */
  fulfillments: boolean;
  /** The Shipment Tracking plugin is installed. */
  shipmentTracking: boolean;
}

export interface ShopSettings {
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  readonly digits: number;
  readonly baseCountry: string;
  readonly pricesIncludeTax: boolean;
}

/** What changed, for whoever keeps it. */
export type Change =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'order_gone'; readonly id: number }
  | { readonly kind: 'product'; readonly product: Product }
  | { readonly kind: 'review'; readonly review: Review };

export interface ShopCore {
  readonly settings: ShopSettings;
  readonly features: ShopFeatures;
  readonly world: World;
  readonly orders: OrderIndex;
  readonly products: ReadonlyMap<number, Product>;
  readonly customers: ReadonlyMap<number, Customer>;
  readonly reviews: Review[];
  readonly counters: Counters;
  readonly random: Random;
  /** For rendering; `base` is known once the server listens. */
  readonly context: RenderContext & { base: string };
  /** The shop's clock, in whole seconds. */
  readonly now: () => number;
  readonly addOrder: (order: Order) => void;
  /** Runs a change of an order, moves its modification time, and writes it down. */
  readonly changeOrder: (
    order: Order,
    change: (stock: StockContext) => Iterable<Product> | undefined,
  ) => void;
  readonly setStatus: (order: Order, status: OrderStatus) => void;
  readonly pay: (order: Order, transactionId: string) => void;
  /** Adding a note does not move the order's modification time. */
  readonly addNote: (order: Order, note: string, options?: NoteOptions) => number;
  readonly deleteOrder: (order: Order) => void;
  readonly changeProduct: (product: Product, change: () => void) => void;
  readonly addReview: (review: Omit<Review, 'id' | 'createdMs'>) => Review;
  readonly onChange: (listener: (change: Change) => void) => void;
}

export interface NoteOptions {
  readonly author?: string;
  readonly isForCustomer?: boolean;
}

export interface CoreOptions extends WorldOptions {
  readonly zone: string;
  readonly now: () => number;
  readonly features: ShopFeatures;
  /** False where a journal brings the orders. */
  readonly hasHistory: boolean;
  /** Differs after a restart, so that life does not repeat itself. */
  readonly lifeSeed: number;
}

export function createShopCore(options: CoreOptions): ShopCore {
  const world = createWorld(options);
  const orders = createOrderIndex();
  const listeners: ((change: Change) => void)[] = [];
  const emit = (change: Change): void => {
    for (const listener of listeners) listener(change);
  };
  const { counters } = world.checkout;
  const products = world.shelf.byId;
  const now = (): number => Math.floor(options.now() / 1000) * 1000;
  const note = (
    order: Order,
    text: string,
    { author = 'system', isForCustomer = false }: NoteOptions = {},
  ): number => {
    const id = counters.comment++;
    order.notes.push({ id, createdMs: now(), author, note: text, isForCustomer });
    return id;
  };
  const changeOrder: ShopCore['changeOrder'] = (order, change) => {
    const touched = new Set<Product>();
    orders.change(order, () => {
      const stock = { products, counters, nowMs: now(), note };
      for (const product of change(stock) ?? []) touched.add(product);
      order.modifiedMs = stock.nowMs;
    });
    for (const product of touched) emit({ kind: 'product', product });
    emit({ kind: 'order', order });
  };
  const reviews: Review[] = [];
  if (options.hasHistory) {
    for (const order of world.history()) orders.add(order);
    reviews.push(...pastReviews(orders.sorted('createdMs'), { products, counters, random: world.random }));
  }
  const customers = customersOf(world.people, world.startedMs);
  return {
    settings: {
      name: 'Hollin & Rye',
      zone: options.zone,
      currency: world.currency,
      digits: world.digits,
      baseCountry: world.baseCountry,
      pricesIncludeTax: world.checkout.pricesIncludeTax,
    },
    features: { ...options.features },
    world,
    orders,
    products,
    customers: new Map(customers.map((customer) => [customer.id, customer])),
    reviews,
    counters,
    random: createRandom(`${options.seed}/life/${options.lifeSeed}`),
    context: {
      time: createShopTime(options.zone),
      currency: world.currency,
      digits: world.digits,
      base: 'http://127.0.0.1',
      products,
    },
    now,
    addOrder: (order) => {
      orders.add(order);
      emit({ kind: 'order', order });
    },
    changeOrder,
    setStatus: (order, status) => {
      if (order.status !== status) changeOrder(order, (stock) => changeStatus(order, status, stock));
    },
    pay: (order, transactionId) =>
      changeOrder(order, (stock) => completePayment(order, transactionId, stock)),
    addNote: (order, text, noteOptions) => {
      const id = note(order, text, noteOptions);
      emit({ kind: 'order', order });
      return id;
    },
    deleteOrder: (order) => {
      orders.remove(order);
      emit({ kind: 'order_gone', id: order.id });
    },
    changeProduct: (product, change) => {
      change();
      product.modifiedMs = now();
      emit({ kind: 'product', product });
    },
    addReview: (review) => {
      const added: Review = { ...review, id: counters.comment++, createdMs: now() };
      reviews.push(added);
      emit({ kind: 'review', review: added });
      return added;
    },
    onChange: (listener) => listeners.push(listener),
  };
}

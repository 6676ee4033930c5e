/**
 * Life in the shop while it runs: orders arrive at random moments at the chosen rate, some are changed or cancelled, and
 * reviews follow what was delivered. Time is an argument; whoever owns the shop calls `runTo` when time has passed.
 */

import { fillBasket } from './baskets.ts';
import { checkout } from './checkout.ts';
import type { Order } from './model.ts';
import { completePayment } from './order-status.ts';
import { writeReview } from './reviews.ts';
import type { ShopCore } from './shop-core.ts';

export interface Live {
  readonly rate: () => number;
  readonly setRate: (perMinute: number) => void;
  /** Does everything that was due until then, in its order. */
  readonly runTo: (nowMs: number) => void;
  /** When something is due next; undefined where nothing is. */
  readonly nextMs: () => number | undefined;
  /** An order is complete: somebody may write a review soon. */
  readonly onCompleted: (order: Order) => void;
}

const MINUTE = 60_000;

interface Due {
  readonly atMs: number;
  readonly run: () => void;
}

export interface LiveTerms {
  readonly startMs: number;
  /** Runs something with the shop's clock standing at a moment. */
  readonly at: (atMs: number, run: () => void) => void;
}

export function createLive(core: ShopCore, terms: LiveTerms): Live {
  const { random } = core;
  let rate = 0;
  let nextOrderMs: number | undefined;
  let due: Due[] = [];
  const later = (atMs: number, run: () => void): void => {
    due = [...due, { atMs, run }].sort((a, b) => a.atMs - b.atMs);
  };
  /** Waiting times between random arrivals are exponential. */
  const arrivalAfter = (atMs: number): number | undefined =>
    rate > 0 ? atMs + (-Math.log(1 - random.next()) / rate) * MINUTE : undefined;

  const arrive = (atMs: number): void => {
    const order = placeRandomOrder(core);
    const fate = random.next();
    if (fate < 0.03) later(atMs + random.between(1, 10) * MINUTE, () => cancel(core, order.id));
    else if (fate < 0.07) later(atMs + random.between(1, 10) * MINUTE, () => correct(core, order.id));
  };
  let lastMs = terms.startMs;
  return {
    rate: () => rate,
    setRate: (perMinute) => {
      rate = Math.max(0, perMinute);
      nextOrderMs = arrivalAfter(lastMs);
    },
    runTo: (nowMs) => {
      for (;;) {
        const other = due[0];
        const isOther = other !== undefined && (nextOrderMs === undefined || other.atMs <= nextOrderMs);
        const atMs = isOther ? other.atMs : nextOrderMs;
        if (atMs === undefined || atMs > nowMs) break;
        if (isOther) {
          due = due.slice(1);
          terms.at(atMs, other.run);
        } else {
          nextOrderMs = arrivalAfter(atMs);
          terms.at(atMs, () => arrive(atMs));
        }
      }
      lastMs = nowMs;
    },
    nextMs: () => {
      const first = due[0]?.atMs;
      if (first === undefined || nextOrderMs === undefined) return first ?? nextOrderMs;
      return Math.min(first, nextOrderMs);
    },
    onCompleted: (order) => {
      if (!random.chance(0.35)) return;
      later(core.now() + random.between(1, 8) * MINUTE, () => review(core, order));
    },
  };
}

/** A customer at the checkout: paid at once, on hold for a transfer, or on delivery. */
export function placeRandomOrder(core: ShopCore): Order {
  const { random } = core;
  const { world } = core;
  const basket = fillBasket(random, world.shelf, {
    person: random.pick(world.people),
    placedMs: core.now(),
    trait: 'plain',
  });
  const order = checkout(basket, { ...world.checkout, random });
  core.addOrder(order);
  acceptPayment(core, order);
  return order;
}

export function acceptPayment(core: ShopCore, order: Order): void {
  if (order.paymentMethod === 'bacs') core.setStatus(order, 'on-hold');
  else if (order.paymentMethod === 'cod') core.setStatus(order, 'processing');
  else core.changeOrder(order, (stock) => completePayment(order, order.transactionId, stock));
}

const isOpen = (order: Order): boolean => order.status === 'processing' || order.status === 'on-hold';

function cancel(core: ShopCore, id: number): void {
  const order = core.orders.get(id);
  if (order && isOpen(order)) core.setStatus(order, 'cancelled');
}

function correct(core: ShopCore, id: number): void {
  const order = core.orders.get(id);
  if (!order || !isOpen(order)) return;
  core.changeOrder(order, () => {
    order.shipping = { ...order.shipping, address_2: `${core.random.between(1, 6)}. floor` };
    return undefined;
  });
}

function review(core: ShopCore, order: Order): void {
  const written = writeReview(order, core);
  if (written) core.addReview(written);
}

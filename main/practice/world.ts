/** Everything a practice shop starts with, made from its seed: catalogue, people, terms of sale, history. */

import { digitsOf } from '../../shared/base/money.ts';
import { createShelf, type Shelf } from './baskets.ts';
import { createCatalogue } from './catalogue.ts';
import type { CheckoutTerms, Counters } from './checkout.ts';
import { makeHistory } from './history.ts';
import type { Order, Product } from './model.ts';
import { makePeople, type Person } from './people.ts';
import { createRandom, type Random } from './random.ts';

export interface WorldOptions {
  readonly seed: number | string;
  /** How many orders there are at the start. */
  readonly orders: number;
  readonly nowMs: number;
  readonly currency?: string;
  readonly baseCountry?: string;
  readonly pricesIncludeTax?: boolean;
  /** Over how many days the orders are spread. */
  readonly days?: number;
  /** The share of the orders that is open, at the end of the history. */
  readonly openShare?: number;
  /** False: no missing or doubled SKUs, no bad addresses, no duplicates, no stray totals. */
  readonly hasOddities?: boolean;
  /** True: order numbers come from a numbering plugin and differ from the ids. */
  readonly hasOwnNumbers?: boolean;
}

export interface World {
  readonly currency: string;
  readonly digits: number;
  readonly baseCountry: string;
  readonly products: readonly Product[];
  readonly people: readonly Person[];
  readonly shelf: Shelf;
  readonly checkout: CheckoutTerms;
  readonly random: Random;
  readonly startedMs: number;
  readonly history: () => Generator<Order>;
}

const DAY = 86_400_000;

export function createWorld(options: WorldOptions): World {
  const currency = options.currency ?? 'EUR';
  const digits = digitsOf(currency);
  const baseCountry = options.baseCountry ?? 'DE';
  const hasOddities = options.hasOddities ?? true;
  const random = createRandom(`${options.seed}/world`);
  const days = options.days ?? Math.min(730, Math.max(4, Math.ceil(options.orders / 12)));
  const endMs = Math.floor(options.nowMs / 1000) * 1000;
  const startedMs = endMs - (days + 30) * DAY;
  const priceOf = pricesIn(digits);
  const products = createCatalogue(random, { priceOf, createdMs: startedMs, hasOddities });
  const shelf = createShelf(products, priceOf);
  const people = makePeople(random, Math.min(20_000, Math.max(40, Math.floor(options.orders / 3))));
  const counters: Counters = { post: 10_000, item: 30_000, meta: 200_000, comment: 1_000, fulfillment: 1 };
  const checkout: CheckoutTerms = {
    counters,
    random,
    digits,
    baseCountry,
    pricesIncludeTax: options.pricesIncludeTax ?? true,
    numberOf: (id, placedMs) =>
      options.hasOwnNumbers ? `HR-${new Date(placedMs).getUTCFullYear()}-${id - 9_000}` : String(id),
  };
  return {
    currency,
    digits,
    baseCountry,
    products,
    people,
    shelf,
    checkout,
    random,
    startedMs,
    history: () =>
      makeHistory({
        count: options.orders,
        endMs,
        days,
        openCount: openCount(options.orders, options.openShare),
        hasOddities,
        people,
        shelf,
        checkout,
      }),
  };
}

/** Three in a hundred, but at least a day's work where there are that many. */
const openCount = (orders: number, share: number | undefined): number =>
  share === undefined
    ? Math.min(orders, Math.max(24, Math.round(orders * 0.03)))
    : Math.round(orders * share);

/** Seed prices are cents of a euro; a currency without decimals gets round amounts of its own size. */
const pricesIn = (digits: number): ((cents: number) => number) => {
  if (digits === 0) return (cents) => Math.round((cents * 1.6) / 10) * 10;
  return (cents) => cents * 10 ** (digits - 2);
};

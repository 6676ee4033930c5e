/** Raw JSON of a made-up shop without starting one, for benches and fixtures. Pure and lazy. */

import type { Product } from './model.ts';
import { type RenderContext, renderOrder } from './render-order.ts';
import { createShopTime } from './shop-time.ts';
import type { WooOrderJson } from './woo-json.ts';
import { createWorld, type WorldOptions } from './world.ts';

export interface GenerateOptions extends Partial<Omit<WorldOptions, 'orders' | 'nowMs'>> {
  readonly seed: number | string;
  readonly count: number;
  /** The moment after the last order; 23 November 2026 where nothing is said, so that a seed alone says everything. */
  readonly endMs?: number;
  readonly zone?: string;
}

const END_MS = Date.UTC(2026, 10, 23, 8);

export interface Generated {
  readonly products: readonly Product[];
  readonly context: RenderContext;
  readonly orders: () => Generator<WooOrderJson>;
}

export function generate(options: GenerateOptions): Generated {
  const { count, endMs = END_MS, zone = 'Europe/Berlin', ...rest } = options;
  const world = createWorld({ openShare: 0.03, ...rest, orders: count, nowMs: endMs });
  const context: RenderContext = {
    time: createShopTime(zone),
    currency: world.currency,
    digits: world.digits,
    base: 'http://practice.example',
    products: world.shelf.byId,
  };
  return {
    products: world.products,
    context,
    *orders() {
      for (const order of world.history()) yield renderOrder(order, context);
    },
  };
}

/** The orders alone. */
export const generateOrders = (options: GenerateOptions): Generator<WooOrderJson> =>
  generate(options).orders();

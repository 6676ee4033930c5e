/**
 * Keeps a practice shop over restarts: a text file of JSON lines, the last line of a thing counting. Lines are written and
 * synced before an answer leaves, so a shop that was killed still knows what it said. Rewritten whole when it is opened.
 */

import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { Counters } from './checkout.ts';
import type { Order, Product, Review } from './model.ts';
import type { ShopCore } from './shop-core.ts';

export interface Journal {
  readonly isNew: boolean;
  /** When the shop was first started, so that its seed gives the same catalogue again. */
  readonly startedMs: number | undefined;
  /** Another one after every restart. */
  readonly lifeSeed: number;
  /** Puts back what was kept, writes the file anew, and follows every change from then on. */
  readonly attach: (core: ShopCore, nowMs: number) => void;
  readonly flush: () => void;
  readonly close: () => void;
}

type Line =
  | { readonly kind: 'shop'; readonly startedMs: number; readonly counters: Counters }
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'order_gone'; readonly id: number }
  | { readonly kind: 'product'; readonly product: Product }
  | { readonly kind: 'review'; readonly review: Review };

export function openJournal(file: string): Journal {
  const lines = existsSync(file) ? readLines(file) : [];
  const head = lines.findLast((line) => line.kind === 'shop');
  let descriptor: number | undefined;
  let pending: Line[] = [];
  let startedMs = head?.startedMs;
  let counters: Counters | undefined;
  const flush = (): void => {
    if (descriptor === undefined || pending.length === 0 || !counters || startedMs === undefined) return;
    append(descriptor, [...pending, { kind: 'shop', startedMs, counters }]);
    pending = [];
  };
  return {
    isNew: head === undefined,
    startedMs,
    lifeSeed: head ? head.counters.post + head.counters.comment : 0,
    attach: (core, nowMs) => {
      startedMs ??= nowMs;
      counters = core.counters;
      if (head) restore(core, head.counters, lines);
      writeWhole(file, core, startedMs);
      descriptor = openSync(file, 'a');
      core.onChange((change) => pending.push(change));
    },
    flush,
    close: () => {
      flush();
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

/** A line that was cut off by a crash was never answered for: it is left out. */
function readLines(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text) => {
      if (text === '') return [];
      try {
        return [JSON.parse(text) as Line];
      } catch {
        return [];
      }
    });
}

function restore(core: ShopCore, counters: Counters, lines: readonly Line[]): void {
  const orders = new Map<number, Order>();
  for (const line of lines) {
    if (line.kind === 'order') orders.set(line.order.id, line.order);
    else if (line.kind === 'order_gone') orders.delete(line.id);
    else if (line.kind === 'review') core.reviews.push(line.review);
    else if (line.kind === 'product') Object.assign(core.products.get(line.product.id) ?? {}, line.product);
  }
  for (const order of orders.values()) core.orders.add(order);
  Object.assign(core.counters, counters);
}

function writeWhole(file: string, core: ShopCore, startedMs: number): void {
  const temporary = `${file}.new`;
  const descriptor = openSync(temporary, 'w');
  const lines: Line[] = [
    ...[...core.products.values()].map((product): Line => ({ kind: 'product', product })),
    ...core.reviews.map((review): Line => ({ kind: 'review', review })),
    { kind: 'shop', startedMs, counters: core.counters },
  ];
  append(descriptor, [...[...core.orders.all()].map((order): Line => ({ kind: 'order', order })), ...lines]);
  closeSync(descriptor);
  renameSync(temporary, file);
}

function append(descriptor: number, lines: readonly Line[]): void {
  for (let index = 0; index < lines.length; index += 1_000) {
    const text = lines.slice(index, index + 1_000).map((line) => JSON.stringify(line));
    writeSync(descriptor, `${text.join('\n')}\n`);
  }
  fsyncSync(descriptor);
}

/**
 * The shop's orders, found by id and kept sorted by creation and by modification, so that a page of a hundred thousand
 * orders costs a binary search. Trashed orders are found by id only.
 */

import type { Order } from './model.ts';

export interface OrderIndex {
  readonly size: () => number;
  readonly get: (id: number) => Order | undefined;
  readonly add: (order: Order) => void;
  /** Runs a change and puts the order where it then belongs. */
  readonly change: (order: Order, change: () => void) => void;
  readonly remove: (order: Order) => void;
  /** All orders that are not in the trash, oldest first. */
  readonly sorted: (by: SortKey) => readonly Order[];
  readonly all: () => IterableIterator<Order>;
}

export type SortKey = 'createdMs' | 'modifiedMs';

const KEYS: readonly SortKey[] = ['createdMs', 'modifiedMs'];

export function createOrderIndex(): OrderIndex {
  const byId = new Map<number, Order>();
  const lists: Readonly<Record<SortKey, Order[]>> = { createdMs: [], modifiedMs: [] };
  const insert = (order: Order): void => {
    if (order.status === 'trash') return;
    for (const key of KEYS) {
      const list = lists[key];
      const at = positionOf(list, key, order[key], order.id);
      if (at === list.length) list.push(order);
      else list.splice(at, 0, order);
    }
  };
  const take = (order: Order): void => {
    for (const key of KEYS) {
      const list = lists[key];
      const at = positionOf(list, key, order[key], order.id);
      if (list[at] === order) list.splice(at, 1);
    }
  };
  return {
    size: () => byId.size,
    get: (id) => byId.get(id),
    add: (order) => {
      byId.set(order.id, order);
      insert(order);
    },
    change: (order, change) => {
      take(order);
      try {
        change();
      } finally {
        insert(order);
      }
    },
    remove: (order) => {
      take(order);
      byId.delete(order.id);
    },
    sorted: (by) => lists[by],
    all: () => byId.values(),
  };
}

/** The first position whose (time, id) is not before the one given. */
export function positionOf(list: readonly Order[], key: SortKey, atMs: number, id: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = list[middle];
    if (order && (order[key] < atMs || (order[key] === atMs && order.id < id))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Answers `GET /orders`: filters, order and page over the index. Dates are exclusive at both ends, in whole seconds. */

import type { Order } from './model.ts';
import { type OrderIndex, positionOf, type SortKey } from './order-index.ts';

export interface OrderFilter {
  readonly createdAfterMs?: number;
  readonly createdBeforeMs?: number;
  readonly modifiedAfterMs?: number;
  readonly modifiedBeforeMs?: number;
  /** Undefined: any, which leaves out the trash. */
  readonly statuses?: ReadonlySet<string>;
  readonly include?: ReadonlySet<number>;
  readonly exclude?: ReadonlySet<number>;
  readonly customerId?: number;
  readonly productId?: number;
  readonly search?: string;
}

export interface OrderQuery {
  readonly filter: OrderFilter;
  readonly orderBy: 'date' | 'modified' | 'id' | 'include' | 'title' | 'slug';
  readonly isDescending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface OrderPage {
  readonly orders: readonly Order[];
  readonly total: number;
}

export function listOrders(index: OrderIndex, query: OrderQuery): OrderPage {
  const key: SortKey = query.orderBy === 'modified' ? 'modifiedMs' : 'createdMs';
  const matches = candidates(index, query.filter, key);
  if (query.orderBy === 'id' || query.orderBy === 'title' || query.orderBy === 'slug') {
    matches.sort((a, b) => a.id - b.id);
  }
  const total = matches.length;
  const { offset, limit } = query;
  // A descending page is cut from the other end, so that nothing is copied twice.
  const orders = query.isDescending
    ? matches.slice(Math.max(0, total - offset - limit), Math.max(0, total - offset)).reverse()
    : matches.slice(offset, offset + limit);
  return { orders, total };
}

function candidates(index: OrderIndex, filter: OrderFilter, key: SortKey): Order[] {
  if (filter.include) {
    const chosen = [...filter.include].map((id) => index.get(id)).filter((order) => order !== undefined);
    return chosen.filter((order) => matches(order, filter)).sort((a, b) => a[key] - b[key] || a.id - b.id);
  }
  if (filter.statuses?.has('trash')) {
    return [...index.all()]
      .filter((order) => matches(order, filter))
      .sort((a, b) => a[key] - b[key] || a.id - b.id);
  }
  const list = index.sorted(key);
  const [after, before] =
    key === 'modifiedMs'
      ? [filter.modifiedAfterMs, filter.modifiedBeforeMs]
      : [filter.createdAfterMs, filter.createdBeforeMs];
  const from = after === undefined ? 0 : positionOf(list, key, Math.floor(after / 1000) * 1000 + 1000, 0);
  const to = before === undefined ? list.length : positionOf(list, key, Math.ceil(before / 1000) * 1000, 0);
  const range = list.slice(from, Math.max(from, to));
  return isRangeOnly(filter, key) ? range : range.filter((order) => matches(order, filter));
}

function isRangeOnly(filter: OrderFilter, key: SortKey): boolean {
  const own =
    key === 'modifiedMs' ? ['modifiedAfterMs', 'modifiedBeforeMs'] : ['createdAfterMs', 'createdBeforeMs'];
  return Object.keys(filter).every((name) => own.includes(name));
}

function matches(order: Order, filter: OrderFilter): boolean {
  if (filter.statuses ? !filter.statuses.has(order.status) : order.status === 'trash') return false;
  if (filter.createdAfterMs !== undefined && order.createdMs <= filter.createdAfterMs) return false;
  if (filter.createdBeforeMs !== undefined && order.createdMs >= filter.createdBeforeMs) return false;
  if (filter.modifiedAfterMs !== undefined && order.modifiedMs <= filter.modifiedAfterMs) return false;
  if (filter.modifiedBeforeMs !== undefined && order.modifiedMs >= filter.modifiedBeforeMs) return false;
  if (filter.exclude?.has(order.id)) return false;
  if (filter.customerId !== undefined && order.customerId !== filter.customerId) return false;
  if (filter.productId !== undefined) {
    const wanted = filter.productId;
    if (!order.lines.some((line) => line.productId === wanted || line.variationId === wanted)) return false;
  }
  return filter.search === undefined || isFound(order, filter.search.toLowerCase());
}

const isFound = (order: Order, text: string): boolean =>
  [
    order.number,
    String(order.id),
    order.billing.first_name,
    order.billing.last_name,
    `${order.billing.first_name} ${order.billing.last_name}`,
    order.billing.email,
    order.billing.company,
    ...order.lines.map((line) => line.name),
  ].some((field) => field.toLowerCase().includes(text));

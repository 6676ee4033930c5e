/** Reads of orders. */
import { startOfDay } from '../../shared/orders/business-day.ts';
import type { QueryHandlers } from '../db/run.ts';
import { readSettings } from '../settings/store.ts';
import { orderDetail, orderTimeline } from './detail.ts';
import { orderPage } from './list.ts';
import { countShippedSince, keptCounts, searchOrders } from './list-store.ts';
import { orderRows } from './rows.ts';
import { today } from './today.ts';

export const orderQueries: QueryHandlers<
  'orders.list' | 'orders.counts' | 'orders.get' | 'orders.timeline' | 'orders.search' | 'today.get'
> = {
  'orders.list': orderPage,

  'orders.counts': ({ reader, now }) => {
    const counts = keptCounts(reader);
    const of = (bucket: string): number => counts.get(bucket) ?? 0;
    return {
      needs_me: of('needs_me'),
      ready: of('ready'),
      waiting: of('waiting'),
      in_work: of('in_work'),
      shipped_today: countShippedSince(reader, startOfDay(now, readSettings(reader).general.zone)),
      all: [...counts.values()].reduce((sum, count) => sum + count, 0),
    };
  },

  'orders.get': ({ reader }, { orderId }) => orderDetail(reader, orderId),

  'orders.timeline': ({ reader }, { orderId }) => orderTimeline(reader, orderId),

  'orders.search': ({ reader }, { text, limit }) => ({
    rows: orderRows(reader, searchOrders(reader, text, limit)),
  }),

  'today.get': today,
};

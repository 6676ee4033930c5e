/** A page of orders in either direction, with the positions from which the neighbours go on. */
import type { QueryArgs, QueryReply } from '../../shared/api/contract.ts';
import { startOfDay } from '../../shared/orders/business-day.ts';
import { readCursor, writeCursor } from '../../shared/orders/cursor.ts';
import type { QueryContext } from '../db/run.ts';
import { readSettings } from '../settings/store.ts';
import type { ListRow, OrderSort } from './list-store.ts';
import { listOrders } from './list-store.ts';
import { orderRows } from './rows.ts';

/** Open views: what must leave first. The others: newest first. */
const usualSort = (view: QueryArgs<'orders.list'>['view']): { sort: OrderSort; direction: 'up' | 'down' } =>
  view === 'all' || view === 'shipped_today'
    ? { sort: 'placed', direction: 'down' }
    : { sort: 'ship_by', direction: 'up' };

export function orderPage(context: QueryContext, args: QueryArgs<'orders.list'>): QueryReply<'orders.list'> {
  const usual = usualSort(args.view);
  const sort = args.sort ?? usual.sort;
  const direction = args.direction ?? (args.sort && args.sort !== usual.sort ? 'down' : usual.direction);
  const isBackwards = args.before !== undefined;
  const edge = args.before === 'last' ? undefined : (args.before ?? args.after);
  const rows = listOrders(context.reader, {
    view: args.view,
    filter: args.filter,
    sort,
    direction: isBackwards ? opposite(direction) : direction,
    beyond: edge === undefined ? undefined : readCursor(edge),
    // One more than asked for tells whether there is a further page.
    limit: args.limit + 1,
    now: context.now,
    dayStart: startOfDay(context.now, readSettings(context.reader).general.zone),
  });
  const hasMore = rows.length > args.limit;
  const page = rows.slice(0, args.limit);
  if (isBackwards) page.reverse();
  const first = page[0];
  const last = page.at(-1);
  const cameFrom = edge !== undefined;
  return {
    rows: orderRows(context.reader, page),
    next: last && (isBackwards ? cameFrom : hasMore) ? position(last, sort) : null,
    previous: first && (isBackwards ? hasMore : cameFrom) ? position(first, sort) : null,
  };
}

const opposite = (direction: 'up' | 'down'): 'up' | 'down' => (direction === 'up' ? 'down' : 'up');

const position = (row: ListRow, sort: OrderSort): string =>
  writeCursor({
    value: sort === 'total' ? row.total_minor : sort === 'placed' ? row.placed_at : (row.ship_by_at ?? 0),
    key: row.order_key,
  });

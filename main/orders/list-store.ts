/**
 * SQL of order lists. Pages go by key, never by offset; open views walk the index over what is not done, the others an
 * index over the sort value. A selective filter is turned into the few rows it leaves before anything is sorted.
 */
import type { Expression, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { ORDER_VIEWS, orderFilterSchema } from '../../shared/api/orders.ts';
import type { Position } from '../../shared/orders/cursor.ts';
import { RISK_MS } from '../../shared/orders/urgency.ts';
import { planSearch } from '../../shared/search/grams.ts';
import type { Reader } from '../db/handle.ts';
import { amongJson, hot, q } from '../db/query.ts';
import { accountToken, countryToken } from './search-index-store.ts';

export type OrderView = (typeof ORDER_VIEWS)[number];
export type OrderFilter = z.output<typeof orderFilterSchema>;
export type OrderSort = 'ship_by' | 'placed' | 'total';

const COLUMNS = {
  ship_by: 'ship_by_at',
  placed: 'placed_at',
  total: 'total_minor',
} as const;

export interface ListRequest {
  readonly view: OrderView;
  readonly filter: OrderFilter;
  readonly sort: OrderSort;
  readonly direction: 'up' | 'down';
  /** Rows strictly beyond this position in that direction; undefined: from the beginning. */
  readonly beyond: Position | undefined;
  readonly limit: number;
  /** Where the business day began, for what was shipped today. */
  readonly dayStart: number;
  readonly now: number;
}

/** More rows than this are not selective: walking the sorted index finds a page sooner. */
const SELECTIVE = 2000;

export function listOrders(reader: Reader, request: ListRequest) {
  const { view, filter, limit, direction } = request;
  const column = COLUMNS[request.sort];
  const narrowed = selectiveKeys(reader, filter);
  const isUp = direction === 'up';
  let query = q
    .selectFrom('orders')
    .select(LIST_COLUMNS)
    .orderBy(column, isUp ? 'asc' : 'desc')
    .orderBy('order_key', isUp ? 'asc' : 'desc')
    .limit(limit);
  if (request.beyond) {
    const { value, key } = request.beyond;
    const operator = sql.raw(isUp ? '>' : '<');
    query = query.where(sql<SqlBool>`(${sql.ref(column)}, order_key) ${operator} (${value}, ${key})`);
  }
  if (view === 'shipped_today') query = query.where('shipped_at', '>=', request.dayStart);
  else if (view !== 'all') {
    // Both written out: the first chooses the rows, the second lets the partial index be used.
    query = query.where('bucket', '=', sql.lit(view)).where('bucket', '<>', sql.lit('done'));
  }
  if (narrowed) query = query.where('order_key', 'in', amongJson<number>(JSON.stringify(narrowed)));
  for (const predicate of predicatesOf(filter)) query = query.where(predicate);
  if (filter.due !== undefined) {
    const [from, to] = filter.due === 'late' ? [0, request.now] : [request.now, request.now + RISK_MS];
    query = query
      .where(sql<SqlBool>`bucket in ('needs_me', 'ready', 'in_work')`)
      .where('bucket', '<>', sql.lit('done'))
      .where('ship_by_at', '>=', from)
      .where('ship_by_at', '<', to);
  }
  return reader.all(query);
}

const LIST_COLUMNS = [
  'order_key',
  'id',
  'number',
  'account_id',
  'placed_at',
  'ship_by_at',
  'shipped_at',
  'customer_name',
  'country',
  'item_qty',
  'first_item',
  'currency',
  'total_minor',
  'is_history',
  'life',
  'holds',
  'stock_status',
  'fulfilment_status',
  'payment_status',
  'return_status',
  'channel_agreement',
  'bucket',
  'next_step',
] as const;

export type ListRow = ReturnType<typeof listOrders>[number];

function predicatesOf(filter: OrderFilter): Expression<SqlBool>[] {
  const predicates: Expression<SqlBool>[] = [];
  if (filter.accountId !== undefined) predicates.push(sql<SqlBool>`account_id = ${filter.accountId}`);
  if (filter.country !== undefined) predicates.push(sql<SqlBool>`country = ${filter.country.toUpperCase()}`);
  if (filter.minTotalMinor !== undefined)
    predicates.push(sql<SqlBool>`total_minor >= ${filter.minTotalMinor}`);
  if (filter.maxTotalMinor !== undefined)
    predicates.push(sql<SqlBool>`total_minor <= ${filter.maxTotalMinor}`);
  if (filter.hold !== undefined)
    predicates.push(sql<SqlBool>`instr(',' || holds || ',', ${`,${filter.hold},`}) > 0`);
  for (const word of wordsOf(filter)) predicates.push(sql<SqlBool>`instr(search_text, ${word}) > 0`);
  return predicates;
}

const textOf = (filter: OrderFilter): string => `${filter.text ?? ''} ${filter.sku ?? ''}`;
const wordsOf = (filter: OrderFilter): readonly string[] => planSearch(textOf(filter))?.words ?? [];

/** The keys a selective filter leaves; undefined where there is none, or it leaves too many. */
function selectiveKeys(reader: Reader, filter: OrderFilter): number[] | undefined {
  const terms: string[] = [];
  const plan = planSearch(textOf(filter));
  if (plan) terms.push(plan.match);
  if (filter.country !== undefined) terms.push(`"${countryToken(filter.country)}"`);
  if (filter.accountId !== undefined) terms.push(`"${accountToken(filter.accountId)}"`);
  if (terms.length > 0) {
    const keys = reader
      .all(matching.with({ match: terms.join(' AND '), limit: SELECTIVE + 1 }))
      .map((row) => row.rowid);
    if (keys.length <= SELECTIVE) return keys;
  }
  if (filter.minTotalMinor !== undefined || filter.maxTotalMinor !== undefined) {
    const range = {
      min: filter.minTotalMinor ?? -MAX,
      max: filter.maxTotalMinor ?? MAX,
      limit: SELECTIVE + 1,
    };
    const keys = reader.all(totals.with(range)).map((row) => row.order_key);
    if (keys.length <= SELECTIVE) return keys;
  }
  return undefined;
}

const MAX = Number.MAX_SAFE_INTEGER;

const matching = hot<{ match: string; limit: number }>()((slot) =>
  q
    .selectFrom('order_search')
    .select('rowid')
    .where(sql<SqlBool>`order_search match ${slot('match')}`)
    .orderBy('rowid', 'desc')
    .limit(slot('limit')),
);
const totals = hot<{ min: number; max: number; limit: number }>()((slot) =>
  q
    .selectFrom('orders')
    .select('order_key')
    .where('total_minor', '>=', slot('min'))
    .where('total_minor', '<=', slot('max'))
    .limit(slot('limit')),
);

const CHUNK = 200;

/** The newest orders that match, by capture; each hit is verified against its text. */
export function searchOrders(reader: Reader, text: string, limit: number): ListRow[] {
  const plan = planSearch(text);
  if (!plan) return [];
  const rows: ListRow[] = [];
  let below = MAX;
  while (rows.length < limit) {
    const keys = reader
      .all(matchingBelow.with({ match: plan.match, below, limit: CHUNK }))
      .map((row) => row.rowid);
    if (keys.length === 0) break;
    below = keys.at(-1) ?? 0;
    let query = q
      .selectFrom('orders')
      .select(LIST_COLUMNS)
      .where('order_key', 'in', amongJson<number>(JSON.stringify(keys)))
      .orderBy('order_key', 'desc')
      .limit(limit - rows.length);
    for (const word of plan.words) query = query.where(sql<SqlBool>`instr(search_text, ${word}) > 0`);
    rows.push(...reader.all(query));
    if (keys.length < CHUNK) break;
  }
  return rows;
}

const matchingBelow = hot<{ match: string; below: number; limit: number }>()((slot) =>
  q
    .selectFrom('order_search')
    .select('rowid')
    .where(sql<SqlBool>`order_search match ${slot('match')}`)
    .where('rowid', '<', slot('below'))
    .orderBy('rowid', 'desc')
    .limit(slot('limit')),
);

const shorts = hot<{ ids: string }>()((slot) =>
  q
    .selectFrom('order_line')
    .select(['order_id', (eb) => eb.fn.sum<number>('backordered_qty').as('qty')])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .groupBy('order_id'),
);
/** Units that wait for stock, by order. */
export const shortUnits = (reader: Reader, orderIds: readonly string[]): Map<string, number> =>
  new Map(
    reader.all(shorts.with({ ids: JSON.stringify(orderIds) })).map((row) => [row.order_id, Number(row.qty)]),
  );

const counts = hot()(() => q.selectFrom('order_count').select(['bucket', 'count']));
export const keptCounts = (reader: Reader): Map<string, number> =>
  new Map(reader.all(counts.with({})).map((row) => [row.bucket, row.count]));

const shippedSince = hot<{ from: number }>()((slot) =>
  q
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('shipped_at', '>=', slot('from')),
);
export const countShippedSince = (reader: Reader, from: number): number =>
  Number(reader.first(shippedSince.with({ from }))?.n ?? 0);

/** Lists of customers, and what belongs to one: orders, feedback, sums. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { among, q } from '../db/query.ts';

export interface CustomerPage {
  /** FTS5 query over the grams; undefined: all. */
  readonly match: string | undefined;
  readonly accountId: string | undefined;
  /** Newest order and key of the last row of the page before. */
  readonly after: readonly [number, number] | undefined;
  readonly limit: number;
}

/** Newest order first. Whoever has no order yet (all of theirs are in quarantine) is left out. */
export function customerPage(reader: Reader, page: CustomerPage) {
  let query = q
    .selectFrom('customer')
    .selectAll('customer')
    .where('last_order_at', 'is not', null)
    .orderBy('last_order_at', 'desc')
    .orderBy('customer_key', 'desc')
    .limit(page.limit);
  if (page.match !== undefined)
    query = query.where(
      'customer_key',
      'in',
      sql<number>`(select rowid from customer_search where customer_search match ${page.match})`,
    );
  if (page.accountId !== undefined) query = query.where('account_id', '=', page.accountId);
  const after = page.after;
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('last_order_at', 'customer_key'), '<', eb.tuple(after[0], after[1])),
    );
  return reader.all(query);
}

export type CustomerListRow = ReturnType<typeof customerPage>[number];

export const customerById = (reader: Reader, id: string) =>
  reader.first(
    q
      .selectFrom('customer')
      .innerJoin('account', 'account.id', 'customer.account_id')
      .selectAll('customer')
      .select('account.name as account_name')
      .where('customer.id', '=', id),
  );

export const ordersOf = (reader: Reader, customerId: string, limit: number) =>
  reader.all(
    q
      .selectFrom('orders')
      .select(['id', 'number', 'placed_at', 'currency', 'total_minor', 'payment_status'])
      .select(['fulfilment_status', 'life', 'shipping', 'billing'])
      .where('customer_id', '=', customerId)
      .orderBy('placed_at', 'desc')
      .orderBy('order_key', 'desc')
      .limit(limit),
  );

export const spentBy = (reader: Reader, customerId: string) =>
  reader.all(
    q
      .selectFrom('orders')
      .select((eb) => ['currency', eb.fn.sum<number>('total_minor').as('total_minor')])
      .where('customer_id', '=', customerId)
      .where('life', '<>', 'cancelled')
      .groupBy('currency')
      .orderBy('total_minor', 'desc'),
  );

/** Feedback of each customer: all of it, and what is still open. */
export function feedbackCounts(
  reader: Reader,
  customerIds: readonly string[],
): Map<string, { readonly all: number; readonly open: number }> {
  const rows = reader.all(
    q
      .selectFrom('feedback')
      .select((eb) => [
        'customer_id',
        eb.fn.countAll<number>().as('all'),
        sql<number>`sum(state = 'open')`.as('open'),
      ])
      .where('customer_id', 'in', among(customerIds))
      .groupBy('customer_id'),
  );
  return new Map(rows.map((row) => [row.customer_id ?? '', { all: row.all, open: row.open }]));
}

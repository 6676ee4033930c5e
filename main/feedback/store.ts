/** SQL of feedback: the rows, what a review is about, lists and counts. */
import { sql } from 'kysely';
import type { Reader, Tx } from '../db/handle.ts';
import { among, hot, q } from '../db/query.ts';

const row = hot<{ id: string }>()((slot) =>
  q.selectFrom('feedback').selectAll().where('id', '=', slot('id')),
);
export const feedbackRow = (reader: Reader, id: string) => reader.first(row.with({ id }));
export type StoredFeedback = NonNullable<ReturnType<typeof feedbackRow>>;

const external = hot<{ accountId: string; externalId: string }>()((slot) =>
  q
    .selectFrom('feedback')
    .selectAll()
    .where('account_id', '=', slot('accountId'))
    .where('external_id', '=', slot('externalId')),
);
export const feedbackByExternalId = (reader: Reader, accountId: string, externalId: string) =>
  reader.first(external.with({ accountId, externalId }));

export const deleteFeedback = (tx: Tx, id: string): number =>
  tx.run(q.deleteFrom('feedback').where('id', '=', id));

/** The listing reviewed, or the variations of the product reviewed. */
export const reviewedListings = (reader: Reader, accountId: string, externalId: string) =>
  reader.all(
    q
      .selectFrom('listing')
      .select(['id', 'external_id', 'item_id'])
      .where('account_id', '=', accountId)
      .where((eb) => eb.or([eb('external_id', '=', externalId), eb('external_parent_id', '=', externalId)])),
  );

/** The newest lines of a customer with one of these listings. */
export const boughtLines = (reader: Reader, customerId: string, listingIds: readonly string[]) =>
  reader.all(
    q
      .selectFrom('orders')
      .innerJoin('order_line', 'order_line.order_id', 'orders.id')
      .select(['orders.id as order_id', 'order_line.id', 'item_id', 'listing_id', 'placed_at', 'shipped_qty'])
      .where('customer_id', '=', customerId)
      .where('listing_id', 'in', among(listingIds))
      .orderBy('placed_at', 'desc')
      .limit(100),
  );

/** Whether a person has attached it, or taken it off. */
export const isAttachedByPerson = (reader: Reader, feedbackId: string): boolean =>
  reader.first(
    q
      .selectFrom('field_change')
      .select('seq')
      .where('subject_id', '=', feedbackId)
      .where('field', '=', 'order_id')
      .limit(1),
  ) !== undefined;

export interface FeedbackFilter {
  readonly state: 'open' | 'answered' | 'done' | 'all';
  readonly accountId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly itemId?: string | undefined;
  readonly kind?: 'review' | 'remark' | undefined;
  readonly maxRating?: number | undefined;
  readonly withHidden: boolean;
}

const shown = () =>
  q
    .selectFrom('feedback')
    .leftJoin('orders', 'orders.id', 'feedback.order_id')
    .leftJoin('order_line', 'order_line.id', 'feedback.line_id')
    .leftJoin('item', 'item.id', 'feedback.item_id')
    .leftJoin('customer', 'customer.id', 'feedback.customer_id')
    .selectAll('feedback')
    .select(['orders.number as order_number', 'order_line.name as line_name', 'item.name as item_name'])
    .select('customer.name as customer_name');

export function listFeedback(
  reader: Reader,
  filter: FeedbackFilter,
  page: { readonly after: { at: number; id: string } | undefined; readonly limit: number },
) {
  const way = filter.state === 'open' ? 'asc' : 'desc';
  let query = shown().orderBy('feedback.written_at', way).orderBy('feedback.id', way).limit(page.limit);
  if (filter.state !== 'all') query = query.where('feedback.state', '=', filter.state);
  if (!filter.withHidden) query = query.where('feedback.is_hidden', '=', 0);
  if (filter.accountId !== undefined) query = query.where('feedback.account_id', '=', filter.accountId);
  if (filter.orderId !== undefined) query = query.where('feedback.order_id', '=', filter.orderId);
  if (filter.customerId !== undefined) query = query.where('feedback.customer_id', '=', filter.customerId);
  if (filter.itemId !== undefined) query = query.where('feedback.item_id', '=', filter.itemId);
  if (filter.kind !== undefined) query = query.where('feedback.kind', '=', filter.kind);
  if (filter.maxRating !== undefined) query = query.where('feedback.rating', '<=', filter.maxRating);
  const { after } = page;
  if (after) {
    const place = sql`(feedback.written_at, feedback.id)`;
    const than = sql`(${after.at}, ${after.id})`;
    query = query.where(way === 'asc' ? sql<boolean>`${place} > ${than}` : sql<boolean>`${place} < ${than}`);
  }
  return reader.all(query);
}
export type FeedbackListRow = ReturnType<typeof listFeedback>[number];

export const shownFeedback = (reader: Reader, id: string) =>
  reader.first(shown().where('feedback.id', '=', id));

export const feedbackCountsByState = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('feedback')
      .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
      .where('is_hidden', '=', 0)
      .groupBy('state'),
  );

const order = hot<{ id: string }>()((slot) =>
  q.selectFrom('orders').select(['id', 'customer_id', 'account_id']).where('id', '=', slot('id')),
);
export const orderRef = (reader: Reader, id: string) => reader.first(order.with({ id }));

const line = hot<{ id: string }>()((slot) =>
  q.selectFrom('order_line').select(['id', 'order_id', 'item_id']).where('id', '=', slot('id')),
);
export const lineRef = (reader: Reader, id: string) => reader.first(line.with({ id }));

export const customerRef = (reader: Reader, id: string) =>
  reader.first(q.selectFrom('customer').select(['id', 'account_id']).where('id', '=', id));

const cutover = hot<{ id: string }>()((slot) =>
  q.selectFrom('account').select('cutover_at').where('id', '=', slot('id')),
);
/** Before this moment, ms UTC, everything of the account is history. */
export const cutoverOf = (reader: Reader, accountId: string): number =>
  reader.first(cutover.with({ id: accountId }))?.cutover_at ?? 0;

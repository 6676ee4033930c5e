/** SQL of capture: what a page must know of what is there, and the rows it writes. Page-wise, statements compiled once. */
import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { amongJson, hot, q } from '../db/query.ts';
import type { OrderLineTable, OrdersTable } from '../db/schema.ts';

const existing = hot<{ accountId: string; externalIds: string }>()((slot) =>
  q
    .selectFrom('orders')
    .selectAll()
    .where('account_id', '=', slot('accountId'))
    .where('external_id', 'in', amongJson<string>(slot('externalIds'))),
);
export const existingOrders = (reader: Reader, accountId: string, externalIds: readonly string[]) =>
  reader.all(existing.with({ accountId, externalIds: JSON.stringify(externalIds) }));
export type ExistingOrder = ReturnType<typeof existingOrders>[number];

const listings = hot<{ accountId: string; externalIds: string }>()((slot) =>
  q
    .selectFrom('listing')
    .leftJoin('item', 'item.id', 'listing.item_id')
    .select(['listing.id', 'listing.external_id', 'listing.kind', 'listing.item_id', 'item.is_stocked'])
    .select(['listing.channel_read_at', 'listing.is_tracked'])
    .where('account_id', '=', slot('accountId'))
    .where('external_id', 'in', amongJson<string>(slot('externalIds'))),
);
export const listingsOf = (reader: Reader, accountId: string, externalIds: readonly string[]) =>
  reader.all(listings.with({ accountId, externalIds: JSON.stringify(externalIds) }));
export type ListingRef = ReturnType<typeof listingsOf>[number];

const account = hot<{ id: string }>()((slot) =>
  q
    .selectFrom('account')
    .select(['id', 'name', 'mode', 'cutover_at', 'created_at', 'invoiced_by', 'invoice_when', 'warehouse_id'])
    // The shop's clock minus ours, as the last check found it.
    .select(sql<number>`coalesce(facts ->> 'clockOffsetMs', 0)`.as('clock_offset_ms'))
    .where('id', '=', slot('id')),
);
export const accountOf = (reader: Reader, id: string) => reader.first(account.with({ id }));
export type AccountRef = NonNullable<ReturnType<typeof accountOf>>;

const traces = hot<{ customerIds: string; from: number }>()((slot) =>
  q
    .selectFrom('orders')
    .select(['id', 'customer_id', 'placed_at', 'total_minor'])
    .where('customer_id', 'in', amongJson<string>(slot('customerIds')))
    .where('placed_at', '>=', slot('from'))
    .where('life', '<>', 'cancelled'),
);
/** Living orders of these customers placed since a time, to look for duplicates. */
export const tracesOf = (reader: Reader, customerIds: readonly string[], from: number) =>
  reader.all(traces.with({ customerIds: JSON.stringify(customerIds), from }));

const goods = hot<{ ids: string }>()((slot) =>
  q
    .selectFrom('order_line')
    .select(['order_id', 'sku', 'name', 'ordered_qty'])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .where('kind', 'not in', ['fee', 'shipping']),
);
export const goodsOf = (reader: Reader, orderIds: readonly string[]) =>
  reader.all(goods.with({ ids: JSON.stringify(orderIds) }));

const refunds = hot<{ orderId: string }>()((slot) =>
  q
    .selectFrom('refund')
    .select(['id', 'external_id', 'amount_minor'])
    .where('order_id', '=', slot('orderId')),
);
export const refundsOf = (reader: Reader, orderId: string) => reader.all(refunds.with({ orderId }));

const waiting = hot<{ listingIds: string }>()((slot) =>
  q
    .selectFrom('orders')
    .innerJoin('order_line', 'order_line.order_id', 'orders.id')
    .select([
      'order_line.id',
      'order_id',
      'order_line.kind',
      'order_line.item_id',
      'listing_id',
      'allocated_qty',
    ])
    .select(['backordered_qty', 'picked_qty'])
    // Written out, so that the index over what is not done can be used.
    .where('orders.bucket', '<>', sql.lit('done'))
    .where('listing_id', 'in', amongJson<string>(slot('listingIds'))),
);
/** Lines of orders still in view that stand on these listings. */
export const openLinesOfListings = (reader: Reader, listingIds: readonly string[]) =>
  reader.all(waiting.with({ listingIds: JSON.stringify(listingIds) }));

export const listingById = (reader: Reader, ids: readonly string[]) =>
  reader.all(listingRows.with({ ids: JSON.stringify(ids) }));
const listingRows = hot<{ ids: string }>()((slot) =>
  q
    .selectFrom('listing')
    .select(['id', 'kind', 'item_id'])
    .where('id', 'in', amongJson<string>(slot('ids'))),
);

export type OrderInsert = Insertable<OrdersTable>;
export type LineInsert = Insertable<OrderLineTable>;

const firstPass = hot<{ accountId: string }>()((slot) =>
  q
    .selectFrom('sync_stream')
    .select('pulled_at')
    .where('account_id', '=', slot('accountId'))
    .where('stream', '=', 'orders'),
);
/** Whether the account's orders have never been read to their end yet. */
export const isFirstPass = (reader: Reader, accountId: string): boolean =>
  (reader.first(firstPass.with({ accountId }))?.pulled_at ?? null) === null;

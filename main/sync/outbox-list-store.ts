/** The outbox as a screen lists it: rows with the names of what they are about. Reads only. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { q } from '../db/query.ts';

export interface OutboxFilter {
  readonly accountId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly view: 'trouble' | 'waiting' | 'all';
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Newest first. */
export function listOutbox(reader: Reader, filter: OutboxFilter) {
  let query = q
    .selectFrom('outbox')
    .innerJoin('account', 'account.id', 'outbox.account_id')
    .leftJoin('orders', 'orders.id', 'outbox.order_id')
    .leftJoin('listing', 'listing.id', 'outbox.subject_id')
    .selectAll('outbox')
    .select([
      'account.name as account_name',
      'orders.number as order_number',
      'listing.id as listing_id',
      'listing.sku as listing_sku',
      'listing.name as listing_name',
      'listing.variant as listing_variant',
      'listing.item_id as listing_item_id',
    ])
    .orderBy('outbox.seq', 'desc')
    .limit(filter.limit);
  // Literal, so that the partial indexes serve.
  if (filter.view === 'trouble') query = query.where(sql<boolean>`outbox.state in ('refused', 'differs')`);
  if (filter.view === 'waiting') query = query.where(sql<boolean>`outbox.state in ('pending', 'sent')`);
  if (filter.accountId !== undefined) query = query.where('outbox.account_id', '=', filter.accountId);
  if (filter.orderId !== undefined) query = query.where('outbox.order_id', '=', filter.orderId);
  if (filter.before !== undefined) query = query.where('outbox.seq', '<', filter.before);
  return reader.all(query);
}

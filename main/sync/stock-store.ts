/** What stock pushing reads and writes: listings with the levels of their items, and the messages about them. */
import { sql } from 'kysely';
import { sellable } from '../../shared/stock/availability.ts';
import type { Reader, Tx } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const lower = hot<{ qty: number; account: string; external: string }>()((slot) =>
  q
    .updateTable('listing')
    .set({ pushed_qty: sql<number>`pushed_qty - ${slot('qty')}` })
    .where('account_id', '=', slot('account'))
    .where('external_id', '=', slot('external'))
    .where('pushed_qty', 'is not', null),
);
const lowerSince = hot<{ qty: number; account: string; external: string; placedAt: number }>()((slot) =>
  q
    .updateTable('listing')
    .set({ pushed_qty: sql<number>`pushed_qty - ${slot('qty')}` })
    .where('account_id', '=', slot('account'))
    .where('external_id', '=', slot('external'))
    .where('pushed_qty', 'is not', null)
    .where((eb) => eb.or([eb('pushed_at', 'is not', null), eb('opened_at', '<', slot('placedAt'))])),
);

/** The channel took units off for an order we know: what we believe it holds falls by as many. */
export const lowerBelief = (tx: Tx, accountId: string, externalId: string, qty: number): number =>
  tx.run(lower.with({ qty, account: accountId, external: externalId }));

/**
 * The same for an order seen for the first time. Before our first write the belief is the figure that opened the item's
 * stock, and that figure lacked the units of orders placed before it was read.
 */
export const lowerBeliefByNew = (
  tx: Tx,
  accountId: string,
  externalId: string,
  order: { readonly qty: number; readonly placedAt: number },
): number => tx.run(lowerSince.with({ ...order, account: accountId, external: externalId }));

export interface PushableListing {
  readonly id: string;
  readonly externalId: string;
  readonly itemId: string;
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
  readonly channelQty: number | null;
  readonly channelReadAt: number | null;
  readonly pushedQty: number | null;
  readonly pushedAt: number | null;
  readonly differsQty: number | null;
  /** What the channel should show. */
  readonly oursQty: number;
}

/** Listings whose quantity the channel may be told: tracked, linked to a stocked item, still there. */
export function pushableListings(
  reader: Reader,
  accountId: string,
  warehouseId: string | null,
): PushableListing[] {
  const levels = levelsByItem(reader, accountId, warehouseId);
  return reader
    .all(
      q
        .selectFrom('listing')
        .innerJoin('item', 'item.id', 'listing.item_id')
        .select([
          'listing.id',
          'listing.external_id as externalId',
          'item.id as itemId',
          'listing.sku',
          'listing.name',
          'listing.variant',
          'listing.channel_qty as channelQty',
          'listing.channel_read_at as channelReadAt',
          'listing.pushed_qty as pushedQty',
          'listing.pushed_at as pushedAt',
          'listing.differs_qty as differsQty',
        ])
        .where('listing.account_id', '=', accountId)
        .where('listing.is_tracked', '=', 1)
        .where('listing.is_gone', '=', 0)
        .where('listing.kind', '=', 'goods')
        .where('item.is_stocked', '=', 1)
        .orderBy('listing.external_id'),
    )
    .map((row) => ({ ...row, oursQty: sellable(levels.get(row.itemId) ?? []) }));
}

function levelsByItem(reader: Reader, accountId: string, warehouseId: string | null) {
  let query = q
    .selectFrom('stock_level')
    .select([
      'item_id',
      'on_hand_qty as onHandQty',
      'unavailable_qty as unavailableQty',
      'committed_qty as committedQty',
    ])
    .where(
      'item_id',
      'in',
      q.selectFrom('listing').select(sql<string>`item_id`.as('id')).where('account_id', '=', accountId),
    );
  if (warehouseId !== null) query = query.where('warehouse_id', '=', warehouseId);
  return Map.groupBy(reader.all(query), (row) => row.item_id);
}

/** Listings that are never told a quantity, by the reason. */
export function countNotPushed(
  reader: Reader,
  accountId: string,
): { readonly untracked: number; readonly unlinked: number } {
  const row = reader.first(
    q
      .selectFrom('listing')
      .select([
        sql<number>`coalesce(sum(is_tracked = 0), 0)`.as('untracked'),
        sql<number>`coalesce(sum(is_tracked = 1 and item_id is null), 0)`.as('unlinked'),
      ])
      .where('account_id', '=', accountId)
      .where('is_gone', '=', 0)
      .where('kind', '=', 'goods'),
  );
  return row ?? { untracked: 0, unlinked: 0 };
}

export interface ListingPatch {
  readonly channel_qty?: number | null;
  readonly channel_read_at?: number | null;
  readonly pushed_qty?: number | null;
  readonly pushed_at?: number | null;
  readonly differs_qty?: number | null;
  readonly is_tracked?: number;
  readonly is_gone?: number;
}

export const patchListing = (tx: Tx, id: string, patch: ListingPatch): boolean =>
  tx.update('listing', { id }, patch);

export const findListing = (reader: Reader, id: string) =>
  reader.first(
    q
      .selectFrom('listing')
      .select(['id', 'account_id', 'external_id', 'item_id', 'pushed_qty', 'differs_qty', 'channel_qty'])
      .where('id', '=', id),
  );

export interface StockMessage {
  readonly subject_id: string;
  readonly id: string;
  readonly state: string;
  readonly intent: string;
}

/** The newest stock message of each listing of an account. */
export const lastStockMessages = (reader: Reader, listingIds: string): StockMessage[] =>
  reader.all(
    q
      .selectFrom('outbox')
      .select(['subject_id', 'id', 'state', 'intent'])
      .where(
        'seq',
        'in',
        sql<number>`(select (select max(o.seq) from outbox o where o.subject_id = j.value and o.kind = 'stock')
          from json_each(${listingIds}) j)`,
      ),
  );

export const countStockDiffers = (reader: Reader): Map<string, number> =>
  new Map(
    reader
      .all(
        q
          .selectFrom('listing')
          .select((eb) => ['account_id', eb.fn.countAll<number>().as('count')])
          .where('differs_qty', 'is not', null)
          .groupBy('account_id'),
      )
      .map((row) => [row.account_id, row.count]),
  );

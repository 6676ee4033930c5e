/** Lists of items: which rows, in which order, from where. Figures of the rows are read page-wise by the queries. */
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { codeSpellings } from '../../shared/catalog/codes.ts';
import type { ItemFilter } from '../../shared/catalog/filter.ts';
import type { Reader } from '../db/handle.ts';
import { among, q } from '../db/query.ts';

export interface ItemPage {
  readonly view: 'short' | 'differs' | 'all';
  readonly filter: ItemFilter;
  readonly sort: 'short' | 'sku' | 'name' | 'available';
  readonly isDescending: boolean;
  /** Limits the figure `available` is sorted by. */
  readonly warehouseId: string | null;
  /** Sort value and SKU of the last row of the page before. */
  readonly after: readonly [string | number, string] | undefined;
  readonly limit: number;
}

const waitingOf = sql<number>`coalesce((select sum(l.backordered_qty) from order_line l
  where l.item_id = item.id and l.backordered_qty > 0), 0)`;

const availableOf = (warehouseId: string | null) =>
  warehouseId === null
    ? sql<number>`coalesce((select sum(s.on_hand_qty - s.unavailable_qty - s.committed_qty) from stock_level s
        where s.item_id = item.id), 0)`
    : sql<number>`coalesce((select sum(s.on_hand_qty - s.unavailable_qty - s.committed_qty) from stock_level s
        where s.item_id = item.id and s.warehouse_id = ${warehouseId}), 0)`;

/** The value a list is sorted by; the SKU, which is unique, decides between equals. */
function sortValue(page: ItemPage): RawBuilder<string | number> {
  if (page.sort === 'sku') return sql<string>`item.sku`;
  if (page.sort === 'name') return sql<string>`lower(item.name)`;
  // The largest shortage first.
  return page.sort === 'short' ? sql<number>`-${waitingOf}` : availableOf(page.warehouseId);
}

export function itemPage(reader: Reader, page: ItemPage) {
  const value = sortValue(page);
  const direction = page.isDescending ? 'desc' : 'asc';
  let query = q
    .selectFrom('item')
    .select(['id', 'sku', 'name', 'variant', 'image_url', 'is_stocked'])
    .select(value.as('sort_value'))
    .limit(page.limit);
  query = page.sort === 'sku' ? query : query.orderBy(value, direction);
  query = query.orderBy('sku', direction);
  if (page.view === 'short')
    query = query.where(
      'item.id',
      'in',
      sql<string>`(select item_id from order_line where backordered_qty > 0)`,
    );
  if (page.view === 'differs')
    query = query.where(
      'item.id',
      'in',
      sql<string>`(select item_id from listing where differs_qty is not null)`,
    );
  for (const word of page.filter.words)
    query = query.where(
      sql<boolean>`(instr(item.search_text, ${word}) > 0 or exists
        (select 1 from barcode b where b.item_id = item.id and instr(lower(b.code), ${word}) > 0))`,
    );
  const { sku, code, bin, channel, isStocked } = page.filter;
  if (sku !== undefined) query = query.where(sql<boolean>`lower(item.sku) = lower(${sku})`);
  if (code !== undefined)
    query = query.where(
      'item.id',
      'in',
      q
        .selectFrom('barcode')
        .select('item_id')
        .where('code', 'in', among(codeSpellings(code))),
    );
  if (bin !== undefined)
    query = query.where(
      sql<boolean>`exists (select 1 from bin_level v join bin on bin.id = v.bin_id
        where v.item_id = item.id and v.qty > 0 and lower(bin.code) = lower(${bin}))`,
    );
  if (channel !== undefined)
    query = query.where(
      sql<boolean>`exists (select 1 from listing g join account a on a.id = g.account_id
        where g.item_id = item.id and lower(a.name) = lower(${channel}))`,
    );
  if (isStocked !== undefined) query = query.where('is_stocked', '=', isStocked ? 1 : 0);
  if (page.after) {
    const [last, lastSku] = page.after;
    const comparison = page.isDescending ? sql`<` : sql`>`;
    query = query.where(
      page.sort === 'sku'
        ? sql<boolean>`item.sku ${comparison} ${lastSku}`
        : sql<boolean>`(${value}, item.sku) ${comparison} (${last}, ${lastSku})`,
    );
  }
  return reader.all(query);
}

export function itemCounts(reader: Reader) {
  const one = (query: ReturnType<typeof sql<number>>): number =>
    reader.first(q.selectNoFrom(query.as('n')))?.n ?? 0;
  return {
    short: one(sql<number>`(select count(distinct item_id) from order_line where backordered_qty > 0)`),
    differs: one(sql<number>`(select count(distinct item_id) from listing where differs_qty is not null)`),
    unlinked: one(sql<number>`(select count(*) from listing where item_id is null and is_gone = 0)`),
    all: one(sql<number>`(select count(*) from item)`),
    shortQty: one(
      sql<number>`(select coalesce(sum(backordered_qty), 0) from order_line where backordered_qty > 0)`,
    ),
    shortOrders: one(
      sql<number>`(select count(distinct order_id) from order_line where backordered_qty > 0)`,
    ),
  };
}

const hitColumns = ['id', 'sku', 'name', 'variant', 'image_url', 'is_stocked', 'search_text'] as const;

/** Items that hold every folded word, by SKU. */
export function itemsHolding(reader: Reader, words: readonly string[], limit: number) {
  let query = q.selectFrom('item').select(hitColumns).orderBy('sku').limit(limit);
  for (const word of words) query = query.where(sql<boolean>`instr(search_text, ${word}) > 0`);
  return reader.all(query);
}

/** Items that hold at least one folded word: candidates for similar names. */
export function itemsHoldingAny(reader: Reader, words: readonly string[], limit: number) {
  if (words.length === 0) return [];
  return reader.all(
    q
      .selectFrom('item')
      .select(hitColumns)
      .where((eb) => eb.or(words.map((word) => sql<boolean>`instr(search_text, ${word}) > 0`)))
      .limit(limit),
  );
}

export const itemsById = (reader: Reader, ids: readonly string[]) =>
  reader.all(q.selectFrom('item').select(hitColumns).where('id', 'in', among(ids)));

export type HitRow = ReturnType<typeof itemsById>[number];

export const itemsWithSku = (reader: Reader, skus: readonly string[]) =>
  reader.all(q.selectFrom('item').select(hitColumns).where('sku', 'in', among(skus)));

/** SKUs as people scan and type them: case does not matter. */
export const itemsWithFoldedSku = (reader: Reader, sku: string) =>
  reader.all(
    q.selectFrom('item').select(hitColumns).where(sql<boolean>`lower(sku) = lower(${sku})`).limit(2),
  );

export interface ListingPage {
  readonly view: 'unlinked' | 'doubled' | 'differs' | 'all';
  readonly accountId: string | undefined;
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

const doubled = sql<boolean>`listing.sku <> '' and exists (select 1 from listing o where o.sku = listing.sku
  and o.account_id = listing.account_id and o.id <> listing.id and o.is_gone = 0)`;

/** By name, then id. Unlinked ones that the shop no longer has show only while an order line waits for them. */
export function listingPage(reader: Reader, page: ListingPage) {
  let query = q
    .selectFrom('listing')
    .innerJoin('account', 'account.id', 'listing.account_id')
    .selectAll('listing')
    .select(['account.name as account_name'])
    .select([
      sql<number>`${doubled}`.as('is_doubled'),
      sql<number>`(select count(*) from order_line l where l.listing_id = listing.id and l.item_id is null
        and l.kind = 'goods' and l.ordered_qty - l.cancelled_qty > l.shipped_qty)`.as('waiting_lines'),
    ])
    .orderBy('listing.name')
    .orderBy('listing.id')
    .limit(page.limit);
  if (page.view === 'unlinked')
    query = query.where('listing.item_id', 'is', null).where(
      sql<boolean>`(listing.is_gone = 0 or exists (select 1 from order_line l where l.listing_id = listing.id
          and l.item_id is null and l.kind = 'goods' and l.ordered_qty - l.cancelled_qty > l.shipped_qty))`,
    );
  if (page.view === 'doubled') query = query.where('listing.is_gone', '=', 0).where(doubled);
  if (page.view === 'differs') query = query.where('listing.differs_qty', 'is not', null);
  if (page.accountId !== undefined) query = query.where('listing.account_id', '=', page.accountId);
  const after = page.after;
  if (after) query = query.where(sql<boolean>`(listing.name, listing.id) > (${after[0]}, ${after[1]})`);
  return reader.all(query);
}

export const listingById = (reader: Reader, id: string) =>
  reader.first(
    q
      .selectFrom('listing')
      .innerJoin('account', 'account.id', 'listing.account_id')
      .selectAll('listing')
      .select('account.name as account_name')
      .where('listing.id', '=', id),
  );

export const listingsNamed = (reader: Reader, itemId: string) =>
  reader.all(
    q
      .selectFrom('listing')
      .innerJoin('account', 'account.id', 'listing.account_id')
      .selectAll('listing')
      .select('account.name as account_name')
      .where('listing.item_id', '=', itemId)
      .orderBy('account.name')
      .orderBy('listing.id'),
  );

export type NamedListing = ReturnType<typeof listingsNamed>[number];

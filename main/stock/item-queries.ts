/** What screens ask about items: the list of the Stock screen, one item with everything about it, search and scans. */
import { codeSpellings, plainCode } from '../../shared/catalog/codes.ts';
import { parseItemFilter } from '../../shared/catalog/filter.ts';
import { readCursor, writeCursor } from '../../shared/search/cursor.ts';
import { foldText } from '../../shared/search/grams.ts';
import { availability, sellable } from '../../shared/stock/availability.ts';
import type { HitRow, ItemPage } from '../catalog/list-store.ts';
import {
  itemCounts,
  itemPage,
  itemsById,
  itemsHolding,
  itemsWithFoldedSku,
  listingsNamed,
} from '../catalog/list-store.ts';
import { itemRef } from '../catalog/proposals.ts';
import { listingAnswer } from '../catalog/queries.ts';
import { barcodesByCode, barcodesOf, itemRow, listingsOfItems } from '../catalog/store.ts';
import type { Reader } from '../db/handle.ts';
import type { QueryHandlers } from '../db/run.ts';
import { readSection } from '../settings/store.ts';
import { allWarehouses } from '../settings/warehouse-store.ts';
import { binsOfItem, countWaiting, waitingFor } from './explain-store.ts';
import { quantitiesOf } from './figures.ts';
import { movementAnswer, movementsOf } from './movement-store.ts';
import { levelsOf } from './store.ts';

type Name = 'items.list' | 'items.count' | 'items.get' | 'items.search' | 'items.find_code';

const MOVEMENTS = 20;
const WAITING = 50;

export const itemQueries: QueryHandlers<Name> = {
  'items.list': ({ reader }, args) => {
    const sort = args.sort ?? (args.view === 'all' ? 'sku' : 'short');
    const [value, sku] = readCursor(args.cursor, 2) ?? [];
    const after: ItemPage['after'] =
      typeof sku === 'string' && value !== null && value !== undefined ? [value, sku] : undefined;
    const rows = itemPage(reader, {
      view: args.view,
      filter: parseItemFilter(args.filter),
      sort,
      isDescending: args.isDescending,
      warehouseId: args.warehouseId,
      after,
      limit: args.limit + 1,
    });
    const page = rows.slice(0, args.limit);
    const last = page.at(-1);
    const ids = page.map((row) => row.id);
    const quantities = quantitiesOf(reader, ids, args.warehouseId);
    const listings = Map.groupBy(listingsOfItems(reader, ids), (row) => row.item_id);
    return {
      items: page.map((row) => ({
        ...itemRef(row),
        ...quantities(row.id),
        shops: (listings.get(row.id) ?? [])
          .filter((listing) => listing.is_tracked === 1 && listing.is_gone === 0)
          .map((listing) => ({
            listingId: listing.id,
            accountId: listing.account_id,
            qty: listing.differs_qty ?? listing.channel_qty,
            isDifferent: listing.differs_qty !== null,
          })),
      })),
      nextCursor: rows.length > args.limit && last ? writeCursor([last.sort_value, last.sku]) : null,
    };
  },

  'items.count': ({ reader }) => itemCounts(reader),

  'items.get': ({ reader }, { itemId }) => {
    const item = itemRow(reader, itemId);
    if (!item) return null;
    const levels = levelsOf(reader, [itemId]);
    const names = new Map(allWarehouses(reader).map((row) => [row.id, row]));
    return {
      ...itemRef(item),
      createdAt: item.created_at,
      total: quantitiesOf(reader, [itemId])(itemId),
      sellableQty: item.is_stocked === 1 ? sellable(levels) : null,
      warehouses: levels
        .map((level) => ({
          warehouseId: level.warehouseId,
          name: names.get(level.warehouseId)?.name ?? '',
          onHandQty: level.onHandQty,
          unavailableQty: level.unavailableQty,
          committedQty: level.committedQty,
          availableQty: availability(level),
        }))
        .sort((a, b) => (names.get(a.warehouseId)?.rank ?? 0) - (names.get(b.warehouseId)?.rank ?? 0)),
      waiting: waitingFor(reader, itemId, WAITING).map((row) => ({
        orderId: row.order_id,
        number: row.number,
        accountId: row.account_id,
        customerName: row.customer_name,
        placedAt: row.placed_at,
        shipByAt: row.ship_by_at,
        allocatedQty: row.allocated_qty,
        backorderedQty: row.backordered_qty,
      })),
      waitingCount: countWaiting(reader, itemId),
      bins: binsOfItem(reader, itemId).map((row) => ({
        binId: row.bin_id,
        warehouseId: row.warehouse_id,
        code: row.code,
        qty: row.qty,
      })),
      listings: listingsNamed(reader, itemId).map(listingAnswer),
      barcodes: barcodesOf(reader, itemId).map((row) => ({
        id: row.id,
        code: row.code,
        source: row.source,
      })),
      movements: movementsOf(reader, { itemId, limit: MOVEMENTS }).map(movementAnswer),
    };
  },

  'items.search': ({ reader }, { text, limit }) => {
    const words = foldText(text)
      .split(' ')
      .filter((word) => word !== '');
    if (words.length === 0) return { items: [] };
    const exact = findByCode(reader, text);
    const others = itemsHolding(reader, words, limit + 1).filter((row) => row.id !== exact?.id);
    const whole = foldText(text);
    // What begins with the words typed is meant more often than what holds them somewhere.
    const rank = (row: HitRow): number => (row.search_text.startsWith(whole) ? 0 : 1);
    others.sort((a, b) => rank(a) - rank(b));
    return { items: withAvailable(reader, [...(exact ? [exact] : []), ...others].slice(0, limit)) };
  },

  'items.find_code': ({ reader }, { code }) => {
    const found = findByCode(reader, code);
    return { item: found ? (withAvailable(reader, [found])[0] ?? null) : null };
  },
};

/** The item a scan stands for: a barcode in any spelling, else its SKU where the settings allow it. */
export function findByCode(reader: Reader, text: string): HitRow | undefined {
  const rules = readSection(reader, 'barcode');
  const code = plainCode(text, rules);
  const owners = code === '' ? [] : barcodesByCode(reader, codeSpellings(code));
  const owner = owners[0]?.item_id;
  if (owner !== undefined) return itemsById(reader, [owner])[0];
  if (!rules.isSkuCode) return undefined;
  const same = itemsWithFoldedSku(reader, plainCode(text));
  return same.length === 1 ? same[0] : same.find((row) => row.sku === text.trim());
}

function withAvailable(reader: Reader, rows: readonly HitRow[]) {
  const quantities = quantitiesOf(
    reader,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...itemRef(row), availableQty: quantities(row.id).availableQty }));
}

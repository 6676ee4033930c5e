/** Items, listings and barcodes, read and written page-wise. */
import { itemSearchText } from '../../shared/catalog/filter.ts';
import type { Reader, Tx } from '../db/handle.ts';
import { among, amongJson, hot, q } from '../db/query.ts';
import type { Run } from '../db/run.ts';

const item = hot<{ id: string }>()((slot) => q.selectFrom('item').selectAll().where('id', '=', slot('id')));

export const itemRow = (reader: Reader, id: string) => reader.first(item.with({ id }));
export type ItemRow = NonNullable<ReturnType<typeof itemRow>>;

export const itemsBySku = (reader: Reader, skus: readonly string[]) =>
  reader.all(q.selectFrom('item').select(['id', 'sku']).where('sku', 'in', among(skus)));

export interface NewItem {
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
  readonly imageUrl: string | null;
  readonly isStocked: boolean;
}

export function insertItem(run: Run, values: NewItem): string {
  const id = run.makeId('item');
  run.tx.insert('item', {
    id,
    sku: values.sku,
    name: values.name,
    variant: values.variant,
    image_url: values.imageUrl,
    is_stocked: values.isStocked ? 1 : 0,
    search_text: itemSearchText(values),
    created_at: run.now,
  });
  run.event('item.created', { subjectId: id });
  run.touch('items', 'stock', `item:${id}`);
  return id;
}

export const deleteItem = (tx: Tx, id: string): number => {
  tx.run(q.deleteFrom('barcode').where('item_id', '=', id));
  return tx.run(q.deleteFrom('item').where('id', '=', id));
};

/** Whether a listing, a movement or an order line names it. */
export function isItemUsed(reader: Reader, id: string): boolean {
  const tables = ['listing', 'movement', 'stock_level', 'feedback'] as const;
  const isNamed = tables.some(
    (table) =>
      reader.first(
        q
          .selectFrom(table as 'movement')
          .select('item_id')
          .where('item_id', '=', id)
          .limit(1),
      ) !== undefined,
  );
  return (
    isNamed ||
    reader.first(q.selectFrom('order_line').select('id').where('item_id', '=', id).limit(1)) !== undefined
  );
}

// ── listings ─────────────────────────────────────────────────────────────────────────────────────────────────────

const listing = hot<{ id: string }>()((slot) =>
  q.selectFrom('listing').selectAll().where('id', '=', slot('id')),
);

export const listingRow = (reader: Reader, id: string) => reader.first(listing.with({ id }));
export type ListingRow = NonNullable<ReturnType<typeof listingRow>>;

const byExternal = hot<{ accountId: string; ids: string }>()((slot) =>
  q
    .selectFrom('listing')
    .selectAll()
    .where('account_id', '=', slot('accountId'))
    .where('external_id', 'in', amongJson<string>(slot('ids'))),
);

/** The listings of an account by the channel's ids: for order lines, page-wise. */
export function listingsByExternalId(
  reader: Reader,
  accountId: string,
  externalIds: readonly string[],
): Map<string, ListingRow> {
  const rows = reader.all(byExternal.with({ accountId, ids: JSON.stringify([...new Set(externalIds)]) }));
  return new Map(rows.map((row) => [row.external_id, row]));
}

const byParent = hot<{ accountId: string; ids: string }>()((slot) =>
  q
    .selectFrom('listing')
    .select(['id', 'external_id', 'external_parent_id'])
    .where('account_id', '=', slot('accountId'))
    .where('external_parent_id', 'in', amongJson<string>(slot('ids')))
    .where('is_gone', '=', 0),
);

export const listingsByParent = (reader: Reader, accountId: string, parentIds: readonly string[]) =>
  reader.all(byParent.with({ accountId, ids: JSON.stringify(parentIds) }));

const bySku = hot<{ accountId: string; skus: string }>()((slot) =>
  q
    .selectFrom('listing')
    .selectAll()
    .where('account_id', '=', slot('accountId'))
    .where('sku', 'in', amongJson<string>(slot('skus')))
    .where('is_gone', '=', 0),
);

/** The living listings of an account that have one of these SKUs. */
export const listingsBySku = (reader: Reader, accountId: string, skus: readonly string[]): ListingRow[] =>
  reader.all(bySku.with({ accountId, skus: JSON.stringify(skus) }));

const ofItems = hot<{ ids: string }>()((slot) =>
  q
    .selectFrom('listing')
    .selectAll()
    .where('item_id', 'in', amongJson<string>(slot('ids'))),
);

/** All listings linked to these items. */
export const listingsOfItems = (reader: Reader, itemIds: readonly string[]): ListingRow[] =>
  reader.all(ofItems.with({ ids: JSON.stringify(itemIds) }));

/** Which of these items a living listing of the account is linked to. */
export const itemsTakenInAccount = (
  reader: Reader,
  accountId: string,
  itemIds: readonly string[],
): Set<string> =>
  new Set(
    listingsOfItems(reader, itemIds)
      .filter((row) => row.account_id === accountId && row.is_gone === 0)
      .map((row) => row.item_id ?? ''),
  );

// ── barcodes ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const barcodeRow = (reader: Reader, id: string) =>
  reader.first(q.selectFrom('barcode').selectAll().where('id', '=', id));

export const barcodesByCode = (reader: Reader, codes: readonly string[]) =>
  reader.all(q.selectFrom('barcode').selectAll().where('code', 'in', among(codes)));

export const barcodesOf = (reader: Reader, itemId: string) =>
  reader.all(
    q.selectFrom('barcode').selectAll().where('item_id', '=', itemId).orderBy('created_at').orderBy('code'),
  );

export const deleteBarcode = (tx: Tx, id: string): number =>
  tx.run(q.deleteFrom('barcode').where('id', '=', id));

const ordered = hot<{ id: string }>()((slot) =>
  q.selectFrom('order_line').select('id').where('listing_id', '=', slot('id')).limit(1),
);

export const isListingOrdered = (reader: Reader, id: string): boolean =>
  reader.first(ordered.with({ id })) !== undefined;

/**
 * Takes over what a channel says about its products: listings follow the channel, items are made or linked where the
 * SKU leaves no doubt. It never changes stock of ours: the shop's figure is noted beside it, and opening stock follows
 * through `run.listingChanged`.
 */
import { decideLink, plainSku } from '../../shared/catalog/linking.ts';
import type { ChannelListing, ChannelProduct } from '../../shared/sync/connector.ts';
import type { Run } from '../db/run.ts';
import { namedCodes, takeBarcodes } from './barcodes.ts';
import { followItem } from './follow.ts';
import { refreshStocked, setLink } from './link.ts';
import type { ListingRow } from './store.ts';
import {
  insertItem,
  isListingOrdered,
  itemsBySku,
  itemsTakenInAccount,
  listingRow,
  listingsByExternalId,
  listingsByParent,
  listingsBySku,
} from './store.ts';

export interface CatalogAccount {
  readonly id: string;
}

/** `captured`: something of it was not known before. `readAt`: when the channel was read, ms UTC; else now. */
export const applyProduct = (
  run: Run,
  account: CatalogAccount,
  product: ChannelProduct,
  readAt: number = run.now,
): 'captured' | 'updated' => (applyProducts(run, account, [product], readAt) > 0 ? 'captured' : 'updated');

/** The same for a page of messages; answers how many listings are new. Repeating it changes nothing. */
export function applyProducts(
  run: Run,
  account: CatalogAccount,
  products: readonly ChannelProduct[],
  readAt: number = run.now,
): number {
  // A page may name a product twice; the later message is the newer one.
  const listings = new Map<string, ChannelListing>();
  for (const product of products) {
    for (const [id, listing] of listings)
      if (id === product.externalId || listing.parentExternalId === product.externalId) listings.delete(id);
    for (const listing of product.listings) listings.set(listing.externalId, listing);
  }
  const known = listingsByExternalId(run.tx, account.id, [
    ...listings.keys(),
    ...products.map((product) => product.externalId),
  ]);
  const skus = new Set<string>();
  const items = new Set<string>();
  for (const listing of listings.values()) {
    const before = known.get(listing.externalId);
    if (before) {
      if (plainSku(listing.sku) !== before.sku) skus.add(before.sku);
      if (followListing(run, before, listing, readAt) && before.item_id !== null) items.add(before.item_id);
    } else insertListing(run, account, listing, readAt);
    skus.add(plainSku(listing.sku));
  }
  for (const row of vanished(run, account, products, listings, known)) {
    run.tx.update('listing', { id: row.id }, { is_gone: 1 });
    run.event('listing.gone', { subjectId: row.id });
    skus.add(row.sku);
    if (row.item_id !== null) items.add(row.item_id);
  }
  refreshStocked(run, [...items]);
  linkBySku(run, account, [...skus]);
  run.touch('items', 'stock');
  return listings.size - [...listings.keys()].filter((id) => known.has(id)).length;
}

function insertListing(run: Run, account: CatalogAccount, listing: ChannelListing, readAt: number): void {
  const id = run.makeId('listing');
  run.tx.insert('listing', {
    id,
    account_id: account.id,
    external_id: listing.externalId,
    ...fieldsOf(listing),
    channel_qty: listing.isTracked ? listing.qty : null,
    channel_read_at: readAt,
    pushed_qty: null,
    pushed_at: null,
    differs_qty: null,
    item_id: null,
    linked_by: null,
    opened_qty: null,
    opened_at: null,
  });
}

const fieldsOf = (listing: ChannelListing) => ({
  external_parent_id: listing.parentExternalId,
  sku: plainSku(listing.sku),
  name: listing.name,
  variant: listing.variant,
  kind: listing.kind,
  is_tracked: listing.isTracked ? 1 : 0,
  is_gone: listing.isGone ? 1 : 0,
  image_url: listing.imageUrl,
  barcodes: JSON.stringify(listing.barcodes),
});

/** Changes the row; answers whether the item's being stocked is to be looked at again. */
function followListing(run: Run, before: ListingRow, listing: ChannelListing, readAt: number): boolean {
  const after = fieldsOf(listing);
  const channelQty = listing.isTracked ? listing.qty : null;
  // The shop shows what we last wrote: whatever differed is settled.
  const isSettled = channelQty === before.pushed_qty;
  run.tx.update(
    'listing',
    { id: before.id },
    {
      ...after,
      channel_qty: channelQty,
      channel_read_at: readAt,
      differs_qty: isSettled || !listing.isTracked ? null : before.differs_qty,
    },
  );
  const about = { subjectId: before.id };
  if (after.sku !== before.sku)
    run.event('listing.sku_changed', { ...about, data: { from: before.sku, to: after.sku } });
  if (after.kind !== before.kind)
    run.event('listing.kind_changed', { ...about, data: { from: before.kind, to: after.kind } });
  if (after.is_tracked !== before.is_tracked)
    run.event(listing.isTracked ? 'listing.tracked' : 'listing.untracked', about);
  if (after.is_gone !== before.is_gone) run.event(listing.isGone ? 'listing.gone' : 'listing.back', about);
  if (before.item_id !== null) {
    followItem(run, before.item_id, before, after);
    if (after.barcodes !== before.barcodes)
      takeBarcodes(run, namedCodes({ id: before.id, barcodes: after.barcodes }, before.item_id));
  }
  const isOther =
    after.kind !== before.kind || after.is_tracked !== before.is_tracked || after.is_gone !== before.is_gone;
  if (isOther) run.listingChanged(before.id);
  return isOther;
}

/** Listings of these products that their messages no longer name. */
function vanished(
  run: Run,
  account: CatalogAccount,
  products: readonly ChannelProduct[],
  named: ReadonlyMap<string, ChannelListing>,
  known: ReadonlyMap<string, ListingRow>,
): ListingRow[] {
  const ids = products.map((product) => product.externalId);
  const children = listingsByParent(run.tx, account.id, ids).map((row) => row.id);
  const selves = ids.flatMap((id) => known.get(id)?.id ?? []);
  return [...new Set([...children, ...selves])]
    .flatMap((id) => listingRow(run.tx, id) ?? [])
    .filter((row) => row.is_gone === 0 && !named.has(row.external_id));
}

/** Links what these SKUs leave no doubt about; takes back what they put in doubt before anything was ordered of it. */
function linkBySku(run: Run, account: CatalogAccount, skus: readonly string[]): void {
  const rows = listingsBySku(
    run.tx,
    account.id,
    skus.filter((sku) => sku !== ''),
  );
  const inShop = new Map<string, number>();
  for (const row of rows) inShop.set(row.sku, (inShop.get(row.sku) ?? 0) + 1);
  const items = new Map(itemsBySku(run.tx, [...inShop.keys()]).map((row) => [row.sku, row.id]));
  const taken = itemsTakenInAccount(run.tx, account.id, [...items.values()]);
  for (const row of rows) {
    const count = inShop.get(row.sku) ?? 0;
    if (row.item_id !== null) {
      const isDoubt = count > 1 && row.linked_by === 'sku' && !isListingOrdered(run.tx, row.id);
      if (isDoubt) setLink(run, row, null, 'sku');
      continue;
    }
    if (row.linked_by === 'person') continue;
    const itemId = items.get(row.sku);
    const isItemTaken = itemId !== undefined && taken.has(itemId);
    const decision = decideLink({ sku: row.sku, inShop: count, itemId, isItemTaken });
    if (decision.kind === 'ask') continue;
    const isStocked = row.kind === 'goods' && row.is_tracked === 1;
    const target =
      decision.kind === 'link'
        ? decision.itemId
        : insertItem(run, {
            sku: row.sku,
            name: row.name,
            variant: row.variant,
            imageUrl: row.image_url,
            isStocked,
          });
    setLink(run, row, target, 'sku');
  }
}

/**
 * Links a listing to an item, and everything that follows from it inside the catalogue. Waiting order lines and opening
 * stock follow in the same transaction, through `run.listingChanged`.
 */
import { isStockedBy } from '../../shared/catalog/linking.ts';
import type { Run } from '../db/run.ts';
import { namedCodes, releaseBarcodes, takeBarcodes } from './barcodes.ts';
import type { ListingRow } from './store.ts';
import { itemRow, listingsOfItems } from './store.ts';

/** `itemId` null takes the link away; where a person did, no SKU brings it back. */
export function setLink(run: Run, listing: ListingRow, itemId: string | null, by: 'sku' | 'person'): void {
  const linkedBy = itemId === null && by === 'sku' ? null : by;
  run.tx.update('listing', { id: listing.id }, { item_id: itemId, linked_by: linkedBy, differs_qty: null });
  if (listing.item_id !== null && listing.item_id !== itemId) releaseBarcodes(run, listing, listing.item_id);
  if (itemId !== null) takeBarcodes(run, namedCodes(listing, itemId));
  run.change(listing.id, 'item_id', listing.item_id, itemId);
  run.event(itemId === null ? 'listing.unlinked' : 'listing.linked', {
    subjectId: listing.id,
    data: { itemId: itemId ?? listing.item_id, by },
  });
  run.listingChanged(listing.id);
  run.touch('items', 'orders');
  refreshStocked(
    run,
    [listing.item_id, itemId].filter((id) => id !== null),
  );
}

/** Whether these items have stock, after their listings changed. */
export function refreshStocked(run: Run, itemIds: readonly string[]): void {
  if (itemIds.length === 0) return;
  const listings = listingsOfItems(run.tx, itemIds);
  for (const id of new Set(itemIds)) {
    const item = itemRow(run.tx, id);
    if (!item) continue;
    const facts = listings
      .filter((row) => row.item_id === id)
      .map((row) => ({ kind: row.kind, isTracked: row.is_tracked === 1, isGone: row.is_gone === 1 }));
    const isStocked = isStockedBy(facts, item.is_stocked === 1);
    if (isStocked === (item.is_stocked === 1)) continue;
    run.tx.update('item', { id }, { is_stocked: isStocked ? 1 : 0 });
    run.change(id, 'is_stocked', item.is_stocked, isStocked ? 1 : 0);
    run.event(isStocked ? 'item.stocked' : 'item.unstocked', { subjectId: id });
    run.stockMoved(id);
    for (const row of listings) if (row.item_id === id) run.listingChanged(row.id);
    run.touch('items', 'stock', `item:${id}`);
  }
}

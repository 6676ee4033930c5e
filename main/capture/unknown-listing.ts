/**
 * A line whose product the shop's catalogue does not show (deleted, or not pulled yet) gets a listing of its own, so
 * that one link solves all orders with it. The catalogue fills it in when the product turns up.
 */
import type { ChannelLine } from '../../shared/sync/connector.ts';
import type { CapturePage } from './page.ts';
import type { ListingRef } from './store.ts';
import { listingsOf } from './store.ts';

/** The listing of a line of goods; made when there is none. */
export function listingFor(page: CapturePage, line: ChannelLine): ListingRef {
  const externalId = line.listingExternalId ?? `gone:${line.sku || line.name}`;
  const known = page.listings.get(externalId) ?? listingsOf(page.run.tx, page.account.id, [externalId])[0];
  if (known) {
    page.listings.set(externalId, known);
    return known;
  }
  const { run } = page;
  const id = run.makeId('listing');
  run.tx.insert('listing', {
    id,
    account_id: page.account.id,
    external_id: externalId,
    external_parent_id: null,
    sku: line.sku,
    name: line.name,
    barcodes: '[]',
    variant: line.variant,
    kind: 'goods',
    is_tracked: 0,
    is_gone: line.listingExternalId === null ? 1 : 0,
    channel_qty: null,
    channel_read_at: null,
    pushed_qty: null,
    pushed_at: null,
    differs_qty: null,
    image_url: null,
    item_id: null,
    linked_by: null,
  });
  run.event('listing.seen_in_order', { subjectId: id });
  run.touch('items');
  const listing: ListingRef = {
    id,
    external_id: externalId,
    kind: 'goods',
    item_id: null,
    is_stocked: null,
    channel_read_at: null,
    is_tracked: 0,
  };
  page.listings.set(externalId, listing);
  return listing;
}

/**
 * A listing got, lost or changed its item, or its stock is counted from now on or no longer: the lines of living orders
 * that stand on it follow, and their claims and holds.
 */
import { realign, unclaim } from '../allocation/claims.ts';
import { listingById, openLinesOfListings } from '../capture/store.ts';
import type { Run } from '../db/run.ts';
import { recheckHolds } from '../orders/recheck.ts';
import { withdrawFromPicking } from '../shipping/release.ts';

export function relinkLines(run: Run, listingIds: readonly string[]): void {
  if (listingIds.length === 0) return;
  const listings = new Map(listingById(run.tx, listingIds).map((row) => [row.id, row]));
  const orders = new Set<string>();
  for (const line of openLinesOfListings(run.tx, listingIds)) {
    const listing = listings.get(line.listing_id ?? '');
    if (!listing) continue;
    const isSame = line.item_id === listing.item_id && line.kind === listing.kind;
    if (isSame && realign(run, line.id)) orders.add(line.order_id);
    // What is in a picker's hand stays what it is.
    if (isSame || line.picked_qty > 0 || line.kind === 'fee' || line.kind === 'shipping') continue;
    const claimed = unclaim(run, line.id, line.allocated_qty + line.backordered_qty);
    withdrawFromPicking(run, line.id, claimed);
    run.tx.update('order_line', { id: line.id }, { item_id: listing.item_id, kind: listing.kind });
    run.event('order.line_linked', {
      orderId: line.order_id,
      data: { lineId: line.id, itemId: listing.item_id },
    });
    orders.add(line.order_id);
  }
  for (const orderId of orders) recheckHolds(run, orderId);
}

/**
 * Opening stock: the first figure of an item comes from the first shop that counts it. The shop's figure lacks what it
 * sold and has not shipped; those units are added when their orders are captured. An item that anything else has moved
 * is not opened any more.
 */
import { openingStep } from '../../shared/stock/opening.ts';
import type { ListingRow } from '../catalog/store.ts';
import { itemRow, listingRow, listingsOfItems } from '../catalog/store.ts';
import type { Run } from '../db/run.ts';
import { defaultWarehouseId } from '../settings/warehouse-store.ts';
import {
  accountWarehouse,
  hasOtherMovement,
  isCounted,
  isReducedKnown,
  openingsBy,
  resetReduced,
  waitingReduced,
} from './opening-store.ts';
import { applyMovement } from './store.ts';

/**
 * For listings whose link, kind or tracking changed: opens what can be opened, and takes an opening along when a listing
 * turns out to belong to another item. Repeating it changes nothing.
 */
export function openListings(run: Run, listingIds: Iterable<string>): void {
  for (const id of listingIds) {
    let listing = listingRow(run.tx, id);
    if (listing && listing.opened_at !== null) {
      takeAlong(run, listing);
      listing = listingRow(run.tx, id);
    }
    if (listing && isOpenable(run, listing)) open(run, listing);
  }
}

export interface ReducedLine {
  readonly listingId: string;
  readonly orderId: string;
  /** Our id of the order line; each is counted once. */
  readonly lineId: string;
  /** Units that the channel took off its figure and that were not shipped by us. */
  readonly qty: number;
  /** When it took them off, ms UTC; the placing of the order where nothing better is known. */
  readonly reducedAt: number;
}

/**
 * For each line of an open order that the channel has already counted off: where the order came before the opening, its
 * units are on our shelf and are added to it. Called at capture; an order from after the opening adds nothing.
 */
export function openForReduced(run: Run, line: ReducedLine): void {
  if (line.qty <= 0 || isReducedKnown(run.tx, line.lineId)) return;
  const listing = listingRow(run.tx, line.listingId);
  if (!listing || listing.is_tracked === 0) return;
  const isBefore = listing.opened_at !== null && line.reducedAt <= listing.opened_at;
  if (listing.opened_at !== null && !isBefore) return;
  run.tx.insert('reduced_line', {
    line_id: line.lineId,
    listing_id: line.listingId,
    order_id: line.orderId,
    qty: line.qty,
    reduced_at: line.reducedAt,
    is_opened: isBefore ? 1 : 0,
  });
  // A count has seen the shelf, these units included.
  if (isBefore && listing.item_id !== null && !isCounted(run.tx, listing.item_id))
    addUnits(run, listing, listing.item_id, line.qty, line.orderId);
}

function isOpenable(run: Run, listing: ListingRow): boolean {
  if (listing.item_id === null || listing.opened_at !== null || listing.channel_qty === null) return false;
  if (listing.kind !== 'goods' || listing.is_tracked === 0 || listing.is_gone === 1) return false;
  if (itemRow(run.tx, listing.item_id)?.is_stocked !== 1) return false;
  // One shop opens an item; the others show the same shelf.
  const isOpened = listingsOfItems(run.tx, [listing.item_id]).some((other) => other.opened_at !== null);
  return !isOpened && !hasOtherMovement(run.tx, listing.item_id);
}

function open(run: Run, listing: ListingRow): void {
  const { item_id: itemId, channel_qty: qty } = listing;
  if (itemId === null || qty === null) return;
  const openedAt = listing.channel_read_at ?? run.now;
  const opened = { ...listing, opened_at: openedAt, opened_qty: null };
  // What the channel holds from here on, until we write: whoever changes it by hand is noticed.
  const belief = listing.pushed_at === null ? { pushed_qty: qty } : {};
  run.tx.update('listing', { id: listing.id }, { opened_at: openedAt, ...belief });
  let openedQty = addUnits(run, opened, itemId, qty, undefined);
  for (const line of waitingReduced(run.tx, listing.id, openedAt)) {
    run.tx.update('reduced_line', { line_id: line.line_id }, { is_opened: 1 });
    if (line.still_qty > 0)
      openedQty = addUnits(run, { ...opened, opened_qty: openedQty }, itemId, line.still_qty, line.order_id);
  }
}

/** Adds to the opening; answers what is opened now. */
function addUnits(
  run: Run,
  listing: ListingRow,
  itemId: string,
  qty: number,
  orderId: string | undefined,
): number {
  const step = openingStep(listing.opened_qty, qty);
  run.tx.update('listing', { id: listing.id }, { opened_qty: step.openedQty });
  if (step.moveQty !== 0)
    applyMovement(run, {
      itemId,
      warehouseId: accountWarehouse(run.tx, listing.account_id) ?? defaultWarehouseId(run.tx),
      binId: null,
      qty: step.moveQty,
      cause: 'opening',
      subjectId: listing.id,
      ...(orderId === undefined ? {} : { orderId }),
    });
  run.event('stock.opened', {
    subjectId: itemId,
    orderId,
    data: { listingId: listing.id, qty: step.moveQty, openedQty: step.openedQty },
  });
  return step.openedQty;
}

/** A listing that opened one item and now stands for another, or for none: the opening goes with it. */
function takeAlong(run: Run, listing: ListingRow): void {
  const openings = openingsBy(run.tx, listing.id);
  if (openings.some((movement) => movement.item_id === listing.item_id)) return;
  if (openings.some((movement) => hasOtherMovement(run.tx, movement.item_id))) return;
  const isSameWithoutUnits =
    openings.length === 0 && listing.item_id !== null && (listing.opened_qty ?? 0) <= 0;
  if (isSameWithoutUnits) return;
  for (const movement of openings)
    applyMovement(run, {
      itemId: movement.item_id,
      warehouseId: movement.warehouse_id,
      binId: movement.bin_id,
      qty: -movement.qty,
      cause: 'undone',
      subjectId: movement.id,
    });
  const belief = listing.pushed_at === null ? { pushed_qty: null } : {};
  run.tx.update('listing', { id: listing.id }, { opened_at: null, opened_qty: null, ...belief });
  resetReduced(run.tx, listing.id);
}

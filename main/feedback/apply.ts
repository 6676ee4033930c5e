/** A review as the channel shows it now: new, edited or hidden. It is attached to what was bought, as far as that is known. */
import { foldEmail } from '../../shared/customers/contact.ts';
import { itemOf, reviewedLine } from '../../shared/feedback/match.ts';
import type { ChannelReview } from '../../shared/sync/connector.ts';
import { customersByEmail } from '../customers/store.ts';
import type { Run } from '../db/run.ts';
import type { StoredFeedback } from './store.ts';
import {
  boughtLines,
  cutoverOf,
  feedbackByExternalId,
  isAttachedByPerson,
  reviewedListings,
} from './store.ts';
import { touchFeedback } from './touch.ts';

/** Safe to repeat: what has not changed is not touched. */
export function applyReview(run: Run, accountId: string, review: ChannelReview): void {
  const known = feedbackByExternalId(run.tx, accountId, review.externalId);
  if (known) follow(run, known, accountId, review);
  else add(run, accountId, review);
}

function add(run: Run, accountId: string, review: ChannelReview): void {
  const id = run.makeId('feedback');
  const place = placeOf(run, accountId, review);
  // What was written before the cut-over was the old way's to answer: it can be found, and asks nobody.
  const isHistory = review.writtenAt < cutoverOf(run.tx, accountId);
  run.tx.insert('feedback', {
    id,
    account_id: accountId,
    external_id: review.externalId,
    kind: 'review',
    ...valuesOf(review),
    ...place,
    state: isHistory ? 'done' : 'open',
    answer: '',
    settled_at: isHistory ? run.now : null,
  });
  run.event('feedback.received', {
    orderId: place.order_id ?? undefined,
    subjectId: id,
    data: { rating: review.rating },
  });
  touchFeedback(run, place);
}

const valuesOf = (review: ChannelReview) => ({
  rating: review.rating,
  text: review.text,
  author: review.author,
  written_at: review.writtenAt,
  is_hidden: review.state === 'hidden' ? 1 : 0,
});

/** An edited review is open again: what was answered may not be what it says now. */
function follow(run: Run, known: StoredFeedback, accountId: string, review: ChannelReview): void {
  const values = valuesOf(review);
  const changed = (Object.keys(values) as (keyof typeof values)[]).filter(
    (field) => known[field] !== values[field],
  );
  const mayPlace = known.order_id === null && !isAttachedByPerson(run.tx, known.id);
  const place = mayPlace ? placeOf(run, accountId, review) : undefined;
  const isPlaced = place !== undefined && place.order_id !== null;
  if (changed.length === 0 && !isPlaced) return;
  for (const field of changed) run.change(known.id, field, known[field], values[field]);
  const isEdited = changed.includes('text') || changed.includes('rating');
  run.tx.update(
    'feedback',
    { id: known.id },
    {
      ...values,
      ...(isPlaced ? place : {}),
      ...(isEdited && known.state !== 'open' ? { state: 'open' as const, settled_at: null } : {}),
    },
  );
  run.event('feedback.changed_at_channel', {
    orderId: (isPlaced ? place.order_id : known.order_id) ?? undefined,
    subjectId: known.id,
    data: { fields: changed },
  });
  touchFeedback(run, known, ...(place ? [place] : []));
}

/** Whose it is and what it is about. Reviews name the product, so any of its variations may be the one bought. */
function placeOf(run: Run, accountId: string, review: ChannelReview) {
  const listings =
    review.listingExternalId === null ? [] : reviewedListings(run.tx, accountId, review.listingExternalId);
  const email = foldEmail(review.email);
  const customer = email === '' ? undefined : customersByEmail(run.tx, accountId, [email])[0];
  const exact = new Set(
    listings.filter((one) => one.external_id === review.listingExternalId).map((one) => one.id),
  );
  const line =
    customer && listings.length > 0
      ? reviewedLine(
          boughtLines(
            run.tx,
            customer.id,
            listings.map((one) => one.id),
          ).map((row) => ({
            orderId: row.order_id,
            lineId: row.id,
            itemId: row.item_id,
            placedAt: row.placed_at,
            shippedQty: row.shipped_qty,
            isExact: row.listing_id !== null && exact.has(row.listing_id),
          })),
          review.writtenAt,
        )
      : undefined;
  return {
    order_id: line?.orderId ?? null,
    line_id: line?.lineId ?? null,
    item_id: line?.itemId ?? itemOf(listings.map((one) => ({ itemId: one.item_id }))) ?? null,
    customer_id: customer?.id ?? null,
  };
}

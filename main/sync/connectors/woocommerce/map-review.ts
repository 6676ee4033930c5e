/** A product review as feedback. What waits for moderation, or was marked as spam or deleted, is hidden. */
import type { ChannelReview } from '../../../../shared/sync/connector.ts';
import { decodeEntities, plainText } from './plain-text.ts';
import type { Values } from './values.ts';
import type { WireReview } from './wire.ts';

export function mapReview(review: WireReview, values: Values): ChannelReview {
  const rating = review.rating ?? 0;
  return {
    externalId: String(review.id),
    // Reviews belong to the product; its variations are not named.
    listingExternalId: review.product_id === 0 ? null : String(review.product_id),
    rating: rating >= 1 && rating <= 5 ? Math.round(rating) : null,
    text: plainText(review.review),
    author: decodeEntities(review.reviewer).trim(),
    email: review.reviewer_email.trim(),
    writtenAt: values.timeGiven(review.date_created_gmt, 'date_created_gmt'),
    state: review.status === 'approved' ? 'open' : 'hidden',
  };
}

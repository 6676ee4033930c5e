/** What customers write after the goods arrived: mostly praise, sometimes a complaint somebody should answer. */

import type { Counters } from './checkout.ts';
import type { Order, Product, Review } from './model.ts';
import type { Random } from './random.ts';

const PRAISE = [
  'Lovely quality, exactly as pictured.',
  'Kam schnell an und ist wunderschön verpackt.',
  'Très belle matière, je recommande.',
  'とても気に入りました。',
  'Πολύ καλή ποιότητα!',
];
const BLAME = [
  'One of the two arrived chipped.',
  'The colour is much darker than in the picture.',
  'Leider kam die falsche Größe.',
];

export interface ReviewTerms {
  readonly products: ReadonlyMap<number, Product>;
  readonly random: Random;
}

/** A review of something in the order that came in a parcel; undefined where nothing did. */
export function writeReview(
  order: Order,
  { products, random }: ReviewTerms,
): Omit<Review, 'id' | 'createdMs'> | undefined {
  const line = order.lines.find(
    ({ variationId, productId }) => !products.get(variationId || productId)?.isVirtual,
  );
  if (!line) return undefined;
  const isGlad = random.chance(0.8);
  return {
    productId: line.productId,
    status: 'approved',
    reviewer: `${order.billing.first_name} ${order.billing.last_name}`.trim(),
    email: order.billing.email,
    text: random.pick(isGlad ? PRAISE : BLAME),
    rating: isGlad ? random.between(4, 5) : random.between(1, 3),
    isVerified: true,
  };
}

const LOOKED_AT = 200;
const DAY = 86_400_000;

/** Reviews of the last orders that were completed, each some days after. */
export function pastReviews(
  orders: readonly Order[],
  { products, random, counters }: ReviewTerms & { readonly counters: Counters },
): Review[] {
  const nowMs = orders.at(-1)?.createdMs ?? 0;
  return orders.slice(-LOOKED_AT).flatMap((order) => {
    if (order.completedMs === null || !random.chance(0.2)) return [];
    const createdMs = order.completedMs + random.between(1, 86_400) * 1000 + DAY;
    const written = writeReview(order, { products, random });
    return written && createdMs < nowMs ? [{ ...written, id: counters.comment++, createdMs }] : [];
  });
}

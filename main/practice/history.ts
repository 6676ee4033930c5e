/**
 * The orders of the past: placed one after another up to a moment, the older ones settled, the last ones open. A pure
 * generator of the seed, so that benches can make a hundred thousand without a server.
 */

import { fillBasket, type Shelf, type Trait } from './baskets.ts';
import { type CheckoutTerms, checkout, makeLine, refreshTaxLines } from './checkout.ts';
import type { Order } from './model.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import { addRefund, refundLine } from './refunds.ts';
import { setReduced } from './stock.ts';
import { totalsOf } from './totals.ts';

export interface HistoryTerms {
  readonly count: number;
  readonly endMs: number;
  readonly days: number;
  /** How many of the last orders are still open. */
  readonly openCount: number;
  readonly hasOddities: boolean;
  readonly people: readonly Person[];
  readonly shelf: Shelf;
  readonly checkout: CheckoutTerms;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What the open orders show in turn, so that even a small shop has one of each. */
const SHOWN: readonly Trait[] = [
  'plain',
  'bank_transfer',
  'gift_note',
  'missing_sku',
  'bad_address',
  'cash_on_delivery',
  'plain',
  'duplicate',
  'doubled_sku',
  'coupon_and_fee',
  'intangible',
  'part_refunded',
  'untracked',
  'stray_total',
  'large',
  'download_only',
  'edited',
];

const ODD: ReadonlySet<Trait> = new Set([
  'missing_sku',
  'bad_address',
  'duplicate',
  'doubled_sku',
  'stray_total',
]);

const SHOWN_CLEAN = SHOWN.filter((trait) => !ODD.has(trait));

export function* makeHistory(terms: HistoryTerms): Generator<Order> {
  const { random } = terms.checkout;
  const step = (terms.days * DAY) / Math.max(1, terms.count);
  const firstOpen = terms.count - terms.openCount;
  let last: { order: Order; person: Person } | undefined;
  for (let index = 0; index < terms.count; index += 1) {
    const back = (terms.count - index - random.next()) * step;
    const at = wholeSecond(terms.endMs - back);
    const isOpen = index >= firstOpen;
    const trait = traitOf(random, terms.hasOddities, isOpen ? index - firstOpen : undefined);
    const person: Person = trait === 'duplicate' && last ? last.person : random.pick(terms.people);
    const placedMs =
      trait === 'duplicate' && last ? Math.max(last.order.createdMs + 2 * MINUTE, at - step) : at;
    const order = checkout(
      fillBasket(random, terms.shelf, { person, placedMs: wholeSecond(placedMs), trait }),
      terms.checkout,
    );
    if (trait === 'duplicate' && last) repeatLines(order, last.order, terms);
    if (trait === 'stray_total') order.strayMinor = random.pick([-1, 2, terms.shelf.priceOf(150)]);
    if (isOpen) leaveOpen(order, trait, terms);
    else settle(order, terms);
    last = { order, person };
    yield order;
  }
}

export const wholeSecond = (atMs: number): number => Math.floor(atMs / 1000) * 1000;

function traitOf(random: Random, hasOddities: boolean, openIndex: number | undefined): Trait {
  const shown = hasOddities ? SHOWN : SHOWN_CLEAN;
  if (openIndex !== undefined && openIndex < shown.length) return shown[openIndex] ?? 'plain';
  return random.chance(0.12) ? random.pick(shown) : 'plain';
}

/** The same basket once more, as after a double click or a second try. */
function repeatLines(order: Order, first: Order, terms: HistoryTerms): void {
  const { byId } = terms.shelf;
  order.lines = first.lines.flatMap((line) => {
    const product = byId.get(line.variationId || line.productId);
    if (!product) return [];
    const wanted = { product, parent: byId.get(product.parentId), quantity: line.quantity };
    return [makeLine(wanted, order.shipping, 0, terms.checkout)];
  });
  order.couponLines = [];
  refreshTaxLines(order, terms.checkout.counters);
}

function leaveOpen(order: Order, trait: Trait, terms: HistoryTerms): void {
  const { random, counters } = terms.checkout;
  const now = terms.endMs;
  if (trait === 'plain' && random.chance(0.05)) {
    order.status = 'pending';
    return;
  }
  if (order.paymentMethod === 'bacs') order.status = 'on-hold';
  else if (trait === 'download_only') {
    Object.assign(order, { status: 'completed', paidMs: order.createdMs, completedMs: order.createdMs });
  } else {
    order.status = 'processing';
    if (order.paymentMethod !== 'cod') order.paidMs = Math.min(now, order.createdMs + 20_000);
  }
  noteReduced(order, terms);
  order.modifiedMs = Math.min(now, order.createdMs + 21_000);
  if (trait === 'part_refunded') refundSome(order, Math.min(now, order.createdMs + 30 * MINUTE), terms);
  if (trait === 'edited') editLine(order, Math.min(now, order.createdMs + 40 * MINUTE), counters.item);
}

/** What became of an order of the past. */
function settle(order: Order, terms: HistoryTerms): void {
  const { random } = terms.checkout;
  const end = terms.endMs;
  const at = (days: number): number => wholeSecond(Math.min(end, order.createdMs + days * DAY));
  const fate = random.next();
  if (fate < 0.035 || fate > 0.985) {
    order.status = fate < 0.035 ? 'cancelled' : 'failed';
    order.modifiedMs = at(0.2 + random.next());
    return;
  }
  const takesLong = order.paymentMethod === 'bacs' ? 2 : 0;
  const completedMs = at(0.3 + takesLong + random.next() * 3);
  order.paidMs = order.paymentMethod === 'cod' ? completedMs : at(takesLong * random.next());
  order.completedMs = completedMs;
  order.modifiedMs = completedMs;
  order.status = 'completed';
  noteReduced(order, terms);
  if (fate < 0.05) {
    order.status = 'refunded';
    const refundedMs = at(5 + random.next() * 10);
    addRefund(
      order,
      {
        lines: [],
        amountMinor: totalsOf(order).totalMinor,
        reason: 'Returned',
        viaGateway: false,
        createdMs: refundedMs,
      },
      terms.checkout.counters,
    );
    order.modifiedMs = refundedMs;
  } else if (fate < 0.08) refundSome(order, at(4 + random.next() * 8), terms);
}

/** The shop took these units off its stock when the order was paid or put on hold; the note stays when it is done. */
function noteReduced(order: Order, terms: HistoryTerms): void {
  for (const line of order.lines) {
    const product = terms.shelf.byId.get(line.variationId || line.productId);
    if (product?.isStockManaged) setReduced(line, line.quantity, terms.checkout.counters);
  }
}

function refundSome(order: Order, atMs: number, terms: HistoryTerms): void {
  const line = order.lines[0];
  if (!line) return;
  const { counters } = terms.checkout;
  const quantity = Math.max(1, Math.floor(line.quantity / 2));
  addRefund(
    order,
    {
      lines: [refundLine(order, line.id, quantity, counters)],
      reason: 'One arrived broken',
      viaGateway: false,
      createdMs: wholeSecond(atMs),
    },
    counters,
  );
  order.modifiedMs = wholeSecond(atMs);
}

/** Somebody at the shop corrected an address after the order came in. */
function editLine(order: Order, atMs: number, salt: number): void {
  order.shipping = {
    ...order.shipping,
    address_2: `c/o ${order.billing.last_name}, ${1 + (salt % 9)}. floor`,
  };
  order.modifiedMs = wholeSecond(atMs);
}

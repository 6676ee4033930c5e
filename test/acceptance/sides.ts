/**
 * Both sides held against each other, field by field: what Orderly exports and what the practice shop itself holds. Reads
 * the shop's JSON on its own, without the connector's code, so that a mistake there is not made twice. Every difference
 * is one sentence-like entry; none is the proof.
 */
import type { Address } from '../../shared/base/address.ts';
import { parseMinor } from '../../shared/base/money.ts';
import type { World } from '../support/world.ts';
import {
  type ExportedOrder,
  type ExportedWrite,
  exported,
  exportedMessage,
  exportedOrder,
  exportedStock,
  exportedWrite,
} from './exported.ts';
import { readShopState, type ShopOrder, type ShopState } from './shop-state.ts';

export interface Difference {
  /** `order 10066`, `product 12`, … */
  readonly subject: string;
  readonly field: string;
  readonly ours: unknown;
  readonly theirs: unknown;
  /** Where Orderly itself shows it to a person, with its reason; null: nobody would learn of it. */
  readonly shownAs: string | null;
}

export interface Sides {
  readonly differences: readonly Difference[];
  /** How much was compared: a comparison of nothing proves nothing. */
  readonly compared: {
    readonly orders: number;
    readonly lines: number;
    readonly refunds: number;
    readonly parcels: number;
    readonly notes: number;
    readonly stock: number;
    readonly quarantined: number;
  };
  /** Active holds of open orders, by code. */
  readonly holds: Readonly<Record<string, number>>;
}

export async function compareSides(world: World): Promise<Sides> {
  const state = await readShopState(world.shop);
  const ours = new Map((await exported(world, 'orders', exportedOrder)).map((row) => [row.externalId, row]));
  const quarantine = await exported(world, 'quarantine', exportedMessage);
  const writes = Map.groupBy(await exported(world, 'outbox', exportedWrite), ({ orderId }) => orderId);
  const differences: Difference[] = [];
  const compared = { orders: 0, lines: 0, refunds: 0, parcels: 0, notes: 0, stock: 0, quarantined: 0 };
  const holds: Record<string, number> = {};

  for (const message of quarantine) {
    compared.quarantined += 1;
    if (!message.errorCode)
      differences.push(note(`message ${message.stream} ${message.externalId}`, 'cause', null, 'a cause'));
  }
  const quarantined = new Set(
    quarantine.filter(({ stream }) => stream === 'orders').map(({ externalId }) => externalId),
  );
  for (const theirs of state.orders) {
    const id = String(theirs.id);
    const our = ours.get(id);
    ours.delete(id);
    if (quarantined.has(id)) continue;
    // What was trashed or abandoned before it was ever seen is no order.
    if (!our && ['trash', 'checkout-draft'].includes(theirs.status)) continue;
    if (!our) {
      differences.push(note(`order ${theirs.number}`, 'exists', false, theirs.status));
      continue;
    }
    compared.orders += 1;
    compared.lines += our.lines.length;
    compared.refunds += our.refunds.length;
    compared.parcels += our.parcels.filter(({ state: at }) => at === 'handed_over').length;
    compared.notes += theirs.practice.notes.filter(({ isForCustomer }) => isForCustomer).length;
    for (const code of our.life === 'open' ? our.holds : []) holds[code] = (holds[code] ?? 0) + 1;
    const pairs =
      theirs.status === 'trash' ? trashed(our) : orderPairs(our, theirs, await sentUnits(world, our));
    const shown = shownWrites(writes.get(our.id) ?? []);
    for (const one of unequal(`order ${theirs.number}`, pairs))
      differences.push({ ...one, shownAs: shown.get(one.field) ?? null });
  }
  for (const [, our] of ours)
    differences.push(note(`order ${our.externalNumber}`, 'exists', true, 'nowhere'));
  const stock = await stockPairs(world, state);
  compared.stock = stock.length;
  for (const { subject, pair, shownAs } of stock)
    differences.push(...unequal(subject, { stock: pair }).map((one) => ({ ...one, shownAs })));
  return { differences, compared, holds };
}

type Pair = readonly [ours: unknown, theirs: unknown];
type Pairs = Readonly<Record<string, Pair>>;

const note = (subject: string, field: string, ours: unknown, theirs: unknown): Difference => ({
  subject,
  field,
  ours,
  theirs,
  shownAs: null,
});

/** What the shop refused to be told, by the fields that would have changed. */
function shownWrites(writes: readonly ExportedWrite[]): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  for (const { kind, state, errorMessage } of writes) {
    if (state !== 'refused' && state !== 'differs') continue;
    const fields = kind === 'paid' ? ['isPaid'] : ['completed', 'tracking', 'customerNotes', 'shippedUnits'];
    for (const field of fields) shown.set(field, `${kind} ${state}: ${errorMessage}`);
  }
  return shown;
}

const unequal = (subject: string, pairs: Pairs): Difference[] =>
  Object.entries(pairs).flatMap(([field, [ours, theirs]]) =>
    JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [note(subject, field, ours, theirs)],
  );

/** The shop hides a trashed order: all that can be known is that it has gone, and that nothing of it is worked on. */
const trashed = (our: ExportedOrder): Pairs => ({
  isGone: [our.isGone || our.life !== 'open', true],
});

function orderPairs(our: ExportedOrder, theirs: ShopOrder, sent: readonly Unit[]): Pairs {
  const { currency } = theirs;
  const minor = (text: string): number => parseMinor(text, currency) ?? Number.NaN;
  const total = minor(theirs.total);
  return {
    number: [our.externalNumber, theirs.number],
    status: [our.channelStatus, theirs.status],
    isGone: [our.isGone, false],
    placedAt: [our.placedAt, `${theirs.date_created_gmt}.000Z`],
    currency: [our.currency, currency],
    total: [our.totalMinor, total],
    tax: [our.taxMinor, minor(theirs.total_tax)],
    shippingTotal: [our.shippingMinor, minor(theirs.shipping_total)],
    discount: [our.discountMinor, minor(theirs.discount_total)],
    fees: [our.feeMinor, theirs.fee_lines.reduce((sum, fee) => sum + minor(fee.total), 0)],
    email: [our.customer.email, theirs.billing.email.trim()],
    billing: [our.billing, addressOf(theirs.billing)],
    shipping: [our.shipping, deliveryOf(theirs)],
    paymentMethod: [our.paymentMethod, theirs.payment_method],
    customerNote: [our.customerNote, theirs.customer_note],
    shippingMethod: [our.shippingMethod, theirs.shipping_lines.map((one) => one.method_title).join(', ')],
    ...linePairs(our, theirs, minor),
    charges: [
      our.charges.map((one) => [one.externalId, one.name, one.totalMinor, one.taxMinor]).sort(byFirst),
      [
        ...theirs.fee_lines.map((one) => [String(one.id), one.name, minor(one.total), minor(one.total_tax)]),
        ...theirs.shipping_lines.map((one) => [
          String(one.id),
          one.method_title,
          minor(one.total),
          minor(one.total_tax),
        ]),
      ].sort(byFirst),
    ],
    // The shop shows a day of payment and no sums; an order for nothing is not paid.
    isPaid: [
      our.payments.some(({ state }) => state === 'captured'),
      theirs.date_paid_gmt !== null && (total > 0 || our.payments.length > 0),
    ],
    refunds: [
      our.refunds.map((one) => [one.externalId, one.amountMinor, one.reason]).sort(byFirst),
      theirs.practice.refunds.map((one) => [String(one.id), one.amountMinor, one.reason]).sort(byFirst),
    ],
    refunded: [
      our.refundedMinor,
      theirs.practice.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0),
    ],
    ...shippingPairs(our, theirs, sent),
  };
}

/** Lines by the shop's ids; one that the shop removed stays with us, without money and without open units. */
function linePairs(our: ExportedOrder, theirs: ShopOrder, minor: (text: string) => number): Pairs {
  const left = new Map(our.lines.map((line) => [line.externalId, line]));
  const isOver =
    ['cancelled', 'failed'].includes(theirs.status) ||
    (theirs.status === 'refunded' && theirs.date_completed_gmt === null);
  const pairs: Record<string, Pair> = {};
  for (const line of theirs.line_items) {
    const mine = left.get(String(line.id));
    left.delete(String(line.id));
    const refunded = theirs.practice.refunds
      .flatMap((refund) => refund.lines)
      .filter((one) => one.kind === 'line' && one.lineId === line.id)
      .reduce((sum, one) => sum + one.quantity, 0);
    const wanted = isOver ? 0 : Math.max(line.quantity - refunded, mine?.shippedQty ?? 0);
    pairs[`line ${line.id}`] = [
      mine && {
        sku: mine.sku,
        name: mine.name,
        total: mine.totalMinor,
        tax: mine.taxMinor,
        refunded: mine.refundedQty,
        wanted: our.isHistory ? wanted : wantedOf(mine),
      },
      {
        sku: line.sku ?? '',
        name: line.name,
        total: minor(line.total),
        tax: minor(line.total_tax),
        refunded,
        wanted,
      },
    ];
  }
  for (const [id, line] of left)
    pairs[`line ${id}`] = [
      [line.totalMinor, line.taxMinor, wantedOf(line)],
      [0, 0, line.shippedQty],
    ];
  return pairs;
}

/** Units that the customer is to get, sent ones included. */
const wantedOf = (line: ExportedOrder['lines'][number]): number =>
  line.orderedQty - line.cancelledQty - line.channelCancelledQty;

/** Each parcel that left here: its number at the shop once, its sentence to the customer once, its units told. */
function shippingPairs(our: ExportedOrder, theirs: ShopOrder, sent: readonly Unit[]): Pairs {
  const left = our.parcels.filter(({ state }) => state === 'handed_over');
  const numbers = left.flatMap(({ trackingNumber }) => trackingNumber ?? []).sort();
  const notes = theirs.practice.notes.filter(({ isForCustomer }) => isForCustomer).map((one) => one.note);
  const pairs: Record<string, Pair> = {
    tracking: [numbers, theirs.practice.trackings.map((one) => one.tracking_number).sort()],
    customerNotes: [left.length, notes.length],
    differentNotes: [notes.length, new Set(notes).size],
  };
  for (const number of numbers)
    pairs[`note about ${number}`] = [1, notes.filter((text) => text.includes(number)).length];
  const isDone = our.lines.every((line) => wantedOf(line) <= line.shippedQty);
  if (left.length > 0 && isDone && !['cancelled', 'failed', 'refunded'].includes(theirs.status))
    pairs.completed = [theirs.status, 'completed'];
  if (theirs.practice.fulfillments.length > 0) pairs.shippedUnits = [sent, unitsFulfilled(theirs)];
  return pairs;
}

type Unit = readonly [lineExternalId: string, qty: number];

/** Units that left here in parcels, by the shop's line. */
async function sentUnits(world: World, our: ExportedOrder): Promise<Unit[]> {
  if (!our.parcels.some(({ state }) => state === 'handed_over')) return [];
  const order = await world.ask('orders.get', { orderId: our.id });
  const units = new Map<string, number>();
  for (const parcel of order?.parcels ?? []) {
    for (const { lineId, qty } of parcel.state === 'handed_over' ? parcel.lines : []) {
      const id = our.lines.find((line) => line.id === lineId)?.externalId ?? '';
      units.set(id, (units.get(id) ?? 0) + qty);
    }
  }
  return [...units].sort(byFirst);
}

function unitsFulfilled(theirs: ShopOrder): Unit[] {
  const units = new Map<string, number>();
  for (const { meta } of theirs.practice.fulfillments) {
    const items = Array.isArray(meta._items) ? (meta._items as { item_id: number; qty: number }[]) : [];
    for (const { item_id, qty } of items) units.set(String(item_id), (units.get(String(item_id)) ?? 0) + qty);
  }
  return [...units].sort(byFirst);
}

/** What shops in these countries put last. */
const FAMILY_NAME_FIRST = new Set(['HU', 'JP', 'TW']);

function addressOf(theirs: ShopOrder['shipping']): Address {
  const names = [theirs.first_name, theirs.last_name].map((part) => part.trim());
  if (FAMILY_NAME_FIRST.has(theirs.country)) names.reverse();
  return {
    name: names.filter(Boolean).join(' '),
    company: theirs.company.trim(),
    line1: theirs.address_1.trim(),
    line2: theirs.address_2.trim(),
    postcode: theirs.postcode.trim(),
    city: theirs.city.trim(),
    region: theirs.state.trim(),
    country: theirs.country.trim(),
    phone: theirs.phone.trim(),
  };
}

function deliveryOf(theirs: ShopOrder): Address {
  const delivery = addressOf(theirs.shipping);
  const { name, company, line1, postcode, city } = delivery;
  const billing = addressOf(theirs.billing);
  if (![name, company, line1, postcode, city].some(Boolean)) return billing;
  return { ...delivery, phone: delivery.phone || billing.phone };
}

interface StockPair {
  readonly subject: string;
  readonly pair: Pair;
  readonly shownAs: string | null;
}

/** The shop sells what is available here; what it does not count, and what belongs to no item, is left alone. */
async function stockPairs(world: World, state: ShopState): Promise<StockPair[]> {
  const sellable = new Map<string, number>();
  for (const row of await exported(world, 'stock', exportedStock)) {
    const free = Math.max(0, row.onHandQty - row.unavailableQty - row.committedQty);
    sellable.set(row.itemId, (sellable.get(row.itemId) ?? 0) + free);
  }
  const products = new Map(
    state.products.map((one) => [one.parentId === 0 ? String(one.id) : `${one.parentId}:${one.id}`, one]),
  );
  const pairs: StockPair[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.ask('listings.list', { view: 'all', limit: 200, ...(cursor ? { cursor } : {}) });
    for (const listing of page.listings) {
      const product = products.get(listing.externalId);
      if (!product || listing.itemId === null || listing.kind !== 'goods') continue;
      const subject = `product ${listing.externalId} ${listing.sku}`;
      const shownAs = listing.differsQty === null ? null : `the shop holds ${listing.differsQty}`;
      const pair: Pair = product.isStockManaged
        ? [sellable.get(listing.itemId) ?? 0, product.stock]
        : [listing.isTracked, false];
      pairs.push({ subject, pair, shownAs });
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return pairs;
}

const byFirst = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]).localeCompare(String(b[0]));

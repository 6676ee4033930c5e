/** What people put into a basket: made-up but believable, from the seed. */

import { isGoods, isSellable } from './catalogue.ts';
import type { Basket, BasketLine, Coupon, PaymentMethod } from './checkout.ts';
import type { Address, Product } from './model.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

/** What an order is made to show; `plain` leaves everything to chance. */
export type Trait =
  | 'plain'
  | 'bank_transfer'
  | 'cash_on_delivery'
  | 'coupon_and_fee'
  | 'gift_note'
  | 'missing_sku'
  | 'doubled_sku'
  | 'untracked'
  | 'intangible'
  | 'download_only'
  | 'bad_address'
  | 'duplicate'
  | 'part_refunded'
  | 'edited'
  | 'stray_total'
  | 'large';

export interface Shelf {
  readonly sellable: readonly Product[];
  readonly goods: readonly Product[];
  readonly intangible: readonly Product[];
  readonly downloads: readonly Product[];
  readonly missingSku: readonly Product[];
  readonly doubledSku: readonly Product[];
  readonly untracked: readonly Product[];
  readonly byId: ReadonlyMap<number, Product>;
  /** Minor units for amounts given in cents. */
  readonly priceOf: (cents: number) => number;
}

export function createShelf(products: readonly Product[], priceOf: Shelf['priceOf']): Shelf {
  const goods = products.filter(isGoods);
  const counts = new Map<string, number>();
  for (const { sku } of goods) counts.set(sku, (counts.get(sku) ?? 0) + 1);
  return {
    sellable: products.filter(isSellable),
    goods,
    intangible: products.filter((product) => isSellable(product) && product.isVirtual),
    downloads: products.filter((product) => product.isDownloadable),
    missingSku: goods.filter(({ sku }) => sku === ''),
    doubledSku: goods.filter(({ sku }) => sku !== '' && (counts.get(sku) ?? 0) > 1),
    untracked: goods.filter((product) => !product.isStockManaged),
    byId: new Map(products.map((product) => [product.id, product])),
    priceOf,
  };
}

const COUPONS: readonly Coupon[] = [
  { code: 'welcome10', type: 'percent', amount: 10 },
  { code: 'linen15', type: 'percent', amount: 15 },
  { code: 'minus5', type: 'fixed_cart', amount: 500 },
];

const NOTES = [
  'Please leave it with the neighbour if I am out.',
  'It is a gift: no prices in the box, please.',
  'Bitte klingeln, der Hof ist offen. Danke!',
  'お届けは午前中にお願いします。',
  'Ring the bell at “Café Lumen”, 2nd floor.\nThank you!',
  'Merci de ne pas plier <3',
];

const SIZES = [1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6];

export interface BasketWish {
  readonly person: Person;
  readonly placedMs: number;
  readonly trait: Trait;
}

export function fillBasket(random: Random, shelf: Shelf, wish: BasketWish): Basket {
  const { trait } = wish;
  const person = trait === 'bad_address' ? spoilAddress(random, wish.person) : wish.person;
  const lines = pickLines(random, shelf, trait);
  const payment = paymentFor(random, trait);
  const worth = lines.reduce((sum, line) => sum + line.product.priceMinor * line.quantity, 0);
  const ship = shippingFor(shelf, person.shipping, worth);
  const coupon =
    trait === 'coupon_and_fee' || random.chance(0.12) ? priced(random.pick(COUPONS), shelf) : undefined;
  const fee = feeFor(random, shelf, trait, payment);
  return {
    person,
    lines,
    payment,
    placedMs: wish.placedMs,
    shippingMinor: ship.minor,
    shippingTitle: ship.title,
    note: trait === 'gift_note' ? (NOTES[1] ?? '') : random.chance(0.12) ? random.pick(NOTES) : '',
    ...(coupon ? { coupon } : {}),
    ...(fee ? { fee } : {}),
  };
}

const priced = (coupon: Coupon, shelf: Shelf): Coupon =>
  coupon.type === 'percent' ? coupon : { ...coupon, amount: shelf.priceOf(coupon.amount) };

function pickLines(random: Random, shelf: Shelf, trait: Trait): BasketLine[] {
  const chosen = new Map<number, BasketLine>();
  const put = (product: Product | undefined, quantity: number): void => {
    if (!product || chosen.has(product.id)) return;
    chosen.set(product.id, { product, parent: shelf.byId.get(product.parentId), quantity });
  };
  const special: Partial<Record<Trait, readonly Product[]>> = {
    missing_sku: shelf.missingSku,
    doubled_sku: shelf.doubledSku,
    untracked: shelf.untracked,
    intangible: shelf.intangible,
    download_only: shelf.downloads,
  };
  const from = special[trait];
  if (from && from.length > 0) put(random.pick(from), 1);
  if (trait === 'download_only') return [...chosen.values()];
  const wanted = trait === 'large' ? 6 : random.pick(SIZES);
  for (let tries = 0; chosen.size < wanted && tries < 40; tries += 1) {
    const product = popular(random, random.chance(0.03) ? shelf.sellable : shelf.goods);
    const isClean = trait === 'plain' || product.sku !== '' || from === shelf.missingSku;
    if (isClean) put(product, trait === 'large' ? random.between(4, 12) : quantity(random));
  }
  return [...chosen.values()];
}

/** Some things sell far better than others. */
const popular = (random: Random, list: readonly Product[]): Product => {
  const found = list[Math.floor(random.next() ** 1.4 * list.length)];
  if (!found) throw new Error('The catalogue is empty');
  return found;
};

const quantity = (random: Random): number =>
  random.chance(0.68) ? 1 : random.chance(0.75) ? 2 : random.between(3, 6);

function paymentFor(random: Random, trait: Trait): PaymentMethod {
  if (trait === 'bank_transfer') return 'bacs';
  if (trait === 'cash_on_delivery') return 'cod';
  if (trait !== 'plain') return random.chance(0.75) ? 'stripe' : 'paypal';
  const share = random.next();
  return share < 0.56 ? 'stripe' : share < 0.8 ? 'paypal' : share < 0.92 ? 'bacs' : 'cod';
}

const EU = new Set(['AT', 'FR', 'IT', 'ES', 'NL', 'SE', 'PL', 'GR', 'IE', 'PT', 'DK', 'HU', 'BG']);

function shippingFor(shelf: Shelf, { country }: Address, worth: number): { minor: number; title: string } {
  if (country === 'DE') {
    return worth >= shelf.priceOf(7900)
      ? { minor: 0, title: 'Free shipping' }
      : { minor: shelf.priceOf(412), title: 'DHL Paket' };
  }
  if (EU.has(country)) return { minor: shelf.priceOf(890), title: 'DHL Europe' };
  return { minor: shelf.priceOf(1990), title: 'DHL International' };
}

function feeFor(random: Random, shelf: Shelf, trait: Trait, payment: PaymentMethod): Basket['fee'] {
  if (payment === 'cod') return { name: 'Cash on delivery', minor: shelf.priceOf(350) };
  if (trait === 'coupon_and_fee' || random.chance(0.04))
    return { name: 'Gift box', minor: shelf.priceOf(295) };
  return undefined;
}

/** Addresses as people mistype them: something a carrier needs is missing. */
function spoilAddress(random: Random, person: Person): Person {
  const spoiled = random.pick<Partial<Address>>([
    { city: '', postcode: '' },
    { address_1: '' },
    { first_name: '', last_name: '', company: '' },
    { city: '', address_1: '-' },
  ]);
  return {
    ...person,
    billing: { ...person.billing, ...spoiled },
    shipping: { ...person.shipping, ...spoiled },
  };
}

/**
 * What a SKU proposes. It links by itself only where nothing can be meant but one item: it is there, stands once in its
 * shop, and belongs to one item or to none yet. Everything else is for a person.
 */

export interface SkuFacts {
  readonly sku: string;
  /** Listings of the same account with this SKU, this one included. Gone ones do not count. */
  readonly inShop: number;
  /** The item that has this SKU. */
  readonly itemId: string | undefined;
  /** Whether another listing of this account is linked to that item already. */
  readonly isItemTaken: boolean;
}

export type LinkDecision =
  | { readonly kind: 'link'; readonly itemId: string }
  | { readonly kind: 'create' }
  | { readonly kind: 'ask'; readonly problem: LinkProblem };

export type LinkProblem = 'sku_missing' | 'sku_doubled' | 'unlinked';

export function decideLink(facts: SkuFacts): LinkDecision {
  if (facts.sku === '') return { kind: 'ask', problem: 'sku_missing' };
  if (facts.inShop > 1) return { kind: 'ask', problem: 'sku_doubled' };
  if (facts.itemId === undefined) return { kind: 'create' };
  // Two listings of one shop that stand for one item: possible, but only a person knows.
  return facts.isItemTaken ? { kind: 'ask', problem: 'unlinked' } : { kind: 'link', itemId: facts.itemId };
}

/** Why a listing without an item waits for a person. */
export function linkProblem(sku: string, inShop: number): LinkProblem {
  if (sku === '') return 'sku_missing';
  return inShop > 1 ? 'sku_doubled' : 'unlinked';
}

/** SKUs as they are compared: people type spaces around them, and no channel means them. */
export const plainSku = (sku: string): string => sku.trim();

export interface StockedFacts {
  readonly kind: 'goods' | 'service' | 'download' | 'gift_card';
  readonly isTracked: boolean;
  readonly isGone: boolean;
}

/**
 * Whether an item has stock at all: when one of its shops counts it. Listings that are gone say nothing as long as
 * others are there; without any listing the item stays what it was.
 */
export function isStockedBy(listings: readonly StockedFacts[], before: boolean): boolean {
  const living = listings.filter((listing) => !listing.isGone);
  if (living.length === 0) return before;
  return living.some((listing) => listing.kind === 'goods' && listing.isTracked);
}

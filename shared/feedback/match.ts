/** Which order a review is about: the newest one of its writer that had shipped that product before it was written. */

export interface BoughtLine {
  readonly orderId: string;
  readonly lineId: string;
  readonly itemId: string | null;
  readonly placedAt: number;
  readonly shippedQty: number;
  /** The line's listing is exactly the one reviewed, not another variation of the same product. */
  readonly isExact: boolean;
}

export function reviewedLine(lines: readonly BoughtLine[], writtenAt: number): BoughtLine | undefined {
  return lines
    .filter((line) => line.shippedQty > 0 && line.placedAt <= writtenAt)
    .toSorted(
      (a, b) =>
        b.placedAt - a.placedAt || Number(b.isExact) - Number(a.isExact) || (a.lineId < b.lineId ? -1 : 1),
    )[0];
}

/** The one item of all listings under which a product is sold; undefined where its variations are different items. */
export function itemOf(listings: readonly { readonly itemId: string | null }[]): string | undefined {
  const items = new Set(listings.map((listing) => listing.itemId));
  const [only] = items;
  return items.size === 1 && only !== null ? only : undefined;
}

/** Where units are fetched instead, when a bin has fewer than listed. Pure; the facts come from stock and open picks. */

export interface Elsewhere {
  /** Null: in no bin. */
  readonly binId: string | null;
  /** Units there that no other open pick is to fetch. */
  readonly freeQty: number;
}

export interface MissingPlan {
  /** Other places of the same warehouse, in the order of walking. */
  readonly otherBins: readonly { readonly binId: string | null; readonly qty: number }[];
  /** What this warehouse has not: it goes back to its claims' origin and is sourced anew. */
  readonly withdrawnQty: number;
}

/** One place that has all is better than a walk to several; else the first in the walk. */
export function planMissing(qty: number, places: readonly Elsewhere[]): MissingPlan {
  const free = places.filter((place) => place.freeQty > 0);
  const whole = free.find((place) => place.freeQty >= qty);
  if (whole) return { otherBins: [{ binId: whole.binId, qty }], withdrawnQty: 0 };
  const otherBins: { binId: string | null; qty: number }[] = [];
  let left = qty;
  for (const place of free) {
    const part = Math.min(left, place.freeQty);
    if (part > 0) otherBins.push({ binId: place.binId, qty: part });
    left -= part;
  }
  return { otherBins, withdrawnQty: left };
}

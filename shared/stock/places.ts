/**
 * Where units lie inside a warehouse: in bins, or in no bin (`binId` null). What lies in no bin is what the bins leave
 * of the level, so bins and the rest always add up to it.
 */

export interface Place {
  readonly binId: string | null;
  readonly qty: number;
}

/**
 * From where units are taken: the bin that was named, what lies in no bin, then bins from the far end of the walk
 * (`bins` in walk order). What is nowhere is taken from no bin, which then shows less than nothing.
 */
export function takeFrom(
  stock: { readonly onHandQty: number; readonly bins: readonly Place[] },
  qty: number,
  preferredBinId: string | null = null,
): Place[] {
  const filled = stock.bins.filter((bin) => bin.qty > 0);
  const loose = Math.max(0, stock.onHandQty - filled.reduce((sum, bin) => sum + bin.qty, 0));
  const named = filled.filter((bin) => bin.binId === preferredBinId);
  const others = filled.filter((bin) => bin.binId !== preferredBinId).reverse();
  const taken: Place[] = [];
  let left = qty;
  for (const place of [...named, { binId: null, qty: loose }, ...others]) {
    const part = Math.min(left, place.qty);
    if (part > 0) taken.push({ binId: place.binId, qty: part });
    left -= part;
  }
  if (left === 0) return taken;
  const looseTaken = taken.find((place) => place.binId === null)?.qty ?? 0;
  return [...taken.filter((place) => place.binId !== null), { binId: null, qty: looseTaken + left }];
}

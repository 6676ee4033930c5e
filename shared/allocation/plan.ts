/**
 * How wanted units are spread over warehouses: in rank order, no more than is available in each; what is left is a
 * back-order. Pure; who comes first is decided by the order in which it is called (oldest order first).
 */

export interface WarehouseStock {
  readonly warehouseId: string;
  /** On hand − unavailable − committed; may be negative. */
  readonly availableQty: number;
}

export interface ClaimPlan {
  readonly claims: readonly { readonly warehouseId: string; readonly qty: number }[];
  readonly shortQty: number;
}

/** `stock` in rank order. Prefers the first warehouse that has everything, so that an order is split only when it must. */
export function planClaim(wantedQty: number, stock: readonly WarehouseStock[]): ClaimPlan {
  const whole = stock.find((place) => place.availableQty >= wantedQty);
  if (whole)
    return { claims: wantedQty > 0 ? [{ warehouseId: whole.warehouseId, qty: wantedQty }] : [], shortQty: 0 };
  const claims: { warehouseId: string; qty: number }[] = [];
  let left = wantedQty;
  for (const place of stock) {
    const qty = Math.min(left, Math.max(0, place.availableQty));
    if (qty > 0) claims.push({ warehouseId: place.warehouseId, qty });
    left -= qty;
  }
  return { claims, shortQty: left };
}

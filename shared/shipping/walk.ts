/** The order of walking: warehouse by warehouse, bin by bin, what lies in no bin last. */

export interface WalkStop {
  readonly warehouseRank: number;
  readonly warehouseId: string;
  readonly walkOrder: number | null;
  readonly binCode: string | null;
  readonly sku: string;
  /** Urgency of the order it is for; null: none. */
  readonly deadlineAt: number | null;
  readonly id: string;
}

export function compareStops(a: WalkStop, b: WalkStop): number {
  return (
    a.warehouseRank - b.warehouseRank ||
    compareText(a.warehouseId, b.warehouseId) ||
    (a.walkOrder ?? Number.MAX_SAFE_INTEGER) - (b.walkOrder ?? Number.MAX_SAFE_INTEGER) ||
    compareText(a.binCode ?? '\uffff', b.binCode ?? '\uffff') ||
    compareText(a.sku, b.sku) ||
    (a.deadlineAt ?? Number.MAX_SAFE_INTEGER) - (b.deadlineAt ?? Number.MAX_SAFE_INTEGER) ||
    compareText(a.id, b.id)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

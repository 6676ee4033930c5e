/** The pick list as stops of a walk: what lies in one bin of one item is taken in one go, for however many orders. */
import type { QueryReply } from '../../shared/api/contract.ts';

export type PickRow = QueryReply<'pick.list'>['rows'][number];

export interface PickStop {
  readonly key: string;
  readonly itemId: string;
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
  readonly imageUrl: string | null;
  readonly binCode: string | null;
  readonly rows: readonly PickRow[];
  /** Units still to fetch. */
  readonly openQty: number;
  readonly orderNumbers: readonly string[];
}

/** Units of a row that were confirmed here and not yet heard of again: the quantity it will have. */
export type Awaited = ReadonlyMap<string, number>;

export const openQtyOf = (row: PickRow, awaited: Awaited): number =>
  Math.max(0, row.qty - Math.max(row.pickedQty, awaited.get(row.fulfilmentLineId) ?? 0));

/** In the list's own order; what was put off comes last, in the order of putting off. Stopped work is not fetched. */
export function stopsOf(
  rows: readonly PickRow[],
  awaited: Awaited,
  later: readonly string[],
): readonly PickStop[] {
  const groups = new Map<string, PickRow[]>();
  for (const row of rows) {
    if (row.isStopped || openQtyOf(row, awaited) === 0) continue;
    const key = `${row.warehouseId} ${row.binId ?? ''} ${row.itemId}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const stops = [...groups].flatMap(([key, group]) => {
    const [row] = group;
    if (!row) return [];
    const { itemId, sku, name, variant, imageUrl, binCode } = row;
    const openQty = group.reduce((sum, each) => sum + openQtyOf(each, awaited), 0);
    const orderNumbers = [...new Set(group.map((each) => each.orderNumber))];
    return [{ key, itemId, sku, name, variant, imageUrl, binCode, rows: group, openQty, orderNumbers }];
  });
  const rank = (stop: PickStop): number => later.indexOf(stop.key);
  return stops.toSorted((a, b) => rank(a) - rank(b));
}

/** Splits units over the rows of a stop, the first row first. */
export function sharesOf(
  stop: PickStop,
  units: number,
  awaited: Awaited,
): readonly { readonly row: PickRow; readonly qty: number }[] {
  let left = units;
  return stop.rows.flatMap((row) => {
    const qty = Math.min(left, openQtyOf(row, awaited));
    left -= qty;
    return qty > 0 ? [{ row, qty }] : [];
  });
}

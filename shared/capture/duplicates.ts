/** Suspected duplicates: the same customer, the same goods, close in time, both still alive. */

export interface OrderTrace {
  readonly id: string;
  readonly customerId: string;
  readonly placedAt: number;
  readonly totalMinor: number;
  /** From `goodsKey`. */
  readonly goods: string;
}

/** Orders of one customer within this time, ms, may be one order sent twice. */
export const DUPLICATE_WINDOW_MS = 30 * 60 * 1000;

/** What was bought, whatever the order of lines. */
export const goodsKey = (
  lines: readonly { readonly sku: string; readonly name: string; readonly qty: number }[],
): string =>
  lines
    .map((line) => `${line.qty}×${line.sku || line.name}`)
    .sort()
    .join('|');

/** The earlier order that this one seems to repeat. */
export function suspectedOriginal(order: OrderTrace, others: readonly OrderTrace[]): OrderTrace | undefined {
  if (order.goods === '') return undefined;
  return others.find(
    (other) =>
      other.id !== order.id &&
      other.customerId === order.customerId &&
      other.goods === order.goods &&
      other.totalMinor === order.totalMinor &&
      (other.placedAt < order.placedAt || (other.placedAt === order.placedAt && other.id < order.id)) &&
      order.placedAt - other.placedAt <= DUPLICATE_WINDOW_MS,
  );
}

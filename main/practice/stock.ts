/**
 * The shop's stock as WooCommerce moves it: taken off when an order is paid or put on hold, noted per line in the text
 * `_reduced_stock`, put back when the order is cancelled. Orders on the way to completion take nothing twice.
 */

import type { Counters } from './checkout.ts';
import type { Order, OrderLine, Product } from './model.ts';

export interface StockContext {
  readonly products: ReadonlyMap<number, Product>;
  readonly counters: Counters;
  readonly nowMs: number;
  readonly note: (order: Order, text: string) => void;
}

const REDUCED = '_reduced_stock';

export const reducedOf = (line: OrderLine): number =>
  Number(line.meta.find((meta) => meta.key === REDUCED)?.value ?? 0);

/** Writes down on a line what the shop took off; nothing where it is none. */
export function setReduced(line: OrderLine, quantity: number, counters: Counters): void {
  const found = line.meta.find((meta) => meta.key === REDUCED);
  if (quantity === 0) line.meta = line.meta.filter((meta) => meta !== found);
  else if (found) found.value = String(quantity);
  else line.meta.push({ id: counters.meta++, key: REDUCED, value: String(quantity) });
}

export function setStock(
  product: Product,
  stock: number,
  nowMs: number,
  products: StockContext['products'],
): void {
  product.stock = stock;
  product.isInStock = stock > 0 || product.backorders !== 'no';
  product.modifiedMs = nowMs;
  const parent = products.get(product.parentId);
  if (parent) parent.modifiedMs = nowMs;
}

const managed = (line: OrderLine, context: StockContext): Product | undefined => {
  const product = context.products.get(line.variationId || line.productId);
  return product?.isStockManaged ? product : undefined;
};

export function reduceStock(order: Order, context: StockContext): Product[] {
  const touched: Product[] = [];
  const changes: string[] = [];
  for (const line of order.lines) {
    const product = managed(line, context);
    if (!product || reducedOf(line) > 0) continue;
    const before = product.stock ?? 0;
    setStock(product, before - line.quantity, context.nowMs, context.products);
    setReduced(line, line.quantity, context.counters);
    changes.push(`${product.name} (${product.sku || `#${product.id}`}) ${before}&rarr;${product.stock}`);
    touched.push(product);
  }
  if (changes.length > 0) context.note(order, `Stock levels reduced: ${changes.join(', ')}`);
  return touched;
}

export function restoreStock(order: Order, context: StockContext): Product[] {
  const touched: Product[] = [];
  const changes: string[] = [];
  for (const line of order.lines) {
    const quantity = reducedOf(line);
    const product = managed(line, context);
    if (quantity === 0 || !product) continue;
    const before = product.stock ?? 0;
    setStock(product, before + quantity, context.nowMs, context.products);
    setReduced(line, 0, context.counters);
    changes.push(`${product.name} (${product.sku || `#${product.id}`}) ${before}&rarr;${product.stock}`);
    touched.push(product);
  }
  if (changes.length > 0) context.note(order, `Stock levels increased: ${changes.join(', ')}`);
  return touched;
}

/** Brings what was taken off a line in line with its quantity after an edit, as the admin's screen does. */
export function adjustStock(line: OrderLine, context: StockContext): Product | undefined {
  const product = managed(line, context);
  const taken = reducedOf(line);
  if (!product || taken === 0 || taken === line.quantity) return undefined;
  setStock(product, (product.stock ?? 0) + taken - line.quantity, context.nowMs, context.products);
  setReduced(line, line.quantity, context.counters);
  return product;
}

/** Puts units of lines back, as far as the shop took them off: what a refund does when it restocks. */
export function restock(
  order: Order,
  wanted: readonly (readonly [lineId: number, quantity: number])[],
  context: StockContext,
): Product[] {
  const touched: Product[] = [];
  for (const [lineId, quantity] of wanted) {
    const line = order.lines.find(({ id }) => id === lineId);
    const product = line && managed(line, context);
    if (!line || !product) continue;
    const back = Math.min(quantity, reducedOf(line));
    setStock(product, (product.stock ?? 0) + back, context.nowMs, context.products);
    setReduced(line, reducedOf(line) - back, context.counters);
    touched.push(product);
  }
  return touched;
}

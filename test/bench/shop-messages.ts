/** The bytes of a made-up shop as a pull would hand them on: pages of a hundred orders, products with their variations. */
import { generate } from '../../main/practice/generate.ts';
import { renderProduct, renderVariation } from '../../main/practice/render-product.ts';
import { sliceJsonArray } from '../../shared/base/json-array.ts';
import type { RawMessage } from '../../shared/sync/connector.ts';

/** Committed: figures of different days are of the same orders. */
export const BENCH_SEED = 20261123;
const PAGE = 100;
/** Two years of orders, whatever their number. */
const DAYS = 730;

export interface ShopMessages {
  readonly products: readonly RawMessage[];
  /** Each page's bytes as they would come over the wire. */
  readonly pages: () => Generator<Buffer>;
}

export function shopMessages(orders: number): ShopMessages {
  const shop = generate({ seed: BENCH_SEED, count: orders, days: DAYS });
  const byId = new Map(shop.products.map((product) => [product.id, product]));
  const products = shop.products
    .filter((product) => product.kind !== 'variation')
    .map((product): RawMessage => {
      const body = JSON.stringify(renderProduct(product, shop.context));
      const variations = product.variationIds.flatMap((id) => {
        const variation = byId.get(id);
        return variation ? [JSON.stringify(renderVariation(variation, shop.context))] : [];
      });
      return {
        externalId: String(product.id),
        body: variations.length === 0 ? body : `{"product":${body},"variations":[${variations.join(',')}]}`,
      };
    });
  return {
    products,
    *pages() {
      let page: string[] = [];
      for (const order of shop.orders()) {
        page.push(JSON.stringify(order));
        if (page.length < PAGE) continue;
        yield Buffer.from(`[${page.join(',')}]`);
        page = [];
      }
      if (page.length > 0) yield Buffer.from(`[${page.join(',')}]`);
    },
  };
}

/** Pages of orders that no dataset holds: the same shop, other order numbers, other days. */
export function* freshPages(): Generator<Buffer> {
  const offset = 50_000_000 + (Date.now() % 1_000_000) * 100;
  const shop = generate({ seed: BENCH_SEED, count: 60_000, days: DAYS });
  let page: string[] = [];
  for (const order of shop.orders()) {
    page.push(JSON.stringify({ ...order, id: order.id + offset, number: String(order.id + offset) }));
    if (page.length < PAGE) continue;
    yield Buffer.from(`[${page.join(',')}]`);
    page = [];
  }
}

/** From a page's bytes to its messages, as the connector's pull does it: each with its id and exact source text. */
export function messagesOf(page: Buffer): RawMessage[] {
  const text = page.toString('utf8');
  const elements = JSON.parse(text) as { id: number }[];
  const slices = sliceJsonArray(text) ?? [];
  return slices.map(({ start, end }, index) => ({
    externalId: String(elements[index]?.id),
    body: text.slice(start, end),
  }));
}

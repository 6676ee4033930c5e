/** `/products`, their variations, and the batches that write stock. */

import { parseMinor } from '../../../shared/base/money.ts';
import type { Product } from '../model.ts';
import { renderProduct, renderVariation } from '../render-product.ts';
import type { ShopCore } from '../shop-core.ts';
import { setStock } from '../stock.ts';
import { type Answer, answer, isAnswer, restError } from './answer.ts';
import { readNumber, readObjects, readText } from './body.ts';
import { applyMeta } from './order-fields.ts';
import { readDates, readIds, readList, readPage } from './query.ts';
import { pageAnswer, type Route, type RouteRequest } from './route.ts';

export const productRoutes: readonly Route[] = [
  { method: 'GET', path: '/products', handle: list },
  { method: 'POST', path: '/products/batch', handle: batchProducts },
  { method: 'GET', path: '/products/:id', handle: readProduct },
  { method: 'PUT', path: '/products/:id', handle: updateProduct },
  { method: 'GET', path: '/products/:id/variations', handle: listVariations },
  { method: 'POST', path: '/products/:id/variations/batch', handle: batchVariations },
  { method: 'GET', path: '/products/:id/variations/:id', handle: readVariation },
  { method: 'PUT', path: '/products/:id/variations/:id', handle: updateVariation },
];

const DATES = ['after', 'before', 'modified_after', 'modified_before'] as const;
const BATCH_LIMIT = 100;

function list(request: RouteRequest): Answer {
  const { core, query } = request;
  const skus = readList(query, 'sku');
  const gtin = query.get('global_unique_id');
  // Only a search by SKU or barcode looks among variations.
  const all = [...core.products.values()].filter(
    (product) => product.kind !== 'variation' || skus !== undefined || gtin !== null,
  );
  const search = query.get('search')?.toLowerCase();
  const type = query.get('type');
  const status = query.get('stock_status');
  return select(request, '/products', {
    products: all.filter(
      (product) =>
        (skus?.includes(product.sku) ?? true) &&
        (gtin === null || product.gtin === gtin) &&
        (search === undefined || `${product.name} ${product.sku}`.toLowerCase().includes(search)) &&
        (type === null || product.kind === type) &&
        (status === null || (status === 'instock') === product.isInStock),
    ),
    render: renderProduct,
  });
}

function listVariations(request: RouteRequest): Answer {
  const parent = request.core.products.get(request.ids[0] ?? 0);
  if (!parent || parent.kind === 'variation') return invalidId('product', 404);
  const skus = readList(request.query, 'sku');
  const products = parent.variationIds
    .map((id) => request.core.products.get(id))
    .filter((product) => product !== undefined)
    .filter((product) => skus?.includes(product.sku) ?? true);
  return select(request, `/products/${parent.id}/variations`, { products, render: renderVariation });
}

interface Selection {
  readonly products: readonly Product[];
  readonly render: (product: Product, context: ShopCore['context']) => object;
}

function select(request: RouteRequest, path: string, { products, render }: Selection): Answer {
  const { core, query } = request;
  const page = readPage(query);
  if (isAnswer(page)) return page;
  const dates = readDates(query, DATES, core.context.time);
  if (isAnswer(dates)) return dates;
  const include = readIds(query, 'include');
  const exclude = readIds(query, 'exclude');
  const { after, before, modified_after, modified_before } = dates;
  const chosen = products.filter(
    (product) =>
      (include?.has(product.id) ?? true) &&
      !exclude?.has(product.id) &&
      (after === undefined || product.createdMs > after) &&
      (before === undefined || product.createdMs < before) &&
      (modified_after === undefined || product.modifiedMs > modified_after) &&
      (modified_before === undefined || product.modifiedMs < modified_before),
  );
  const key = query.get('orderby') ?? 'date';
  const sorted = chosen.toSorted((a, b) => {
    if (key === 'title') return a.name.localeCompare(b.name) || a.id - b.id;
    return (
      (key === 'modified' ? a.modifiedMs - b.modifiedMs : key === 'date' ? a.createdMs - b.createdMs : 0) ||
      a.id - b.id
    );
  });
  if (query.get('order') !== 'asc') sorted.reverse();
  const items = sorted
    .slice(page.offset, page.offset + page.perPage)
    .map((product) => render(product, core.context));
  return pageAnswer(request, { items, total: sorted.length, path, ...page });
}

const invalidId = (kind: 'product' | 'product_variation', status: number): Answer =>
  restError(status, `woocommerce_rest_${kind}_invalid_id`, 'Invalid ID.');

const productAt = (core: ShopCore, id: number): Product | undefined => {
  const product = core.products.get(id);
  return product?.kind === 'variation' ? undefined : product;
};

const variationAt = (core: ShopCore, parentId: number, id: number): Product | undefined => {
  const product = core.products.get(id);
  return product?.parentId === parentId && parentId > 0 ? product : undefined;
};

function readProduct({ core, ids }: RouteRequest): Answer {
  // A variation's id answers here too, in a product's shape.
  const product = core.products.get(ids[0] ?? 0);
  return product ? answer(renderProduct(product, core.context)) : invalidId('product', 404);
}

function readVariation({ core, ids }: RouteRequest): Answer {
  const product = variationAt(core, ids[0] ?? 0, ids[1] ?? 0);
  return product ? answer(renderVariation(product, core.context)) : invalidId('product_variation', 404);
}

function updateProduct({ core, ids, body }: RouteRequest): Answer {
  const product = productAt(core, ids[0] ?? 0);
  if (!product && core.products.has(ids[0] ?? 0)) {
    const message =
      'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.';
    return restError(404, 'woocommerce_rest_invalid_product_id', message);
  }
  if (!product) return invalidId('product', 400);
  return writeProduct(core, product, body) ?? answer(renderProduct(product, core.context));
}

function updateVariation({ core, ids, body }: RouteRequest): Answer {
  const product = variationAt(core, ids[0] ?? 0, ids[1] ?? 0);
  if (!product) return invalidId('product_variation', 400);
  return writeProduct(core, product, body) ?? answer(renderVariation(product, core.context));
}

/** Writes the fields the shop knows, or says what is wrong with them. */
function writeProduct(core: ShopCore, product: Product, body: RouteRequest['body']): Answer | undefined {
  const stock = body.stock_quantity;
  if (stock !== undefined && stock !== null && !Number.isInteger(readNumber(body, 'stock_quantity'))) {
    const message = 'stock_quantity is not of type integer,null.';
    return restError(400, 'rest_invalid_param', 'Invalid parameter(s): stock_quantity', {
      params: { stock_quantity: message },
    });
  }
  core.changeProduct(product, () => {
    if (typeof body.manage_stock === 'boolean') product.isStockManaged = body.manage_stock;
    if (!product.isStockManaged) product.stock = null;
    else if (stock !== undefined)
      setStock(product, readNumber(body, 'stock_quantity') ?? 0, core.now(), core.products);
    else product.stock ??= 0;
    product.name = readText(body, 'name') ?? product.name;
    product.sku = readText(body, 'sku') ?? product.sku;
    product.gtin = readText(body, 'global_unique_id') ?? product.gtin;
    const price =
      body.regular_price === undefined
        ? undefined
        : parseMinor(String(body.regular_price), core.settings.currency);
    product.priceMinor = price ?? product.priceMinor;
    applyMeta(core, product, body);
  });
  return undefined;
}

function batchProducts(request: RouteRequest): Answer {
  const { core } = request;
  return batch(request, (id, body) => {
    const product = productAt(core, id);
    if (!product) return invalidId('product', 400);
    return writeProduct(core, product, body) ?? answer(renderProduct(product, core.context));
  });
}

function batchVariations(request: RouteRequest): Answer {
  const { core, ids } = request;
  return batch(request, (id, body) => {
    const product = variationAt(core, ids[0] ?? 0, id);
    if (!product) return invalidId('product_variation', 400);
    return writeProduct(core, product, body) ?? answer(renderVariation(product, core.context));
  });
}

/** Each entry succeeds or fails by itself, the whole is a 200. */
function batch({ body }: RouteRequest, update: (id: number, body: RouteRequest['body']) => Answer): Answer {
  const updates = readObjects(body, 'update');
  const count = updates.length + readObjects(body, 'create').length + readObjects(body, 'delete').length;
  if (count > BATCH_LIMIT) {
    const message = `Unable to accept more than ${BATCH_LIMIT} items for this request.`;
    return restError(413, 'woocommerce_rest_request_entity_too_large', message);
  }
  const done = updates.map((entry) => {
    const id = readNumber(entry, 'id') ?? 0;
    const reply = update(id, entry);
    return reply.status < 400 ? reply.body : { id, error: reply.body };
  });
  return answer({ update: done });
}

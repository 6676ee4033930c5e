/** Edits of an order's lines through the API: quantities, totals, removals, additions; the sums follow. */

import { parseMinor } from '../../../shared/base/money.ts';
import { makeLine, refreshTaxLines } from '../checkout.ts';
import type { Order, OrderLine, Product } from '../model.ts';
import type { ShopCore } from '../shop-core.ts';
import { adjustStock } from '../stock.ts';
import { ratesFor, taxesOn } from '../taxes.ts';
import { type Answer, restError } from './answer.ts';
import { readNumber, readObjects, readText } from './body.ts';

type Body = Readonly<Record<string, unknown>>;

/** Applies `line_items`, or says why not; nothing is changed then. */
export function editItems(core: ShopCore, order: Order, body: Body): Answer | undefined {
  const wanted = readObjects(body, 'line_items');
  if (wanted.length === 0) return undefined;
  for (const item of wanted) {
    const id = readNumber(item, 'id');
    if (id !== undefined && !order.lines.some((line) => line.id === id)) {
      return restError(
        400,
        'woocommerce_rest_invalid_item_id',
        'Order item ID provided is not associated with order.',
      );
    }
    if (id === undefined && !productOf(core, item)) {
      return restError(400, 'woocommerce_rest_required_product_reference', 'Product ID or SKU is required.');
    }
  }
  core.changeOrder(order, (stock) => {
    const touched: Product[] = [];
    for (const item of wanted) {
      const line = order.lines.find(({ id }) => id === readNumber(item, 'id'));
      const product = line ? undefined : productOf(core, item);
      if (product) order.lines.push(newLine(core, order, { item, product }));
      else if (line && readNumber(item, 'quantity') === 0) {
        // Like the admin's screen, a line that is taken away gives its units back.
        line.quantity = 0;
        const moved = adjustStock(line, stock);
        if (moved) touched.push(moved);
        order.lines = order.lines.filter((other) => other !== line);
      } else if (line) {
        patchLine(core, order, { item, line });
        const moved = adjustStock(line, stock);
        if (moved) touched.push(moved);
      }
    }
    refreshTaxLines(order, core.counters);
    return touched;
  });
  return undefined;
}

export function productOf(core: ShopCore, item: Body): Product | undefined {
  const sku = readText(item, 'sku');
  if (sku) return [...core.products.values()].find((product) => product.sku === sku);
  return core.products.get(readNumber(item, 'variation_id') || readNumber(item, 'product_id') || 0);
}

export function newLine(
  core: ShopCore,
  order: Pick<Order, 'shipping'>,
  { item, product }: { readonly item: Body; readonly product: Product },
): OrderLine {
  const wanted = {
    product,
    parent: core.products.get(product.parentId),
    quantity: readNumber(item, 'quantity') ?? 1,
  };
  const line = makeLine(wanted, order.shipping, 0, core.world.checkout);
  retotal(core, order, { item, line });
  return line;
}

function patchLine(
  core: ShopCore,
  order: Order,
  { item, line }: { readonly item: Body; readonly line: OrderLine },
): void {
  line.name = readText(item, 'name') ?? line.name;
  // The API leaves the totals alone when only the quantity is given.
  line.quantity = readNumber(item, 'quantity') ?? line.quantity;
  retotal(core, order, { item, line });
}

/** Totals are net; taxes are computed anew from them. */
function retotal(
  core: ShopCore,
  order: Pick<Order, 'shipping'>,
  { item, line }: { readonly item: Body; readonly line: OrderLine },
): void {
  const amount = (name: string): number | undefined => {
    const value = item[name];
    return value === undefined ? undefined : parseMinor(String(value), core.settings.currency);
  };
  const total = amount('total');
  if (total === undefined && amount('subtotal') === undefined) return;
  line.totalExact = total ?? line.totalExact;
  line.subtotalExact = amount('subtotal') ?? line.subtotalExact;
  const { country, state } = order.shipping;
  line.taxes = taxesOn(line.subtotalExact, line.totalExact, ratesFor(country, state, line.taxClass));
}

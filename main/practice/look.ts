/** The shop as its own staff see it, in brief: the newest orders, and one with its lines, tracking and notes. */
import type { Order } from './model.ts';
import { renderOrder } from './render-order.ts';
import type { ShopCore } from './shop-core.ts';
import { TRACKING_META } from './snapshot.ts';

const NEWEST = 8;

/** `number` as customers see it; without one, or where there is no such order, `order` is null. */
export function takeLook(core: ShopCore, number: string | null) {
  const sorted = core.orders.sorted('createdMs');
  const wanted = number === null ? undefined : findByNumber(core, number);
  return {
    newest: sorted
      .slice(-NEWEST)
      .toReversed()
      .map((order) => head(core, order)),
    order: wanted ? { ...head(core, wanted), ...details(core, wanted) } : null,
  };
}

function findByNumber(core: ShopCore, number: string): Order | undefined {
  for (const order of core.orders.all()) if (renderOrder(order, core.context).number === number) return order;
  return undefined;
}

function head(core: ShopCore, order: Order) {
  const { id, number, status, total, currency, billing } = renderOrder(order, core.context);
  return {
    id,
    number,
    status,
    total,
    currency,
    customer: `${billing.first_name} ${billing.last_name}`.trim() || billing.company,
  };
}

const details = (core: ShopCore, order: Order) => ({
  lines: renderOrder(order, core.context).line_items.map((line) => ({
    name: line.name,
    sku: line.sku ?? '',
    qty: line.quantity,
    stockQty: stockOf(core, line.product_id, line.variation_id),
  })),
  trackings: trackingsOf(order),
  notes: order.notes.toReversed().map(({ note, isForCustomer }) => ({
    // The shop keeps notes as HTML; the arrow is the one sign it writes by name.
    text: note.replaceAll('&rarr;', '→'),
    isForCustomer,
  })),
});

function stockOf(core: ShopCore, productId: number, variationId: number): number | null {
  const product = core.products.get(variationId) ?? core.products.get(productId);
  return product?.isStockManaged ? product.stock : null;
}

function trackingsOf(order: Order): { carrier: string; number: string }[] {
  const value = order.meta.find(({ key }) => key === TRACKING_META)?.value;
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
    const { tracking_provider, custom_tracking_provider, tracking_number } = entry as Readonly<
      Record<string, unknown>
    >;
    return typeof tracking_number === 'string' && tracking_number !== ''
      ? [{ carrier: String(custom_tracking_provider || tracking_provider || ''), number: tracking_number }]
      : [];
  });
}

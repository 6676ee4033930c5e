/** Everything the shop holds, for comparing both sides: the API's JSON and what it shows elsewhere. */

import type { Meta, Order, OrderNote, Product, Refund, Review } from './model.ts';
import { renderOrder } from './render-order.ts';
import type { ShopCore } from './shop-core.ts';
import type { WooOrderJson } from './woo-json.ts';

export interface SnapshotOrder extends WooOrderJson {
  readonly practice: {
    readonly notes: readonly OrderNote[];
    readonly refunds: readonly Refund[];
    /** What the Shipment Tracking plugin reads. */
    readonly trackings: Meta['value'];
    readonly fulfillments: readonly {
      readonly id: number;
      readonly isFulfilled: boolean;
      readonly meta: Readonly<Record<string, Meta['value']>>;
    }[];
  };
}

export interface PracticeSnapshot {
  readonly nowMs: number;
  readonly orders: readonly SnapshotOrder[];
  readonly products: readonly {
    readonly id: number;
    readonly parentId: number;
    readonly kind: Product['kind'];
    readonly name: string;
    readonly sku: string;
    readonly isStockManaged: boolean;
    readonly isVirtual: boolean;
    readonly stock: number | null;
  }[];
  readonly reviews: readonly Review[];
}

export const TRACKING_META = '_wc_shipment_tracking_items';

export function takeSnapshot(core: ShopCore, only?: ReadonlySet<number>): PracticeSnapshot {
  const orders = [...core.orders.all()].filter((order) => only?.has(order.id) ?? true);
  return {
    nowMs: core.now(),
    orders: orders.map((order) => showOrder(core, order)),
    products: [...core.products.values()].map(
      ({ id, parentId, kind, name, sku, isStockManaged, isVirtual, stock }) => ({
        id,
        parentId,
        kind,
        name,
        sku,
        isStockManaged,
        isVirtual,
        stock,
      }),
    ),
    reviews: core.reviews,
  };
}

const showOrder = (core: ShopCore, order: Order): SnapshotOrder => ({
  ...renderOrder(order, core.context),
  practice: {
    notes: order.notes,
    refunds: order.refunds,
    trackings: order.meta.find(({ key }) => key === TRACKING_META)?.value ?? [],
    fulfillments: order.fulfillments
      .filter(({ deletedMs }) => deletedMs === null)
      .map(({ id, isFulfilled, meta }) => ({
        id,
        isFulfilled,
        meta: Object.fromEntries(meta.map(({ key, value }) => [key, value])),
      })),
  },
});

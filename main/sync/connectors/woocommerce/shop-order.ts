/** An order as the shop holds it now, with the few fields that writing and reading back look at. */
import { ChannelError } from '../../../../shared/sync/connector.ts';
import { connectors } from '../../../../shared/words/en/connectors.ts';
import type { Client } from './client.ts';
import { field } from './list-page.ts';
import { lifeOf } from './map-order.ts';
import { isGone } from './messages.ts';
import { metaList, scalar, TRACKING_KEY } from './meta.ts';
import { metas, type WireMeta } from './wire.ts';

const words = connectors.woocommerce.errors;

export interface ShopOrder {
  readonly id: string;
  readonly status: string;
  readonly isPaid: boolean;
  readonly metas: readonly WireMeta[];
}

export async function readShopOrder(client: Client, id: string): Promise<ShopOrder> {
  try {
    const { json } = await client.get(`orders/${encodeURIComponent(id)}`);
    const meta = metas.safeParse(field(json, 'meta_data'));
    return {
      id,
      status: String(field(json, 'status') ?? ''),
      isPaid: Boolean(field(json, 'date_paid_gmt') ?? field(json, 'date_paid')),
      metas: meta.success ? meta.data : [],
    };
  } catch (error) {
    if (isGone(error)) throw new ChannelError('refused', words.orderGone(id), { code: 'order_gone' });
    throw error;
  }
}

/** Whether the shop has closed the order in a way that nothing of ours may open again. */
export const isClosed = (order: ShopOrder): boolean =>
  ['cancelled', 'trashed', 'draft'].includes(lifeOf(order.status, false)) && order.status !== 'failed';

export const closedError = (order: ShopOrder): ChannelError =>
  new ChannelError('refused', words.orderClosed(order.id, order.status), { code: 'order_closed' });

export type TrackingItem = Readonly<Record<string, unknown>>;

export const trackingItems = (order: ShopOrder): readonly TrackingItem[] =>
  metaList(order.metas, TRACKING_KEY);

export const hasNumber = (items: readonly TrackingItem[], trackingNumber: string): boolean =>
  items.some((item) => scalar(item.tracking_number) === trackingNumber);

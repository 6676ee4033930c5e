/**
 * Tells the shop about one parcel. Every step looks before it writes, so that a repeat after a lost answer adds
 * nothing: the native fulfilment by our parcel's mark, tracking by its number, the note to the customer by its text.
 * The order of steps is the customer's: tracking must be known when the shop mails "completed".
 */
import type { ChannelConfig, PushIntent } from '../../../../shared/sync/connector.ts';
import { connectors } from '../../../../shared/words/en/connectors.ts';
import type { Client } from './client.ts';
import { field } from './list-page.ts';
import { lifeOf } from './map-order.ts';
import { scalar, TRACKING_KEY } from './meta.ts';
import { plainText } from './plain-text.ts';
import {
  closedError,
  hasNumber,
  isClosed,
  readShopOrder,
  type ShopOrder,
  trackingItems,
} from './shop-order.ts';
import { metas } from './wire.ts';

export type ShipIntent = Extract<PushIntent, { kind: 'ship' }>;

export const FULFILMENTS = 'fulfilments';
/** Followed by the plugin's namespace, such as `shipment_tracking:wc-shipment-tracking/v3`. */
export const SHIPMENT_TRACKING = 'shipment_tracking';

/** Our mark on a native fulfilment. */
const PARCEL_KEY = '_orderly_parcel';

export async function pushShip(client: Client, config: ChannelConfig, intent: ShipIntent): Promise<void> {
  const order = await readShopOrder(client, intent.orderExternalId);
  const { abilities } = config.facts;
  if (lifeOf(order.status, false) === 'trashed') throw closedError(order);

  // The shop refuses a fulfilment without items.
  if (abilities.includes(FULFILMENTS) && intent.lines.length > 0) await fulfil(client, intent);
  const tracking =
    intent.trackingNumber === '' ? undefined : await trackingMeta(client, config, order, intent);
  await writeNote(client, intent);
  const status =
    intent.isComplete && !isClosed(order) && order.status !== 'completed' ? 'completed' : undefined;
  if (tracking === undefined && status === undefined) return;
  await client.write('PUT', `orders/${order.id}`, {
    ...(status === undefined ? {} : { status }),
    ...(tracking === undefined ? {} : { meta_data: [tracking] }),
  });
}

/** WooCommerce's own fulfilments (10.1 and newer, where switched on). The shop checks no quantities. */
async function fulfil(client: Client, intent: ShipIntent): Promise<void> {
  const path = `orders/${intent.orderExternalId}/fulfillments`;
  if ((await fulfilments(client, intent.orderExternalId)).some((known) => isOurs(known, intent))) return;
  const meta: [string, unknown][] = [
    ['_items', intent.lines.map((line) => ({ item_id: Number(line.lineExternalId), qty: line.qty }))],
    [PARCEL_KEY, intent.parcelId],
  ];
  if (intent.trackingNumber !== '') meta.push(['_tracking_number', intent.trackingNumber]);
  if (intent.carrierName !== '') {
    meta.push(['_shipment_provider', intent.carrierCode || 'other'], ['_provider_name', intent.carrierName]);
  }
  if (intent.trackingUrl !== '') meta.push(['_tracking_url', intent.trackingUrl]);
  await client.write('POST', path, {
    status: 'fulfilled',
    is_fulfilled: true,
    meta_data: meta.map(([key, value]) => ({ id: 0, key, value })),
  });
}

interface Fulfilment {
  readonly parcelId: string;
  readonly trackingNumber: string;
}

export async function fulfilments(client: Client, orderId: string): Promise<Fulfilment[]> {
  const { json } = await client.get(`orders/${orderId}/fulfillments`);
  const listed = Array.isArray(json) ? json : field(json, 'fulfillments');
  return (Array.isArray(listed) ? listed : [])
    .filter((entry) => !field(entry, 'date_deleted'))
    .map((entry) => {
      const meta = metas.safeParse(field(entry, 'meta_data'));
      const value = (key: string) =>
        scalar((meta.success ? meta.data : []).find((one) => one.key === key)?.value);
      return { parcelId: value(PARCEL_KEY), trackingNumber: value('_tracking_number') };
    });
}

export const isOurs = (known: Fulfilment, intent: ShipIntent): boolean =>
  known.parcelId === intent.parcelId ||
  (known.parcelId === '' && intent.trackingNumber !== '' && known.trackingNumber === intent.trackingNumber);

/**
 * The tracking as plugins read it. Where a plugin serves an address for it, the plugin is asked to add it; elsewhere
 * the meta field itself is returned, to be written together with the status.
 */
async function trackingMeta(
  client: Client,
  config: ChannelConfig,
  order: ShopOrder,
  intent: ShipIntent,
): Promise<object | undefined> {
  const known = trackingItems(order);
  if (hasNumber(known, intent.trackingNumber)) return undefined;
  const item = {
    tracking_provider: '',
    custom_tracking_provider: intent.carrierName,
    custom_tracking_link: intent.trackingUrl,
    tracking_number: intent.trackingNumber,
  };
  const plugin = trackingPlugin(config);
  if (plugin !== undefined) {
    const path = `/wp-json/${plugin}/orders/${order.id}/shipment-trackings`;
    const { json } = await client.get(path);
    if (Array.isArray(json) && hasNumber(json, intent.trackingNumber)) return undefined;
    await client.write('POST', path, {
      custom_tracking_provider: item.custom_tracking_provider,
      custom_tracking_link: item.custom_tracking_link,
      tracking_number: item.tracking_number,
      date_shipped: new Date(intent.shippedAt).toISOString().slice(0, 10),
    });
    return undefined;
  }
  const existing = order.metas.find((meta) => meta.key === TRACKING_KEY);
  const added = {
    ...item,
    date_shipped: String(Math.floor(intent.shippedAt / 1000)),
    tracking_id: intent.parcelId,
  };
  return {
    ...(existing === undefined || existing.id === 0 ? {} : { id: existing.id }),
    key: TRACKING_KEY,
    value: [...known, added],
  };
}

export function trackingPlugin(config: ChannelConfig): string | undefined {
  const ability = config.facts.abilities.find((name) => name.startsWith(SHIPMENT_TRACKING));
  return ability === undefined ? undefined : ability.slice(SHIPMENT_TRACKING.length + 1) || 'wc/v3';
}

async function writeNote(client: Client, intent: ShipIntent): Promise<void> {
  if (intent.note.trim() === '' || (await hasNote(client, intent))) return;
  await client.write('POST', `orders/${intent.orderExternalId}/notes`, {
    note: noteText(intent),
    customer_note: true,
  });
}

/** Whether the customer was told already. Notes are compared as text, because the shop may mark them up. */
export async function hasNote(client: Client, intent: ShipIntent): Promise<boolean> {
  const { json } = await client.get(`orders/${intent.orderExternalId}/notes`, { type: 'customer' });
  const wanted = comparable(noteText(intent));
  return Array.isArray(json) && json.some((note) => comparable(String(field(note, 'note') ?? '')) === wanted);
}

const comparable = (text: string): string => plainText(text).replace(/\s+/g, ' ').trim();

/**
 * A text that names its tracking number is recognised by itself. Others are the same for every parcel, so they carry
 * the end of the parcel's id.
 */
export function noteText(intent: ShipIntent): string {
  const note = intent.note.trim();
  if (intent.trackingNumber !== '' && note.includes(intent.trackingNumber)) return note;
  return `${note} ${connectors.woocommerce.note.parcelMark(intent.parcelId.slice(-8))}`;
}

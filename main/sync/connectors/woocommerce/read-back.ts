/** Compares what the shop holds after a push with what it was told. Reads only. */
import { never } from '../../../../shared/base/assert.ts';
import type { ChannelConfig, PushIntent, ReadBack } from '../../../../shared/sync/connector.ts';
import type { Client } from './client.ts';
import { scalar } from './meta.ts';
import { FULFILMENTS, fulfilments, hasNote, isOurs, type ShipIntent, trackingPlugin } from './push-ship.ts';
import { hasNumber, readShopOrder, trackingItems } from './shop-order.ts';
import { readBackStock } from './stock.ts';

const AGREES: ReadBack = { kind: 'agrees' };
const differs = (field: string, ours: string, theirs: string): ReadBack => ({
  kind: 'differs',
  field,
  ours,
  theirs,
});

export async function readBack(client: Client, config: ChannelConfig, intent: PushIntent): Promise<ReadBack> {
  switch (intent.kind) {
    case 'ship':
      return readBackShip(client, config, intent);
    case 'paid': {
      const order = await readShopOrder(client, intent.orderExternalId);
      // Cash on delivery has no payment date before it is completed; being in work is all the shop can show.
      const isTaken = order.isPaid || order.status === 'processing' || order.status === 'completed';
      return isTaken ? AGREES : differs('payment', 'paid', order.status);
    }
    case 'complete': {
      const order = await readShopOrder(client, intent.orderExternalId);
      return order.status === 'completed' ? AGREES : differs('status', 'completed', order.status);
    }
    case 'stock':
      return readBackStock(client, intent);
    default:
      return never(intent);
  }
}

async function readBackShip(client: Client, config: ChannelConfig, intent: ShipIntent): Promise<ReadBack> {
  const order = await readShopOrder(client, intent.orderExternalId);
  if (intent.isComplete && order.status !== 'completed') return differs('status', 'completed', order.status);
  if (intent.trackingNumber !== '') {
    const items = [...trackingItems(order), ...(await pluginItems(client, config, order.id))];
    if (!hasNumber(items, intent.trackingNumber)) {
      const theirs = items.map((item) => scalar(item.tracking_number)).join(', ');
      return differs('tracking_number', intent.trackingNumber, theirs);
    }
  }
  if (config.facts.abilities.includes(FULFILMENTS) && intent.lines.length > 0) {
    const known = await fulfilments(client, order.id);
    if (!known.some((one) => isOurs(one, intent))) {
      return differs('fulfilment', intent.parcelId, known.map((one) => one.parcelId).join(', '));
    }
  }
  if (intent.note.trim() !== '' && !(await hasNote(client, intent)))
    return differs('note', 'sent', 'missing');
  return AGREES;
}

async function pluginItems(
  client: Client,
  config: ChannelConfig,
  orderId: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const plugin = trackingPlugin(config);
  if (plugin === undefined) return [];
  const { json } = await client.get(`/wp-json/${plugin}/orders/${orderId}/shipment-trackings`);
  return Array.isArray(json) ? json : [];
}

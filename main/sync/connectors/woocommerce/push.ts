/** Tells the shop what happened here. Each intent can be repeated: what the shop already holds is not written again. */
import { never } from '../../../../shared/base/assert.ts';
import type { ChannelConfig, PushIntent, PushOutcome } from '../../../../shared/sync/connector.ts';
import type { Client } from './client.ts';
import { pushShip } from './push-ship.ts';
import { closedError, isClosed, readShopOrder } from './shop-order.ts';
import { pushStock } from './stock.ts';

export async function push(client: Client, config: ChannelConfig, intent: PushIntent): Promise<PushOutcome> {
  switch (intent.kind) {
    case 'ship':
      await pushShip(client, config, intent);
      return { kind: 'done' };
    case 'paid':
      await pushPaid(client, intent.orderExternalId);
      return { kind: 'done' };
    case 'complete':
      await pushComplete(client, intent.orderExternalId);
      return { kind: 'done' };
    case 'stock':
      return pushStock(client, intent);
    default:
      return never(intent);
  }
}

/** Statuses in which WooCommerce still waits for the money. */
const UNPAID = new Set(['pending', 'on-hold', 'failed']);

/**
 * WooCommerce has no way to say "paid" that suits every order: `set_paid` passes over orders on hold (bank transfer)
 * and completes cash on delivery. Moving a waiting order to `processing` sets its payment date and takes the stock, as
 * a payment would. An order in work that is paid later (cash on delivery) gets its date from the shop on completion.
 */
async function pushPaid(client: Client, id: string): Promise<void> {
  const order = await readShopOrder(client, id);
  if (order.isPaid) return;
  if (isClosed(order)) throw closedError(order);
  if (UNPAID.has(order.status)) await client.write('PUT', `orders/${id}`, { status: 'processing' });
}

async function pushComplete(client: Client, id: string): Promise<void> {
  const order = await readShopOrder(client, id);
  if (order.status === 'completed') return;
  if (isClosed(order)) throw closedError(order);
  await client.write('PUT', `orders/${id}`, { status: 'completed' });
}

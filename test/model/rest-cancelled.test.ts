/** Part of an order left, the rest was given back: nothing more will be shipped, so the shop is told that it is complete. */
import { afterEach, expect, it } from 'vitest';
import { openWork, ship } from '../acceptance/hands.ts';
import { connectShop } from '../acceptance/shop-account.ts';
import { compareSides } from '../acceptance/sides.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

it('a refund of what has not left completes the order on both sides', async () => {
  world = await createWorld({ practice: { orders: 0, hasOddities: false } });
  await connectShop(world, { goLive: true });
  const { shop } = world.shop;
  world.clock.advance(60_000);
  const placed = shop.placeOrder({
    lines: [
      { sku: 'LA-OLV', quantity: 1 },
      { sku: 'WP-50', quantity: 9_000 },
    ],
  });
  await world.sync();
  const [row] = (await world.ask('orders.search', { text: placed.number })).rows;
  await world.do('order.choose_shipping', { orderId: row?.id ?? '', policy: 'part' });
  const [work] = await openWork(world);
  await ship(world, work?.fulfilmentId ?? '', '00340434123456789');
  await world.sync();
  // What was there has left; until the customer decides about the rest, the order stays open.
  expect(shop.order(placed.id)?.status).toBe('processing');
  const order = await world.ask('orders.get', { orderId: row?.id ?? '' });
  const rest = (order?.lines ?? []).flatMap((line) => {
    const theirs = placed.line_items.find(({ sku }) => sku === line.sku);
    const qty = line.orderedQty - line.shippedQty;
    return theirs && qty > 0 ? [[theirs.id, qty] as const] : [];
  });
  world.clock.advance(60_000);
  shop.refund(placed.id, { lines: Object.fromEntries(rest), reason: 'Not in stock', isRestocked: true });
  world.clock.advance(60_000);
  await world.sync();
  expect(shop.order(placed.id)?.status).toBe('completed');
  expect(await world.ask('orders.get', { orderId: row?.id ?? '' })).toMatchObject({
    life: 'completed',
    channelStatus: 'completed',
    channelAgreement: 'agrees',
  });
  const { differences } = await compareSides(world);
  expect(differences.filter(({ subject }) => subject.startsWith('order'))).toEqual([]);
});

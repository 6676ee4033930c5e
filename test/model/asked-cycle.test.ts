/** A cycle that somebody asked for ends with the shop's picture of what it was told, without a second one. */
import { afterEach, expect, it } from 'vitest';
import { openWork, ship } from '../acceptance/hands.ts';
import { connectShop } from '../acceptance/shop-account.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

it('an order paid on delivery is completed and paid in the same cycle that told its parcel', async () => {
  world = await createWorld({ practice: { orders: 0, hasOddities: false } });
  await connectShop(world, { goLive: true });
  const placed = world.shop.shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 1 }], payment: 'cod' });
  world.clock.advance(60_000);
  await world.task('sync.run', {});
  const [work] = await openWork(world);
  await ship(world, work?.fulfilmentId ?? '', '00340434123456789');
  world.clock.advance(60_000);
  await world.task('sync.run', {});
  const [row] = (await world.ask('orders.search', { text: placed.number })).rows;
  expect(row).toMatchObject({ life: 'completed', paymentStatus: 'paid', channelAgreement: 'agrees' });
  expect(await world.ask('orders.get', { orderId: row?.id ?? '' })).toMatchObject({
    channelStatus: 'completed',
  });
});

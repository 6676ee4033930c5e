/** Orders that were over before Orderly came are worked on no more; what their columns say follows the shop all the same. */
import { afterEach, expect, it } from 'vitest';
import { connectShop } from '../acceptance/shop-account.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

it('an old order that is refunded or trashed at the shop shows it, and every derived column is right', async () => {
  world = await createWorld({ practice: { orders: 40, hasOddities: false } });
  await connectShop(world, { goLive: true });
  const { shop } = world.shop;
  const sent = world.shop
    .snapshot()
    .orders.filter(({ status, refunds }) => status === 'completed' && refunds.length === 0);
  const [refunded, partly, trashed] = sent;
  if (!refunded || !partly || !trashed) throw new Error('The seed has too few completed orders');
  world.clock.advance(60_000);
  shop.refund(refunded.id);
  shop.refund(partly.id, { amountMinor: 1 });
  shop.trashOrder(trashed.id);
  await world.task('sync.run', {});
  const statusOf = async (number: string) =>
    (await world.ask('orders.search', { text: number })).rows.map((row) => [
      row.isHistory,
      row.paymentStatus,
    ]);
  expect(await statusOf(refunded.number)).toEqual([[true, 'refunded']]);
  expect(await statusOf(partly.number)).toEqual([[true, 'partly_refunded']]);
  const { checks } = await world.ask('system.check', {});
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

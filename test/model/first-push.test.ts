import { afterEach, expect, it } from 'vitest';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

it('a quantity that somebody changed in the shop before our first write is shown, never overwritten', async () => {
  world = await createWorld({ seed: 3, practice: { orders: 20, hasOddities: false } });
  await world.connect({ isLive: true, cutover: '2020-01-01' });
  const { items } = await world.ask('items.list', { view: 'all' });
  const item = items.find((one) => one.onHandQty > 5 && one.committedQty === 0);
  if (!item) throw new Error('the shop has an item nobody ordered');
  const listing = (await world.ask('items.get', { itemId: item.id }))?.listings[0];
  const id = Number(listing?.externalId.split(':').at(-1));
  const wanted = item.onHandQty - 2;
  world.shop.shop.setStock(id, wanted);
  await world.do('stock.write_off', { itemId: item.id, qty: 1, reason: 'damaged' });
  world.clock.advance(120_000);
  await world.sync();
  world.clock.advance(120_000);
  await world.sync();
  expect(world.shop.shop.product(id)?.stock).toBe(wanted);
  const after = await world.ask('items.get', { itemId: item.id });
  expect(after?.listings[0]).toMatchObject({ differsQty: wanted, pushedQty: null });
});

it('of a shop where only customers bought, every first write goes through', async () => {
  world = await createWorld({ seed: 4, practice: { orders: 20, hasOddities: false } });
  await world.connect({ isLive: true, cutover: '2020-01-01' });
  world.clock.advance(5_000);
  for (let order = 0; order < 5; order += 1) world.shop.shop.placeOrder({});
  world.clock.advance(60_000);
  await world.sync();
  world.clock.advance(60_000);
  await world.sync();
  const { items } = await world.ask('items.list', { view: 'differs' });
  expect(items).toEqual([]);
});

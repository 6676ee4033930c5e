/** The shop's clock is its own: whether an order came before the opening of stock is judged by one clock, not by two. */
import { expect, it } from 'vitest';
import { createPracticeShop } from '../../main/practice/practice-shop.ts';
import { createWorld } from '../support/world.ts';

it.each([
  ['ten minutes slow', -600_000],
  ['right', 0],
  ['ten minutes fast', 600_000],
])('stock opens with what stands on the shelf, although the shop’s clock is %s', async (_, offset) => {
  const world = await createWorld();
  const practice = await createPracticeShop({
    seed: 3,
    orders: 0,
    hasOddities: false,
    timer: null,
    clock: () => world.clock.now() + offset,
  });
  const { shop } = practice;
  try {
    const shelf = shop.product('LA-OLV')?.stock ?? Number.NaN;
    const availableQty = async () =>
      (await world.ask('items.search', { text: 'LA-OLV' })).items[0]?.availableQty;
    const sell = (quantity: number) => {
      world.clock.advance(90_000);
      shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity }] });
      world.clock.advance(90_000);
    };
    sell(5);
    const { account: accountId } = await world.task('account.add', {
      kind: 'woocommerce',
      name: 'Shop',
      url: practice.url,
      secrets: { consumer_key: practice.key, consumer_secret: practice.secret },
      isPractice: true,
    });
    await world.sync();
    expect(await availableQty()).toBe(shelf - 5);
    await world.do('account.go_live', { accountId });
    sell(2);
    await world.sync();
    expect(await availableQty()).toBe(shelf - 7);
    sell(1);
    await world.sync();
    expect(await availableQty()).toBe(shelf - 8);
  } finally {
    await practice.close();
    await world.close();
  }
});

/** A listing linked to the wrong item and taken off again leaves nothing behind that a scan could trip over. */
import { afterEach, expect, it } from 'vitest';
import { connectShop } from '../acceptance/shop-account.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

it('the codes that a listing brought go with it; those that people gave the item, and other listings, stay', async () => {
  world = await createWorld({ practice: { orders: 5 } });
  await connectShop(world);
  await world.task('sync.run', {});
  // One with a code of its own, whose right item is taken from it first.
  const { listings } = await world.ask('listings.list', { view: 'all', text: 'LA-OLV' });
  const listingId = listings[0]?.id ?? '';
  await world.do('listing.unlink', { listingId });
  const { itemId } = await world.do('item.create', { sku: 'WRONG', name: 'Another thing' });
  await world.do('barcode.add', { itemId, code: 'OWN-CODE-1' });
  await world.do('listing.link', { listingId, itemId });
  const codes = async () => (await world.ask('items.get', { itemId }))?.barcodes.map(({ code }) => code);
  expect(await codes()).toHaveLength(2);
  await world.do('listing.unlink', { listingId });
  expect(await codes()).toEqual(['OWN-CODE-1']);
});

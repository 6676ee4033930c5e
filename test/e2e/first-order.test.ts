/**
 * The first order, through the browser: placed at the practice shop, picked and packed by typed scans, handed over by its
 * carrier's label; and then the shop's own data says completed, with tracking, and what is left on its shelf.
 */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Desk, newCustomer, openDesk, scan } from './desk.ts';

const LABEL = '00340434161094042557';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterEach(() => expect(desk.said()).toEqual([]));

afterAll(() => desk?.close());

it('goes from the shop to the carrier and back by scans only', async () => {
  const goods = await twoTrackedItems();
  const placed = desk.shop.shop.placeOrder({
    lines: goods.map(({ sku }, index) => ({ sku, quantity: index + 1 })),
    payment: 'stripe',
    billing: newCustomer(),
    note: 'It is a gift: no prices in the box, please.',
  });
  await desk.sync();
  const before = await ours(goods);
  const found = await desk.ask('pack.find', { code: `#${placed.number}` });
  const fulfilmentId = found.work[0]?.fulfilmentId ?? '';
  expect(found.work.map((work) => [work.state, work.units])).toEqual([['released', 3]]);

  const page = await desk.open('/pick-and-pack');
  await page.getByRole('heading', { name: 'What is next?' }).waitFor();
  await scan(page, `#${placed.number}`);

  // Picking: the bins come one after the other, in whatever order they lie; each thing is scanned where it lies.
  await page.getByRole('region', { name: 'Take from' }).waitFor();
  for (let stop = 1; stop <= goods.length; stop += 1) {
    const shown = await page.getByRole('region', { name: 'Take from' }).textContent();
    const item = goods.find(({ sku }) => shown?.includes(sku));
    if (!item) throw new Error(`The counter shows ${shown}`);
    await scan(page, item.code);
    if (stop < goods.length)
      await page.getByRole('region', { name: 'Take from' }).filter({ hasNotText: item.sku }).waitFor();
  }
  await page.getByText('Everything on this list is picked').waitFor();
  await page.keyboard.press('Enter');

  // Packing: each unit is one scan; the last one closes the parcel.
  await page.getByRole('note').filter({ hasText: 'no prices in the box' }).waitFor();
  const [single, double] = goods;
  if (!single || !double) throw new Error('Two items were asked for');
  await scan(page, single.code);
  await page
    .getByRole('status')
    .filter({ hasText: `Right: ${single.name}` })
    .waitFor();
  await scan(page, single.code);
  await page
    .getByRole('alert')
    .filter({ hasText: `Too many: ${single.name}` })
    .waitFor();
  await scan(page, double.code);
  await scan(page, double.code);
  await page.getByRole('heading', { name: 'Scan the label of parcel 1' }).waitFor();
  await scan(page, LABEL);
  await page
    .getByRole('status')
    .filter({ hasText: `Handed over: ${placed.number}, parcel 1DHL` })
    .waitFor();
  expect((await desk.ask('pack.get', { fulfilmentId }))?.state).toBe('handed_over');

  await desk.sync();
  const told = (await shopState(placed.id)).orders[0];
  expect(told?.status).toBe('completed');
  expect(JSON.stringify(told?.practice.trackings)).toContain(LABEL);
  expect(told?.practice.notes.filter((note) => note.isForCustomer && note.note.includes(LABEL))).toHaveLength(
    1,
  );
  const after = await ours(goods);
  expect(after.map((item, index) => (before[index]?.onHand ?? 0) - item.onHand)).toEqual([1, 2]);
  expect(await shelfAtShop(goods, placed.id)).toEqual(after.map((item) => item.available));
});

interface Goods {
  readonly itemId: string;
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly code: string;
}

/** Items with plenty on the shop's shelf, a code of their own and a SKU that no other product has. */
async function twoTrackedItems(): Promise<readonly Goods[]> {
  const { products } = desk.shop.snapshot();
  const goods: Goods[] = [];
  for (const product of products) {
    const isAlone = products.filter(({ sku }) => sku === product.sku).length === 1;
    if (!isAlone || product.sku === '' || (product.stock ?? 0) < 10) continue;
    const { item } = await desk.ask('items.find_code', { code: product.sku });
    const detail = item && (await desk.ask('items.get', { itemId: item.id }));
    const code = detail?.barcodes[0]?.code;
    if (!item || code === undefined) continue;
    goods.push({ itemId: item.id, productId: product.id, sku: item.sku, name: item.name, code });
    if (goods.length === 2) return goods;
  }
  throw new Error('The practice shop has no two items of this kind');
}

/** What the shop says of itself, asked as anybody would who has its token. */
async function shopState(orderId: number): Promise<ReturnType<typeof desk.shop.snapshot>> {
  const url = `http://127.0.0.1:${desk.shop.port}/practice/state?orders=${orderId}`;
  const response = await fetch(url, { headers: { 'x-practice-token': desk.shop.token } });
  expect(response.status).toBe(200);
  return (await response.json()) as ReturnType<typeof desk.shop.snapshot>;
}

const shelfAtShop = async (
  goods: readonly Goods[],
  orderId: number,
): Promise<(number | null | undefined)[]> => {
  const { products } = await shopState(orderId);
  return goods.map(({ productId }) => products.find(({ id }) => id === productId)?.stock);
};

const ours = (goods: readonly Goods[]) =>
  Promise.all(
    goods.map(async ({ itemId }) => {
      const item = await desk.ask('items.get', { itemId });
      return { onHand: item?.total.onHandQty ?? 0, available: item?.total.availableQty ?? 0 };
    }),
  );

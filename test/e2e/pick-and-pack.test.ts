/** The counter in a real browser: what goes wrong at the shelf, the table and the door, and the ways out. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, newCustomer, openDesk, scan } from './desk.ts';

let desk: Desk;
let pages: Page[] = [];
let goods: readonly Goods[] = [];

interface Goods {
  readonly itemId: string;
  readonly sku: string;
  readonly name: string;
  readonly code: string;
}

beforeAll(async () => {
  desk = await openDesk({ orders: 24 });
  goods = await trackedItems(6);
});

afterEach(async () => {
  for (const page of pages) await page.context().close();
  pages = [];
  expect(desk.said()).toEqual([]);
});

afterAll(() => desk?.close());

const at = (index: number): Goods => {
  const item = goods[index];
  if (!item) throw new Error(`There is no item ${index}`);
  return item;
};

async function open(path: string, look = {}): Promise<Page> {
  const page = await desk.open(path, look);
  pages.push(page);
  return page;
}

interface Placed {
  readonly fulfilmentId: string;
  readonly id: number;
  readonly number: string;
}

/** Work for an order of so many units of each item. */
const work = (...units: readonly number[]): Promise<Placed> => workFrom(0, ...units);

/** The same, from a later item on: what was not found somewhere is missing for others. */
async function workFrom(first: number, ...units: readonly number[]): Promise<Placed> {
  const lines = units.map((quantity, index) => ({ sku: at(first + index).sku, quantity }));
  const { id, number } = desk.shop.shop.placeOrder({ lines, payment: 'stripe', billing: newCustomer() });
  await desk.sync();
  const found = await desk.ask('pack.find', { code: `#${number}` });
  const fulfilmentId = found.work[0]?.fulfilmentId;
  if (!fulfilmentId) throw new Error(`Order ${number} did not come to picking`);
  return { fulfilmentId, id, number };
}

async function table(fulfilmentId: string, look = {}): Promise<Page> {
  const page = await open(`/pick-and-pack?place=pack&work=${fulfilmentId}`, look);
  await page.getByRole('region', { name: 'Scan next' }).waitFor();
  return page;
}

const says = (page: Page, role: 'status' | 'alert', text: string | RegExp): Promise<void> =>
  page.getByRole(role).filter({ hasText: text }).waitFor();

const packOf = async (fulfilmentId: string) => {
  const pack = await desk.ask('pack.get', { fulfilmentId });
  if (!pack) throw new Error('The work is gone');
  return pack;
};

describe('at the shelf', () => {
  it('a wrong item is red with what was expected, Space picks without a scan, and what is missing goes elsewhere', async () => {
    const { fulfilmentId } = await workFrom(3, 1, 1, 3);
    const page = await open(`/pick-and-pack?place=pick&only=${fulfilmentId}`);
    const stop = page.getByRole('region', { name: 'Take from' });
    await stop.waitFor();
    const first = await shownItem(page);
    const wrong = goods.find((item) => item !== first) ?? first;
    await scan(page, wrong.code);
    await says(page, 'alert', `Wrong: ${wrong.name}`);
    await page.keyboard.press('ArrowRight');
    await stop.filter({ hasNotText: first.sku }).waitFor();
    const second = await shownItem(page);
    await page.keyboard.press('Space');
    await says(page, 'status', `Picked: ${second.name}`);
    await stop.filter({ hasNotText: second.sku }).waitFor();
    const third = await shownItem(page);
    await page.keyboard.press('f');
    const units = (await packOf(fulfilmentId)).lines.find(({ sku }) => sku === third.sku)?.qty ?? 0;
    if (units > 1) await page.getByLabel('Found').press('Enter');
    await page.getByText(`Not found: ${third.name}`).waitFor();
    const row = (await desk.ask('pick.list', { fulfilmentIds: [fulfilmentId] })).rows;
    expect(row.some(({ sku, pickedQty }) => sku === second.sku && pickedQty > 0)).toBe(true);
    expect(row.some(({ sku, pickedQty, qty }) => sku === third.sku && pickedQty < qty)).toBe(false);
  });

  it('the list stands in the order of walking, and all of it is picked and taken back', async () => {
    const { fulfilmentId } = await work(1, 2);
    const page = await open(`/pick-and-pack?place=pick&only=${fulfilmentId}&view=list`);
    await page
      .getByRole('row')
      .filter({ hasText: at(0).sku })
      .waitFor();
    await page.getByRole('button', { name: 'All picked' }).click();
    await expect.poll(async () => (await packOf(fulfilmentId)).state).toBe('picked');
    await page.getByText('3 units picked', { exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await packOf(fulfilmentId)).pickedUnits).toBe(0);
  });
});

describe('at the table', () => {
  it('scans that come at once are all counted, and a reload finds the parcel as it was', async () => {
    const { fulfilmentId } = await work(4, 1);
    const page = await table(fulfilmentId);
    for (let unit = 0; unit < 3; unit += 1) await scan(page, at(0).code);
    await says(page, 'status', '3 of 4');
    await page.reload();
    await page.getByText('3 of 4 are in the parcel').waitFor();
    await scan(page, at(0).code);
    await says(page, 'status', '4 of 4');
    expect((await packOf(fulfilmentId)).parcels.map(({ number, units }) => [number, units])).toEqual([
      [1, 4],
    ]);
  });

  it('an unknown code asks which line it is, and is known from then on', async () => {
    const { fulfilmentId } = await work(2, 1);
    const page = await table(fulfilmentId);
    await scan(page, '5012345678900');
    await says(page, 'alert', 'Unknown code: 5012345678900');
    await page.getByRole('button', { name: at(0).sku }).click();
    await says(page, 'status', '1 of 2');
    await scan(page, '5012345678900');
    await says(page, 'status', '2 of 2');
    expect((await desk.ask('items.find_code', { code: '5012345678900' })).item?.id).toBe(at(0).itemId);
  });

  it('Space counts a unit that is marked, minus takes it back, b opens the next parcel, each leaves by its label', async () => {
    const { fulfilmentId, number } = await work(1, 1);
    const page = await table(fulfilmentId);
    await page.keyboard.press('Space');
    await page.getByText('1 unit not scanned').waitFor();
    await page.keyboard.press('-');
    await says(page, 'status', 'Taken back');
    await scan(page, at(0).code);
    await says(page, 'status', '1 of 1');
    await page.keyboard.press('b');
    await says(page, 'status', 'Parcel 2 is open');
    await scan(page, at(1).code);
    await page.getByRole('heading', { name: 'Scan the label of parcel 1' }).waitFor();
    await scan(page, at(1).code);
    await says(page, 'alert', 'A carrier’s label is expected');
    await scan(page, '00340434161094042564');
    await page.getByRole('heading', { name: 'Scan the label of parcel 2' }).waitFor();
    await page.keyboard.press('l');
    await page.getByText('Collected', { exact: true }).click();
    await page.getByRole('button', { name: 'Hand over parcel 2' }).click();
    await says(page, 'status', `Handed over: ${number}, parcel 2`);
    const { parcels, state } = await packOf(fulfilmentId);
    expect(state).toBe('handed_over');
    expect(
      parcels.map(({ way, trackingNumber, unscannedUnits }) => [way, trackingNumber, unscannedUnits]),
    ).toEqual([
      ['carrier', '00340434161094042564', 0],
      ['collected', null, 0],
    ]);
  });

  it('ships what is here and names the rest', async () => {
    const { fulfilmentId } = await work(1, 2);
    const page = await table(fulfilmentId);
    await scan(page, at(0).code);
    await page.getByRole('button', { name: 'Ship what is here…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`2 × ${at(1).name}`).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Scan the label of parcel 1' }).waitFor();
    expect((await packOf(fulfilmentId)).laterUnits).toBe(2);
  });

  it('a change at the shop stops the parcel in red and says what changed; unpacking is the way out', async () => {
    const { fulfilmentId, id, number } = await work(1, 1);
    const page = await table(fulfilmentId);
    await scan(page, at(0).code);
    await says(page, 'status', '1 of 1');
    desk.shop.shop.cancelOrder(id);
    await desk.sync();
    await page.getByRole('heading', { name: /^Stop: The shop cancelled/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('u');
    await page.getByText(`Unpacked: ${number}`).waitFor();
    expect((await packOf(fulfilmentId)).state).toBe('cancelled');
  });
});

describe('at the door', () => {
  it('a slip chooses its parcel, a label without it hands nothing over', async () => {
    const { fulfilmentId, number } = await work(1);
    await packed(fulfilmentId);
    const page = await open('/pick-and-pack?place=handover');
    await page.getByRole('row').filter({ hasText: number }).waitFor();
    await scan(page, '00340434161094042571');
    await says(page, 'alert', 'Choose the parcel first');
    await scan(page, `#${number}`);
    await says(page, 'status', `Order ${number}, parcel 1`);
    await scan(page, '00340434161094042571');
    await says(page, 'status', `Handed over: ${number}`);
    expect((await packOf(fulfilmentId)).state).toBe('handed_over');
  });

  it('a file of tracking numbers is shown with its errors first, and imported whole or not at all', async () => {
    const { fulfilmentId, number } = await work(1);
    await packed(fulfilmentId);
    const page = await open('/pick-and-pack?place=handover&view=import');
    const choose = (rows: readonly string[]): Promise<void> =>
      page.getByLabel('CSV file').setInputFiles({
        name: 'tracking.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['order;tracking', ...rows].join('\n')),
      });
    await choose([`${number};00340434161094042588`, 'nobody;00340434161094042595']);
    await says(page, 'alert', '1 row cannot be used');
    const wrong = page.getByRole('table', { name: 'Rows that cannot be used' }).getByRole('row').nth(1);
    expect(await wrong.getByRole('cell').allTextContents()).toEqual([
      '3',
      'Order number',
      'nobody',
      'No packed or shipped order has this number',
    ]);
    expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0);
    await choose([`${number};00340434161094042588`]);
    await page.getByRole('button', { name: 'Import 1 number' }).click();
    await page.getByText('1 parcel handed over').waitFor();
    expect((await packOf(fulfilmentId)).parcels[0]?.trackingNumber).toBe('00340434161094042588');
  });
});

describe('everybody can use it', () => {
  it.each(['light', 'dark'] as const)('in %s: no violation that axe finds', async (theme) => {
    const { fulfilmentId } = await work(1, 2);
    const other = await work(1);
    await packed(other.fulfilmentId);
    const waiting = (await packOf(other.fulfilmentId)).parcels[0]?.id;
    for (const path of [
      '',
      '?place=pick',
      '?place=pick&view=list',
      '?place=pack&view=all',
      `?place=handover&parcel=${waiting}`,
      '?place=handover&view=import',
    ]) {
      const page = await open(`/pick-and-pack${path}`, { theme });
      await page.getByText('Scanner ready').waitFor();
      await page.waitForTimeout(300);
      expect(await violations(page), path).toEqual([]);
    }
    const page = await table(fulfilmentId, { theme });
    await scan(page, at(0).code);
    await says(page, 'status', 'Right');
    expect(await violations(page)).toEqual([]);
    await scan(page, '4006381333931');
    await page.getByRole('heading', { name: /^Which line/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html}`),
  );
}

/** Everything in one closed parcel, without a screen. */
async function packed(fulfilmentId: string): Promise<void> {
  const { parcelId } = await desk.do('parcel.open', { fulfilmentId });
  for (const line of (await packOf(fulfilmentId)).lines)
    for (let unit = 0; unit < line.qty; unit += 1)
      await desk.do('parcel.confirm_unit', { parcelId, fulfilmentLineId: line.fulfilmentLineId });
  await desk.do('parcel.close', { parcelId });
}

async function shownItem(page: Page): Promise<Goods> {
  const shown = await page.getByRole('region', { name: 'Take from' }).textContent();
  const item = goods.find(({ sku }) => shown?.includes(sku));
  if (!item) throw new Error(`The counter shows ${shown}`);
  return item;
}

/** Items with plenty on the shop's shelf, a code of their own and a SKU that no other product has. */
async function trackedItems(count: number): Promise<readonly Goods[]> {
  const { products } = desk.shop.snapshot();
  const found: Goods[] = [];
  for (const product of products) {
    const isAlone = products.filter(({ sku }) => sku === product.sku).length === 1;
    if (!isAlone || product.sku === '' || (product.stock ?? 0) < 40) continue;
    const { item } = await desk.ask('items.find_code', { code: product.sku });
    const code = item && (await desk.ask('items.get', { itemId: item.id }))?.barcodes[0]?.code;
    if (!item || !code || found.some(({ name }) => name === item.name)) continue;
    found.push({ itemId: item.id, sku: item.sku, name: item.name, code });
    if (found.length === count) return found;
  }
  throw new Error(`The practice shop has no ${count} items of this kind`);
}

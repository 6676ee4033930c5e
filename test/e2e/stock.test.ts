/** Stock in a real browser, over a real engine and a practice shop: figures with their sums, acts, links, scans. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, scan } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ orders: 60 });
});
afterAll(() => desk?.close());
afterEach(() => expect(desk.said()).toEqual([]));

async function openStock(path = '/stock', look = {}): Promise<Page> {
  const page = await desk.open(path, look);
  await page.getByRole('grid', { name: 'Items' }).waitFor();
  return page;
}

/** Presses keys one by one, slower than a scanner; answers how many there were. */
async function press(page: Page, ...keys: string[]): Promise<number> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
  return keys.length;
}

const allItems = async () => (await desk.ask('items.list', { view: 'all', limit: 200 })).items;

/** An item whose orders are short by what is claimed of it: everything of it is counted away. */
async function makeShort() {
  const item = (await allItems()).find((row) => row.committedQty > 0 && row.backorderedQty === 0);
  if (!item) throw new Error('No item is claimed by an order');
  await desk.do('stock.count', { itemId: item.id, countedQty: 0 });
  return item;
}

const itemOf = async (itemId: string) => {
  const item = await desk.ask('items.get', { itemId });
  if (!item) throw new Error('No such item');
  return item;
};

/** The shop's clock has whole seconds: what it tells of the last one is judged in the next. */
async function syncUntil(isSo: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await desk.sync();
        return isSo();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(true);
}

describe('what is short', () => {
  it('is solved by `d`: the missing units are booked in, the row is done, and undo takes it back', async () => {
    const item = await makeShort();
    const page = await openStock();
    await page
      .getByRole('region', { name: new RegExp(item.name.slice(0, 8)) })
      .first()
      .waitFor();
    await page.goto(`${new URL(page.url()).origin}/stock?view=short&item=${item.id}`);
    await page
      .getByRole('button', { name: /^Book in/ })
      .first()
      .waitFor();
    await press(page, 'd');
    const field = page.getByLabel('Quantity');
    await expect.poll(() => field.inputValue()).toBe(String(item.committedQty));
    await page.keyboard.press('Control+Enter');
    await page.getByText(`${item.committedQty} of ${item.sku} booked in`).waitFor();
    expect((await itemOf(item.id)).total).toMatchObject({
      onHandQty: item.committedQty,
      committedQty: item.committedQty,
      backorderedQty: 0,
    });
    await press(page, 'Control+z');
    await page.getByText(/^Undone:/).waitFor();
    expect((await itemOf(item.id)).total).toMatchObject({ onHandQty: 0, backorderedQty: item.committedQty });
    await desk.do('stock.book_in', { itemId: item.id, qty: item.committedQty });
  });
});

describe('the panel', () => {
  it('opens each figure to a sum whose rows add up to it', async () => {
    const item = (await allItems()).find((row) => row.committedQty > 0);
    const page = await openStock(`/stock?view=all&item=${item?.id}`);
    await page.getByRole('button', { name: /, Committed, show the sum$/ }).click();
    const sum = page.getByRole('dialog', { name: 'Committed' });
    await sum
      .getByText(/^Order /)
      .first()
      .waitFor();
    const figures = await sum.getByRole('row').getByRole('cell').allTextContents();
    const numbers = figures.map((text) => Number(text.replace('\u2212', '-')));
    expect(numbers.at(-1)).toBe(item?.committedQty);
    expect(numbers.slice(0, -1).reduce((total, figure) => total + figure, 0)).toBe(item?.committedQty);
  });

  it('counts, writes off with a reason, and keeps a half-filled form over a restart of the page', async () => {
    const item = (await allItems()).find((row) => row.committedQty === 0 && row.onHandQty > 10);
    const page = await openStock(`/stock?view=all&item=${item?.id}`);
    await page.getByRole('button', { name: /^Write off/ }).waitFor();
    await press(page, '-');
    await page.getByLabel('Quantity').fill('2');
    await page.getByLabel('Note').fill('wet');
    const { origin } = new URL(page.url());
    await page.goto(`${origin}/stock?view=all&item=${item?.id}`);
    await expect.poll(() => page.getByLabel('Note').inputValue()).toBe('wet');
    await page.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('option', { name: 'Damaged' }).click();
    await page.getByLabel('Note').focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText(`2 of ${item?.sku} written off`).waitFor();
    const { movements } = await itemOf(item?.id ?? '');
    expect(movements[0]).toMatchObject({ cause: 'written_off', reason: 'damaged', note: 'wet', qty: -2 });
  });

  it('says what differs at the shop, and writes ours over it', async () => {
    const item = (await allItems()).find(
      (row) => row.committedQty === 0 && row.onHandQty > 20 && row.shops.length === 1,
    );
    const product = desk.shop.shop.product(item?.sku ?? '');
    if (!item || !product) throw new Error('No such product');
    const shopQty = (): number | null | undefined => desk.shop.shop.product(item.sku)?.stock;
    await desk.do('stock.write_off', { itemId: item.id, qty: 1, reason: 'lost' });
    await syncUntil(async () => shopQty() === item.onHandQty - 1);
    // Somebody changes it in the shop, which nothing explains; then ours moves, too.
    desk.shop.shop.setStock(product.id, 7);
    await desk.do('stock.write_off', { itemId: item.id, qty: 1, reason: 'lost' });
    await syncUntil(async () => (await desk.ask('items.count', {})).differs > 0);
    const page = await openStock('/stock?view=differs');
    await page.getByText(/shows 7, should show/).waitFor();
    await press(page, 'd');
    await page.getByText(/will be told/).waitFor();
    await syncUntil(async () => shopQty() === item.onHandQty - 2);
  });
});

describe('a scan', () => {
  it('selects its item wherever the focus is, and an unknown code can be given to the open item', async () => {
    const items = await allItems();
    const coded = items.find((row) => row.committedQty === 0);
    const item = await itemOf(coded?.id ?? '');
    await desk.do('barcode.add', { itemId: item.id, code: 'SCAN-ME-1' });
    const page = await openStock('/stock?view=all');
    await press(page, '/');
    await scan(page, 'SCAN-ME-1');
    await expect.poll(() => new URL(page.url()).searchParams.get('item')).toBe(item.id);
    await page
      .getByRole('region', { name: new RegExp(item.name.slice(0, 6)) })
      .first()
      .waitFor();
    expect(await page.getByPlaceholder(/^Filter/).count()).toBe(0);
    await scan(page, 'NEVER-SEEN-9');
    await page.getByText('No item has the code NEVER-SEEN-9.').waitFor();
    await page.getByRole('button', { name: `Add it to ${item.sku}` }).click();
    await page.getByText('NEVER-SEEN-9 added').waitFor();
    expect((await itemOf(item.id)).barcodes.map(({ code }) => code)).toContain('NEVER-SEEN-9');
  });
});

describe('listings without an item', () => {
  it('are linked with at most four keys, and the next one is current', async () => {
    const before = (await desk.ask('items.count', {})).unlinked;
    const page = await openStock('/stock?view=unlinked');
    const first = (await desk.ask('listings.list', { view: 'unlinked' })).listings.find(
      (listing) => listing.proposals.length > 0,
    );
    await page.goto(`${new URL(page.url()).origin}/stock?view=unlinked&listing=${first?.id}`);
    await page.getByRole('button', { name: /^Link/ }).first().waitFor();
    expect(await press(page, 'Alt+1')).toBeLessThanOrEqual(4);
    await page.getByText(/ linked to /).waitFor();
    expect((await desk.ask('items.count', {})).unlinked).toBe(before - 1);
    await expect.poll(() => new URL(page.url()).searchParams.get('listing')).not.toBe(first?.id);
    await press(page, 'Control+z');
    await page.getByText(/^Undone:/).waitFor();
    expect((await desk.ask('items.count', {})).unlinked).toBe(before);
  });

  it('become an item of their own with a SKU typed', async () => {
    const page = await openStock('/stock?view=unlinked');
    await page.getByLabel('SKU of a new item').fill('OWN-1');
    await page.getByRole('button', { name: 'Make item OWN-1' }).click();
    await page.getByText('Item OWN-1 made and linked').waitFor();
    expect((await desk.ask('items.search', { text: 'OWN-1' })).items.map(({ sku }) => sku)).toEqual([
      'OWN-1',
    ]);
  });
});

describe('everyone can use it', () => {
  it.each([
    ['light', '/stock?view=all'],
    ['dark', '/stock?view=all'],
    ['light', '/stock?view=unlinked'],
    ['dark', '/stock?view=short'],
  ] as const)('in %s, %s: no violation that axe finds', async (theme, path) => {
    const page = await openStock(path, { theme });
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
  });
});

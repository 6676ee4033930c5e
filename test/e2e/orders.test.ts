/** Orders in a real browser, over a real engine and a practice shop: views, forms, keys, undo. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ orders: 60 });
});
afterAll(() => desk?.close());
afterEach(() => expect(desk.said()).toEqual([]));

/** Waits until the list stands there. */
async function openOrders(path = '/orders', look = {}): Promise<Page> {
  const page = await desk.open(path, look);
  await page.getByRole('grid', { name: 'Orders' }).waitFor();
  await page.getByRole('region', { name: /^Order / }).waitFor();
  return page;
}

const orderIdIn = (page: Page): string => new URL(page.url()).searchParams.get('order') ?? '';

/** Presses keys one by one, slower than a scanner; answers how many there were. */
async function press(page: Page, ...keys: string[]): Promise<number> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
  return keys.length;
}

async function anOrder(view: 'ready' | 'all', fits: (order: { goods: number }) => boolean = () => true) {
  const { rows } = await desk.ask('orders.list', { view, limit: 50 });
  for (const { id } of rows) {
    const order = await desk.ask('orders.get', { orderId: id });
    if (order && fits({ goods: order.lines.filter((line) => line.listingId && line.itemId).length }))
      return order;
  }
  throw new Error(`No such order in ${view}`);
}

describe('the list', () => {
  it('opens on what needs a person, and the number keys change the view', async () => {
    const page = await openOrders();
    const current = page.getByRole('navigation', { name: 'Views' }).locator('[aria-current]');
    expect(await current.textContent()).toMatch(/^Needs me/);
    await press(page, '2');
    await expect.poll(() => current.textContent()).toMatch(/^Ready/);
    expect(new URL(page.url()).searchParams.get('view')).toBe('ready');
  });

  it('keeps filter, sort and selection in an address that can be reopened', async () => {
    const wanted = await anOrder('all');
    const page = await openOrders('/orders?view=all');
    await press(page, '/');
    await page.keyboard.type(`country:${wanted.country}`, { delay: 60 });
    await page.keyboard.press('Enter');
    await press(page, 'j');
    await expect.poll(() => orderIdIn(page)).not.toBe('');
    const address = new URL(page.url());
    expect(address.searchParams.get('filter')).toBe(`country:${wanted.country}`);
    const again = await openOrders(`${address.pathname}${address.search}`);
    const list = again.getByRole('grid', { name: 'Orders' });
    const shown = (await desk.ask('orders.get', { orderId: orderIdIn(page) }))?.number ?? '';
    await again.getByRole('region', { name: `Order ${shown}` }).waitFor();
    expect(await list.getByRole('row').count()).toBeGreaterThan(1);
  });

  it('counts an order that arrives, and leaves the rows where they are', async () => {
    const page = await openOrders('/orders?view=all');
    const first = page.getByRole('grid', { name: 'Orders' }).getByRole('row').nth(1);
    const before = await first.textContent();
    desk.shop.shop.placeOrder();
    await desk.sync();
    const pill = page.getByRole('button', { name: '1 new' });
    await pill.waitFor();
    expect(await first.textContent()).toBe(before);
    await pill.click();
    await expect.poll(() => first.textContent()).not.toBe(before);
  });
});

describe('the panel', () => {
  it('links a product to its item with at most four keys, for every order of it', async () => {
    const order = await anOrder('ready', ({ goods }) => goods > 0);
    const line = order.lines.find((each) => each.listingId && each.itemId);
    const listingId = line?.listingId ?? '';
    await desk.do('listing.unlink', { listingId });
    const page = await openOrders(`/orders?view=needs_me&order=${order.id}`);
    await page.getByRole('form', { name: /linked to no item/ }).waitFor();
    await page.getByRole('radio', { checked: true }).waitFor();
    expect(await press(page, 'd', 'Enter')).toBeLessThanOrEqual(4);
    await page.getByText(/^Linked to /).waitFor();
    const after = await desk.ask('orders.get', { orderId: order.id });
    expect(after?.lines.find((each) => each.id === line?.id)?.itemId).toBe(line?.itemId);
    expect(after?.holds).not.toContain('unlinked_item');
  });

  it('corrects an address with at most eight keys and releases the order', async () => {
    const order = await anOrder('ready', ({ goods }) => goods > 0);
    await desk.do('order.set_address', {
      orderId: order.id,
      shipping: { ...order.shipping, line1: '', line2: '' },
    });
    const page = await openOrders(`/orders?view=needs_me&order=${order.id}`);
    await page.getByRole('form', { name: 'The address is incomplete' }).waitFor();
    expect(await press(page, 'd', 'A', '1', 'Control+Enter')).toBeLessThanOrEqual(8);
    await page.getByText(`Address of ${order.number} corrected`).waitFor();
    const after = await desk.ask('orders.get', { orderId: order.id });
    expect([after?.shipping.line1, after?.holds, after?.bucket]).toEqual(['A1', [], 'ready']);
  });

  it('keeps a half-typed address over a reload', async () => {
    const order = await anOrder('ready', ({ goods }) => goods > 0);
    await desk.do('order.set_address', { orderId: order.id, shipping: { ...order.shipping, city: '' } });
    const page = await openOrders(`/orders?view=needs_me&order=${order.id}`);
    await page.getByLabel('City').fill('Half a town');
    await page.reload();
    await page.getByRole('form', { name: 'The address is incomplete' }).waitFor();
    expect(await page.getByLabel('City').inputValue()).toBe('Half a town');
    await desk.do('order.set_address', { orderId: order.id, shipping: order.shipping });
  });

  it('holds an order with a word for the others, and Ctrl Z takes it back', async () => {
    const order = await anOrder('ready');
    const page = await openOrders(`/orders?view=ready&order=${order.id}`);
    await press(page, 'h');
    await page.keyboard.type('wait for the call', { delay: 60 });
    await page.keyboard.press('Control+Enter');
    await page.getByText(`Held ${order.number}`).waitFor();
    expect(
      (await desk.ask('orders.get', { orderId: order.id }))?.activeHolds.map((hold) => hold.data),
    ).toEqual([{ note: 'wait for the call' }]);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await press(page, 'Control+z');
    await page.getByText(`Undone: Held ${order.number}`).waitFor();
    expect((await desk.ask('orders.get', { orderId: order.id }))?.holds).toEqual([]);
  });

  it('opens the sum behind what is available', async () => {
    const order = await anOrder('ready', ({ goods }) => goods > 0);
    const page = await openOrders(`/orders?view=ready&order=${order.id}`);
    await page
      .getByRole('button', { name: /, Available, / })
      .first()
      .click();
    const sum = page.getByRole('table', { name: '' }).filter({ hasText: 'On hand' });
    expect(await sum.getByRole('rowheader').allTextContents()).toContain('Available now');
  });

  it('tells what happened, sentence by sentence', async () => {
    const order = await anOrder('ready');
    const page = await openOrders(`/orders?view=ready&order=${order.id}`);
    await page.getByRole('button', { name: /^Timeline/ }).click();
    const events = await page
      .getByRole('region', { name: 'Timeline' })
      .getByRole('listitem')
      .allTextContents();
    expect(events.at(-1)).toContain('Arrived from the channel');
    // A name with a dot is an event without a sentence.
    expect(events.filter((text) => /[a-z]\.[a-z_]+$/.test(text))).toEqual([]);
  });
});

describe('everyone can use it', () => {
  it.each(['light', 'dark'] as const)('in %s: no violation that axe finds, list and panel', async (theme) => {
    const page = await openOrders('/orders?view=all', { theme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
  });
});

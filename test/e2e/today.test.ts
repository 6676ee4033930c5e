/** Today in a real browser: what needs a person, the same cause once, solved where it stands. */
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

async function openToday(look = {}): Promise<Page> {
  const page = await desk.open('/', look);
  await page.getByRole('grid', { name: 'Needs you' }).waitFor();
  return page;
}

describe('Today', () => {
  it('shows the same cause once, and one fix solves all', async () => {
    const item = await twiceOrdered();
    await desk.do('listing.unlink', { listingId: item.listingId });
    const need = (await desk.ask('today.get', {})).needs.find((each) => each.subjectId === item.listingId);
    expect(need?.count).toBeGreaterThan(1);
    const page = await openToday();
    await page.getByRole('row', { name: new RegExp(`${need?.count} orders`) }).click();
    await page.getByRole('radio', { checked: true }).waitFor();
    await page.keyboard.press('d');
    await page.waitForTimeout(100);
    await page.keyboard.press('Enter');
    await page.getByText(/^Linked to /).waitFor();
    const after = await desk.ask('today.get', {});
    expect(after.needs.filter((each) => each.subjectId === item.listingId)).toEqual([]);
  });

  it('opens the selected order with Enter, and a click only selects', async () => {
    const page = await openToday();
    const rows = page.getByRole('grid', { name: 'Needs you' }).getByRole('row');
    await rows.nth(1).click();
    expect(new URL(page.url()).pathname).toBe('/');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/orders');
  });

  it('leads from each figure to its list', async () => {
    const page = await openToday();
    await page.getByRole('button', { name: /^Late/ }).click();
    await page.getByRole('grid', { name: 'Orders' }).waitFor();
    expect(new URL(page.url()).searchParams.get('filter')).toBe('due:late');
  });

  it.each(['light', 'dark'] as const)('in %s: no violation that axe finds', async (theme) => {
    const page = await openToday({ theme });
    await page.getByRole('button', { name: /^To ship/ }).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
  });
});

/** A listing that two orders of the queue want. */
async function twiceOrdered() {
  const [first] = await readyOrders();
  const sku = first?.lines.find((line) => line.itemId)?.sku ?? '';
  const listingId = first?.lines.find((line) => line.itemId)?.listingId ?? '';
  for (let count = 0; count < 2; count += 1) desk.shop.shop.placeOrder({ lines: [{ sku, quantity: 1 }] });
  await desk.sync();
  return { listingId };
}

async function readyOrders() {
  const { rows } = await desk.ask('orders.list', { view: 'ready', limit: 10 });
  const orders = await Promise.all(rows.map(({ id }) => desk.ask('orders.get', { orderId: id })));
  return orders.filter((order) => order?.lines.some((line) => line.itemId));
}

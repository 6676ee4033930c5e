/** Customers in a real browser: the inbox of reviews and remarks, and the people. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ orders: 80 });
});
afterAll(() => desk?.close());
afterEach(() => expect(desk.said()).toEqual([]));

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
}

async function openInbox(path = '/customers', look = {}): Promise<Page> {
  const page = await desk.open(path, look);
  await page.getByRole('grid', { name: 'Reviews and remarks' }).waitFor();
  await page.getByText('What was answered').waitFor();
  return page;
}

const openRows = async () => (await desk.ask('feedback.list', {})).rows;

describe('the inbox', () => {
  it('opens on what waits for an answer, the longest first; an answer moves on to the next', async () => {
    const [first, second] = await openRows();
    const page = await openInbox();
    await press(page, 'd');
    await page.keyboard.type('We sent a new one', { delay: 60 });
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Answer to .* noted/).waitFor();
    expect(await desk.ask('feedback.get', { feedbackId: first?.id ?? '' })).toMatchObject({
      state: 'answered',
      answer: 'We sent a new one',
    });
    await expect.poll(() => new URL(page.url()).searchParams.get('feedback')).toBe(second?.id);
    await press(page, 'Control+z');
    await page.getByText(/^Undone:/).waitFor();
    expect((await openRows())[0]?.id).toBe(first?.id);
  });

  it('is done without an answer, and open again', async () => {
    const [first] = await openRows();
    const page = await openInbox();
    await press(page, 's');
    await page.getByText(/: done$/).waitFor();
    await page.goto(`${new URL(page.url()).origin}/customers?part=inbox&view=done&feedback=${first?.id}`);
    await page.getByRole('button', { name: /^Open again/ }).waitFor();
    await press(page, 'r');
    await page.getByText(/: open again$/).waitFor();
    expect(await desk.ask('feedback.get', { feedbackId: first?.id ?? '' })).toMatchObject({ state: 'open' });
  });

  it('attaches a review to another order and one of its lines', async () => {
    const [first] = await openRows();
    const order = (await desk.ask('orders.list', { view: 'all', limit: 50 })).rows.find(
      (row) => row.id !== first?.orderId && row.itemQty > 0,
    );
    const page = await openInbox(`/customers?feedback=${first?.id}`);
    await press(page, 'l');
    await page.keyboard.type(order?.number ?? '', { delay: 60 });
    await page.getByRole('option', { name: new RegExp(`^${order?.number}`) }).click();
    await page.getByRole('combobox', { name: 'Line' }).click();
    await page.getByRole('option').nth(1).click();
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await page.getByText(`Attached to order ${order?.number}`).waitFor();
    const after = await desk.ask('feedback.get', { feedbackId: first?.id ?? '' });
    expect(after?.orderId).toBe(order?.id);
    expect(after?.lineId).not.toBeNull();
  });

  it('takes a remark with `n`, about an order', async () => {
    const order = (await desk.ask('orders.list', { view: 'all', limit: 1 })).rows[0];
    const page = await openInbox();
    await press(page, 'n');
    await page.getByLabel('What was said').fill('The box was wet');
    await page.getByRole('combobox', { name: 'Order', exact: true }).click();
    await page.keyboard.type(order?.number ?? '', { delay: 60 });
    await page.getByRole('option', { name: new RegExp(`^${order?.number}`) }).click();
    await page.getByLabel('What was said').focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Remark added').waitFor();
    const { rows } = await desk.ask('feedback.list', { state: 'all', filter: { kind: 'remark' } });
    expect(rows[0]).toMatchObject({ text: 'The box was wet', orderNumber: order?.number, state: 'open' });
  });
});

describe('the people', () => {
  it('are found while one types, newest order first, with their addresses and orders', async () => {
    const [newest] = (await desk.ask('customers.list', {})).customers;
    const page = await desk.open('/customers?part=people');
    const list = page.getByRole('grid', { name: 'Customers' });
    await list.waitFor();
    await expect.poll(() => list.getByRole('row').nth(1).textContent()).toContain(newest?.name);
    const other = (await desk.ask('customers.list', {})).customers[5];
    await press(page, '/');
    await page.keyboard.type(other?.email ?? '', { delay: 50 });
    await expect.poll(() => list.getByRole('row').count()).toBe(2);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: other?.name ?? '', exact: true });
    await panel.waitFor();
    const customer = await desk.ask('customers.get', { customerId: other?.id ?? '' });
    for (const order of customer?.orders.slice(0, 3) ?? [])
      await panel.getByRole('link', { name: order.number, exact: true }).waitFor();
    await panel
      .getByText(customer?.addresses[0]?.address.line1 ?? '')
      .first()
      .waitFor();
  });
});

describe('everyone can use it', () => {
  it.each([
    ['light', '/customers'],
    ['dark', '/customers'],
    ['light', '/customers?part=people'],
    ['dark', '/customers?part=people'],
  ] as const)('in %s, %s: no violation that axe finds', async (theme, path) => {
    const page = await desk.open(path, { theme });
    await page.getByRole('grid').waitFor();
    await page.waitForTimeout(400);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
  });
});

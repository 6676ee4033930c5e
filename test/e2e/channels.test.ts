/** Channels in a browser: connecting, going live, quarantine, the practice shop, all by what a person sees. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPracticeShop, type PracticeShop } from '../../main/practice/practice-shop.ts';
import { type Desk, openDesk } from './desk.ts';
import { type DamagingProxy, damagingProxy } from './support/damaging-proxy.ts';

let desk: Desk;
/** Another shop, to be connected by hand. */
let other: PracticeShop;
/** A third one that reaches Orderly with one order spoilt. */
let broken: PracticeShop;
let proxy: DamagingProxy;
let spoiltId = 0;

beforeAll(async () => {
  desk = await openDesk({ orders: 30 });
  other = await createPracticeShop({ seed: 11, orders: 30, timer: null });
  broken = await createPracticeShop({ seed: 12, orders: 10, timer: null });
  spoiltId = broken.shop.placeOrder().id;
  proxy = await damagingProxy(broken.url, spoiltId);
});
afterAll(async () => {
  await desk?.close();
  await other?.close();
  await proxy?.close();
  await broken?.close();
});
afterEach(() => expect(desk.said()).toEqual([]));

async function openChannels(search = '', look = {}): Promise<Page> {
  const page = await desk.open(`/channels${search}`, look);
  await page.getByRole('navigation', { name: 'Parts of Channels' }).waitFor();
  return page;
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

const shopOrder = (id: number) => desk.shop.snapshot().orders.find((order) => order.id === id);

describe('channels', () => {
  it('show each account with state, mode and freshness, and the chosen one beside the list', async () => {
    const page = await openChannels();
    const row = page.getByRole('grid', { name: 'Channels' }).getByRole('row', { name: /Practice shop/ });
    await row.waitFor();
    expect(await row.innerText()).toContain('Live');
    const panel = page.getByRole('region', { name: 'Practice shop', exact: true });
    await panel.getByRole('table', { name: 'Freshness' }).waitFor();
    await panel.getByRole('button', { name: /^The shop/ }).click();
    await panel.getByText('Europe/Berlin', { exact: true }).waitFor();
  });

  it('synchronise at a key, and say what came', async () => {
    const page = await openChannels();
    await page.getByRole('button', { name: /Synchronise now/ }).waitFor();
    desk.shop.shop.placeOrder();
    await page.keyboard.press('r');
    await page.getByText('Practice shop synchronised: 1 new order', { exact: false }).waitFor();
  });

  it('pause an account, and take that back from the toast', async () => {
    const page = await openChannels();
    await page.getByRole('region', { name: 'Practice shop', exact: true }).waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Pause' }).click();
    await page.getByText('Practice shop paused').waitFor();
    await expect.poll(async () => (await desk.ask('accounts.list', {})).accounts[0]?.state).toBe('paused');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(async () => (await desk.ask('accounts.list', {})).accounts[0]?.state).toBe('active');
  });

  it('connect a shop read-only after a check, and go live only by naming every value', async () => {
    const page = await openChannels();
    await page.getByRole('button', { name: /Connect a shop/ }).click();
    const form = page.getByRole('form', { name: 'Connect a shop' });
    await form.getByLabel('Shop address').fill(other.url);
    await form.getByLabel('Consumer key').fill(other.key);
    await form.getByLabel('Consumer secret').fill('cs_wrong');
    await form.getByRole('button', { name: /^Check/ }).click();
    await form.getByText('The consumer key or the secret is wrong', { exact: false }).waitFor();

    await form.getByLabel('Consumer secret').fill(other.secret);
    await page.keyboard.press('Control+Enter');
    await form.getByText('The key may read and write.').waitFor();
    await form.getByLabel('Name in Orderly').fill('Second shop');
    await page.keyboard.press('Control+Enter');

    const panel = page.getByRole('region', { name: 'Second shop', exact: true });
    await panel.getByText('Read only: nothing is written to this shop').waitFor();
    const account = (await desk.ask('accounts.list', {})).accounts.find(({ name }) => name === 'Second shop');
    expect(account).toMatchObject({ mode: 'read_only', cutoverAt: 0 });
    const before = other.snapshot();

    await panel.getByRole('button', { name: /Synchronise now/ }).click();
    await panel.getByText('Everything was read once.', { exact: true }).waitFor();
    // Something that differs from the shop: seven more were found on the shelf.
    const [item] = (await desk.ask('items.list', { view: 'all', filter: 'sku:LA-OLV' })).items;
    await desk.do('stock.book_in', { itemId: item?.id ?? '', qty: 7, note: 'Found on the shelf' });
    await panel.getByRole('button', { name: /See what it writes/ }).click();
    const preview = await desk.ask('account.go_live_preview', { accountId: account?.id ?? '' });
    const count = preview ? preview.stock.length + preview.shipments.length + preview.payments.length : -1;
    const act = page.getByRole('button', { name: /^Go live/ });
    await act.waitFor();
    expect(await act.innerText()).toContain(`write ${count} value`);
    const [level] = preview?.stock.filter(({ sku }) => sku === 'LA-OLV') ?? [];
    const row = page.getByRole('row', { name: /LA-OLV/ });
    await row.waitFor();
    expect((await row.innerText()).split(/\s+/)).toEqual(
      expect.arrayContaining([String(level?.nowQty), String(level?.willBeQty)]),
    );
    await act.click();
    const dialog = page.getByRole('dialog', { name: 'Go live with Second shop?' });
    await dialog.waitFor();
    // Nothing was written so far.
    expect(other.snapshot().products).toEqual(before.products);
    await dialog.getByRole('button', { name: /^Go live/ }).click();
    await page.getByText('Second shop is live').waitFor();
    const live = (await desk.ask('accounts.list', {})).accounts.find(({ name }) => name === 'Second shop');
    expect(live?.mode).toBe('live');
    await desk.sync();
    expect(other.shop.product('LA-OLV')?.stock).toBe(level?.willBeQty);
  });

  it('keep half-filled forms over a reload, but never the keys', async () => {
    const page = await openChannels('?step=connect');
    const form = page.getByRole('form', { name: 'Connect a shop' });
    await form.getByLabel('Shop address').fill('https://half.example');
    await form.getByLabel('Consumer secret').fill('cs_secret');
    await page.reload();
    await expect.poll(() => form.getByLabel('Shop address').inputValue()).toBe('https://half.example');
    expect(await form.getByLabel('Consumer secret').inputValue()).toBe('');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('cs_secret');
  });
});

describe('quarantine', () => {
  it('shows cause, place and text of a message, tries again, and dismisses with a reason that can be undone', async () => {
    const added = await desk.calls.task('account.add', {
      kind: 'woocommerce',
      name: 'Broken shop',
      url: proxy.url,
      secrets: { consumer_key: broken.key, consumer_secret: broken.secret },
      cutover: 0,
    });
    expect(added.ok).toBe(true);
    await desk.sync();
    const page = await openChannels('?part=quarantine');
    const panel = page.getByRole('region', { name: `Order ${spoiltId}`, exact: true });
    await panel.getByRole('heading', { name: 'An amount cannot be read' }).waitFor();
    expect(await panel.getByRole('region', { name: 'Text of the message' }).innerText()).toContain('"much');
    await page.keyboard.press('d');
    await page.getByText('0 applied, 1 still cannot be').waitFor();

    await page.keyboard.press('Delete');
    await panel.getByRole('button', { name: 'Dismiss' }).click();
    await panel.getByText('Say why, for whoever asks later.').waitFor();
    await panel.getByLabel('Why it is not needed').fill('Typed by hand instead');
    await page.keyboard.press('Enter');
    await page.getByText('Message dismissed').waitFor();
    await expect.poll(async () => (await desk.ask('quarantine.list', {})).total).toBe(0);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(async () => (await desk.ask('quarantine.list', {})).total).toBe(1);
  });
});

describe('the practice panel', () => {
  it('places an order and shows what the shop itself shows of it', async () => {
    const page = await openChannels('?part=practice');
    await page.getByRole('button', { name: /Place an order/ }).click();
    const said = page.getByText(/^Order \d+ placed/);
    await said.waitFor();
    const number = /\d+/.exec(await said.innerText())?.[0] ?? '';
    const grid = page.getByRole('grid', { name: 'Newest orders at the shop' });
    await grid.getByRole('row', { name: new RegExp(number) }).click();
    const panel = page.getByRole('region', { name: 'What the shop shows' });
    await panel.getByRole('heading', { name: number }).waitFor();
    const order = desk.shop.snapshot().orders.find((each) => each.number === number);
    for (const line of order?.line_items ?? [])
      await panel.getByText(line.name, { exact: false }).first().waitFor();
  });

  it('breaks the shop and mends it: faults by share, an outage, how many orders arrive', async () => {
    const page = await openChannels('?part=practice');
    const faults = page.getByRole('group', { name: 'Reports an error' });
    await faults.getByText('20 %').click();
    await expect.poll(() => desk.shop.shop.faults().http500).toBe(0.2);
    await faults.getByText('Off').click();
    await expect.poll(() => desk.shop.shop.faults().http500).toBe(0);
    await page.getByRole('group', { name: 'Orders a minute' }).getByText('6', { exact: true }).click();
    await expect.poll(() => desk.shop.shop.rate()).toBe(6);
    await page.getByRole('group', { name: 'Orders a minute' }).getByText('Off').click();
    await expect.poll(() => desk.shop.shop.rate()).toBe(0);

    await page.getByRole('button', { name: 'Out for 1 minute' }).click();
    await page.getByText('The shop refuses everything for another', { exact: false }).waitFor();
    expect(desk.shop.shop.outageMs()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'End the outage' }).click();
    await page.getByText('The shop answers.').waitFor();
    expect(desk.shop.shop.outageMs()).toBe(0);
  });

  it('finds an order by its number', async () => {
    const id = desk.shop.snapshot().orders[0]?.id ?? 0;
    const number = shopOrder(id)?.number ?? '';
    const page = await openChannels('?part=practice');
    await page.getByLabel('Order number at the shop').fill(number);
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: 'What the shop shows' })
      .getByRole('heading', { name: number })
      .waitFor();
  });
});

describe('every part of Channels', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      const page = await openChannels('', { theme });
      const parts = page.getByRole('navigation', { name: 'Parts of Channels' });
      for (const part of ['Accounts', 'Quarantine', 'Outbox', 'Practice shop']) {
        await parts.getByRole('button', { name: part }).click();
        await page.getByRole('grid').first().waitFor();
        expect(await violations(page), part).toEqual([]);
      }
      await parts.getByRole('button', { name: 'Accounts' }).click();
      await page.getByRole('button', { name: /Connect a shop/ }).click();
      await page.getByRole('form', { name: 'Connect a shop' }).waitFor();
      expect(await violations(page), 'connect').toEqual([]);
    });
  }
});

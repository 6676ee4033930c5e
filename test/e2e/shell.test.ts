/** The window around the screens: rail, search, keys, practice banner, offline, addresses that lead nowhere. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ orders: 30 });
});
afterAll(() => desk?.close());
afterEach(() => expect(desk.said()).toEqual([]));

async function openWindow(path = '/', look = {}): Promise<Page> {
  const page = await desk.open(path, look);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  return page;
}

/** Opens the search and types; slow enough not to be a scan. */
async function search(page: Page, text: string): Promise<void> {
  await press(page, 'Control+k');
  await page.getByRole('combobox', { name: /^Search/ }).waitFor();
  await page.keyboard.type(text, { delay: 60 });
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
}

describe('the window', () => {
  it('says on every screen that this is practice', async () => {
    const page = await openWindow();
    await page.getByText('Every document says SAMPLE', { exact: false }).waitFor();
  });

  it('goes to screens by two keys, and finds their last address again', async () => {
    const page = await openWindow('/orders?view=ready');
    await page.getByRole('grid', { name: 'Orders' }).waitFor();
    await press(page, 'g', 't');
    await page.getByRole('grid', { name: 'Needs you' }).waitFor();
    await press(page, 'g', 'o');
    await page.getByRole('grid', { name: 'Orders' }).waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('ready');
  });

  it('finds an order by its number, and opens it', async () => {
    const [order] = (await desk.ask('orders.list', { view: 'all', limit: 1 })).rows;
    const page = await openWindow();
    await search(page, order?.number ?? '');
    await page.getByRole('option', { name: new RegExp(`^${order?.number}`), selected: true }).waitFor();
    // Longer than a scanner pauses before its end key: this was typed by hand.
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders/);
    await page.getByRole('region', { name: `Order ${order?.number}` }).waitFor();
  });

  it('offers commands by their words: colours', async () => {
    const page = await openWindow();
    await search(page, 'colours: dark');
    await page.getByRole('option', { name: 'Colours: dark', selected: true }).waitFor();
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('lists every key that works here', async () => {
    const page = await openWindow('/orders');
    await page.getByRole('grid', { name: 'Orders' }).waitFor();
    await press(page, '?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    for (const name of ['Search and commands', 'Go to Today', 'Needs me', 'Next']) {
      await help.getByText(name, { exact: true }).waitFor();
    }
    await press(page, 'Escape');
    await help.waitFor({ state: 'detached' });
  });

  it('names the kind of offline and what still works', async () => {
    const page = await openWindow();
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await page.context().setOffline(true);
    await page.getByText('Internet off').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Internet off').waitFor({ state: 'detached' });
  });

  it('says what to do about an address that leads nowhere', async () => {
    const page = await openWindow('/nowhere');
    await page.getByRole('button', { name: 'Go to Today' }).click();
    await page.getByRole('grid', { name: 'Needs you' }).waitFor();
  });

  it('asks for a new address when this one was used already', async () => {
    const page = await openWindow();
    await page.getByRole('grid', { name: 'Needs you' }).waitFor();
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.getByText('This window needs a new address').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'in %s: search and keys without a violation that axe finds',
    async (theme) => {
      const page = await openWindow('/', { theme });
      for (const keys of ['Control+k', '?']) {
        await press(page, keys);
        await page.getByRole('dialog').waitFor();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id }) => id)).toEqual([]);
        await press(page, 'Escape');
      }
    },
  );
});

/** The component kit in a real browser: accessible in both themes, run by keyboard and scanner, silent in the console. */
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, startGallery } from './support/gallery.ts';

const SCENES = ['orders', 'today', 'stock', 'invoices', 'pack', 'sheet'] as const;

let gallery: Gallery;
let browser: Browser;
let context: BrowserContext | undefined;
const said: string[] = [];

beforeAll(async () => {
  const executablePath = process.env.ORDERLY_BROWSER ?? '/usr/bin/chromium';
  [gallery, browser] = await Promise.all([startGallery(), chromium.launch({ executablePath })]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

afterEach(async () => {
  await context?.close();
  context = undefined;
  expect(said.splice(0)).toEqual([]);
});

async function open(
  scene: string,
  look: { theme?: string; width?: number; height?: number } = {},
): Promise<Page> {
  const { theme = 'light', width = 1440, height = 900 } = look;
  context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  page.on('console', (message) => said.push(`${scene}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`${scene}: ${error.message}`));
  await page.goto(`${gallery.url}?theme=${theme}#${scene}`);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.html}`),
  );
}

/** A scanner: characters in one go, then its end key. */
const scan = (page: Page, code: string, end = 'Enter'): Promise<void> =>
  page.evaluate(
    ([text, endKey]) => {
      // Dispatched as a real keyboard would: keydown, then the character lands unless prevented.
      for (const key of [...(text ?? ''), endKey ?? '']) {
        const target = document.activeElement ?? document.body;
        const goes = target.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
        if (goes && key.length === 1) document.execCommand('insertText', false, key);
      }
    },
    [code, end],
  );

const currentRow = (page: Page) => page.locator('[role=row][aria-current=true]');

describe('every component is accessible', () => {
  for (const theme of ['light', 'dark']) {
    it(`in ${theme}`, { timeout: 120_000 }, async () => {
      for (const scene of SCENES) {
        const page = await open(scene, { theme });
        expect(await violations(page), scene).toEqual([]);
        await page.context().close();
      }
    });

    it(`in ${theme}, with what opens over the screen`, { timeout: 120_000 }, async () => {
      const page = await open('orders', { theme });
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menu').waitFor();
      expect(await violations(page), 'menu').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('combobox', { name: 'Country' }).click();
      await page.getByRole('listbox').waitFor();
      expect(await violations(page), 'select').toEqual([]);
      await page.keyboard.press('Escape');
      await page
        .getByRole('button', { name: /^9\b.*Available, Linen apron/ })
        .first()
        .click();
      await page.getByText('Available now').waitFor();
      expect(await violations(page), 'sum').toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
      expect(await violations(page), 'palette').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('grid').focus();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      expect(await violations(page), 'keys').toEqual([]);
    });
  }

  it('in a narrow window, where the rail shrinks and the panel covers the list', {
    timeout: 60_000,
  }, async () => {
    const page = await open('orders', { width: 1280, height: 720 });
    expect((await page.getByRole('navigation', { name: 'Screens' }).boundingBox())?.width).toBe(48);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 640, height: 360 });
    expect((await page.getByRole('region', { name: 'Order 10471' }).boundingBox())?.width).toBe(592);
    expect(await violations(page)).toEqual([]);
  });
});

describe('a list', () => {
  it('moves by j, k, arrows, End and Home, and names its current row', async () => {
    const page = await open('orders');
    const grid = page.getByRole('grid');
    await page.keyboard.press('j');
    await expect.poll(() => currentRow(page).textContent()).toContain('10469');
    await page.keyboard.press('k');
    await expect.poll(() => currentRow(page).textContent()).toContain('10471');
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await currentRow(page).textContent()).toContain('3391820467');
    await page.keyboard.press('End');
    expect(await currentRow(page).textContent()).toContain('10501');
    expect(await grid.getAttribute('aria-activedescendant')).toBe(await currentRow(page).getAttribute('id'));
  });

  it('ticks rows by x and by ranges, and shows what can be done with them', async () => {
    const page = await open('orders');
    await page.keyboard.press('x');
    await page.getByRole('toolbar', { name: '1 selected' }).waitFor();
    await page.getByRole('checkbox', { name: 'Select 10478' }).click({ modifiers: ['Shift'] });
    await page.getByRole('toolbar', { name: '5 selected' }).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Escape');
    await page.getByRole('search').waitFor();
  });

  it('draws only what is seen of 100,000 rows, and does not move when rows come in above', async () => {
    const page = await open('many');
    const grid = page.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('100001');
    expect(await page.getByRole('row').count()).toBeLessThan(80);
    await grid.evaluate((element) => {
      element.scrollTop = 50_000 * 32;
    });
    const seen = page.getByRole('row').filter({ hasText: '150005' });
    const before = (await seen.boundingBox())?.y;
    expect(before).toBeTypeOf('number');
    await page.getByRole('button', { name: '3 new' }).click();
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('100004');
    expect((await seen.boundingBox())?.y).toBe(before);
    await grid.focus();
    await page.keyboard.press('End');
    await expect.poll(() => currentRow(page).textContent()).toContain('199999');
  });
});

describe('the scanner', () => {
  it('is heard wherever the focus is, and leaves a text field as it was', async () => {
    const page = await open('pack');
    const field = page.getByLabel('Weight', { exact: true });
    await field.focus();
    await scan(page, '4006381333931');
    await page.getByRole('alert').filter({ hasText: 'Wrong: 4006381333931' }).waitFor();
    expect(await field.inputValue()).toBe('2,310 g');
    await scan(page, 'SM-300-SND', 'Tab');
    await page.getByRole('status').filter({ hasText: 'Right: Stoneware mug, sand' }).waitFor();
    expect(await field.inputValue()).toBe('2,310 g');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('never acts as keys, and presses no button', async () => {
    const page = await open('orders');
    await page.getByRole('button', { name: 'Close' }).focus();
    await scan(page, 'xjdjjx?1');
    await page.waitForTimeout(120);
    expect(await currentRow(page).textContent()).toContain('10471');
    expect(await page.getByRole('region', { name: 'Order 10471' }).count()).toBe(1);
    expect(await page.getByRole('toolbar').count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('keys', () => {
  it('do nothing while someone types, except Ctrl and Alt combinations', async () => {
    const page = await open('orders');
    await page.getByLabel('City').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.waitForTimeout(120);
    expect(await page.getByLabel('City').inputValue()).toBe('Göteborgjx');
    expect(await currentRow(page).textContent()).toContain('10471');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
  });

  it('follow sequences: g then s goes to Stock', async () => {
    const page = await open('orders');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Stock' }).waitFor();
  });

  it('sleep under a dialog, which Ctrl Enter confirms and Escape leaves with the focus back', async () => {
    const page = await open('invoices');
    const issue = page.getByRole('button', { name: 'Issue this' });
    await issue.click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.waitForTimeout(80);
    expect(await currentRow(page).textContent()).toContain('Hotel Strandhof');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await issue.evaluate((element) => element === document.activeElement)).toBe(true);
    await issue.click();
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
  });

  it('run a command from the palette by its name', async () => {
    const page = await open('orders');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('next ord', { delay: 50 });
    await page.keyboard.press('Enter');
    await expect.poll(() => currentRow(page).textContent()).toContain('10469');
  });
});

/** Settings in a browser: every section by what a person sees, its mistakes at the field, its drafts and its undo. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ orders: 10 });
});
afterAll(() => desk?.close());
afterEach(() => expect(desk.said()).toEqual([]));

async function openSettings(section: string, look = {}): Promise<Page> {
  const page = await desk.open(`/settings?section=${section}`, look);
  await page.getByRole('heading', { level: 2 }).waitFor();
  return page;
}

const settings = () => desk.ask('settings.get', {});

/** The smallest PNG there is: one grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

describe('company', () => {
  it('names a mistake at its field, keeps a draft over a reload, saves at Ctrl Enter, and can be undone', async () => {
    const before = await settings();
    const page = await openSettings('company');
    await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 01');
    await page.keyboard.press('Control+Enter');
    await page.getByText('This IBAN does not add up', { exact: false }).waitFor();
    await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
    await page.getByLabel('Name', { exact: true }).fill('Hollin & Rye');
    await page.getByRole('region', { name: 'Head of an invoice' }).getByText('Hollin & Rye').waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Hollin & Rye');
    await page.getByText('2 changes not saved', { exact: true }).waitFor();
    expect((await settings()).company).toEqual(before.company);

    await page.keyboard.press('Control+Enter');
    await page.getByText('Company saved').waitFor();
    expect((await settings()).company.name).toBe('Hollin & Rye');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(async () => (await settings()).company).toEqual(before.company);
  });

  it('takes a logo of at most 200 KB, PNG or JPEG', async () => {
    const page = await openSettings('company');
    const input = page.locator('input[type=file]');
    await input.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.alloc(210 * 1024) });
    await page.getByText('This file has 210 KB; at most 200 KB fit.').waitFor();
    await input.setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
    await page.getByText('This file is neither PNG nor JPEG.').waitFor();
    await input.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: PIXEL });
    await page
      .getByRole('region', { name: 'Head of an invoice' })
      .getByRole('img', { name: 'Logo' })
      .waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Company saved').waitFor();
    expect((await settings()).company.logo).toMatch(/^data:image\/png;base64,/);
  });
});

describe('general', () => {
  it('shows by an example what cut-off and working days come to, and refuses a week without work', async () => {
    const page = await openSettings('general');
    await page.getByText(/is to leave by/).waitFor();
    await page.getByLabel('Cut-off').fill('25:00');
    await page.getByLabel('Cut-off').blur();
    await page.getByText('A time is written like 14:00.').waitFor();
    await page.getByLabel('Cut-off').fill('16:30');
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'])
      await page.getByRole('checkbox', { name: day }).click();
    await page.getByText('At least one working day is needed.').waitFor();
    await page.getByRole('checkbox', { name: 'Sat' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('General saved').waitFor();
    expect((await settings()).general).toMatchObject({ cutOff: '16:30', workingDays: [6] });
  });
});

describe('warehouses and bins', () => {
  it('adds bins, moves one in the walk, and refuses a code twice', async () => {
    const page = await openSettings('warehouses');
    const add = async (code: string): Promise<void> => {
      await page.getByLabel('New bin').fill(code);
      await page.getByLabel('New bin').press('Enter');
    };
    for (const code of ['A-1', 'A-2', 'A-3']) {
      await add(code);
      await page.getByText(`Bin ${code} added`).waitFor();
    }
    const { warehouses } = await desk.ask('warehouses.list', {});
    const warehouseId = warehouses[0]?.id ?? '';
    const codes = async () =>
      (await desk.ask('bins.list', { warehouseId })).bins
        .map(({ code }) => code)
        .filter((code) => code.startsWith('A-'));
    expect(await codes()).toEqual(['A-1', 'A-2', 'A-3']);
    await page.getByRole('button', { name: 'Earlier in the walk: A-3' }).click();
    await expect.poll(codes).toEqual(['A-1', 'A-3', 'A-2']);
    const shown = () =>
      page
        .getByRole('table', { name: 'Bins of Main' })
        .getByLabel(/^Bin A-/)
        .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    await expect.poll(shown).toEqual(['A-1', 'A-3', 'A-2']);
    await page.getByRole('button', { name: 'Later in the walk: A-1' }).click();
    await expect.poll(codes).toEqual(['A-3', 'A-1', 'A-2']);
    await add('A-2');
    await page.getByText('The code A-2 is used already', { exact: false }).waitFor();
  });
});

describe('numbers', () => {
  it('previews the next invoice while its pattern is typed, and never goes back to an issued number', async () => {
    const page = await openSettings('numbers');
    const preview = page.getByRole('region', { name: 'The next invoice' });
    await page.getByLabel('How invoice numbers look').fill('RE-{yyyy}-{number:4}');
    await preview.getByText(/^RE-\d{4}-0001$/).waitFor();
    await page.getByLabel('How invoice numbers look').fill('RE');
    await page.getByText('Exactly one {number}', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByLabel('Next number').fill('120');
    await page.getByText('119 numbers will be left out.').waitFor();
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await expect
      .poll(async () => (await desk.ask('series.list', {})).series.map(({ nextNumber }) => nextNumber))
      .toContain(120);
  });
});

describe('payment methods', () => {
  it('wait or ship unpaid, method by method, at once and with undo', async () => {
    const page = await openSettings('payments');
    const group = page.getByRole('group', { name: 'Orders: Direct bank transfer' });
    await group.getByText('Ship unpaid').click();
    await page.getByText('Direct bank transfer: Ship unpaid').waitFor();
    const policy = async () =>
      (await desk.ask('accounts.list', {})).accounts[0]?.paymentMethods.find(({ code }) => code === 'bacs')
        ?.policy;
    expect(await policy()).toBe('ship_unpaid');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(policy).toBe('wait');
  });
});

describe('carriers', () => {
  it('recognise a typed number at once, and refuse a pattern that could make a scan wait', async () => {
    const page = await openSettings('carriers');
    await page.getByLabel('Try a tracking number').fill('1Z 999 AA1 01 2345 6784');
    await page.getByText('Recognised as UPS').waitFor();
    await page.getByRole('button', { name: 'Add a carrier' }).click();
    const form = page.getByRole('form', { name: 'New carrier' });
    await form.getByLabel('Name').fill('Bike courier');
    await form.getByLabel('Code').fill('bike');
    await form.getByLabel('Patterns').fill('(\\d+)+');
    await form.getByText('Line 1: This pattern could make a scan wait', { exact: false }).waitFor();
    await form.getByLabel('Patterns').fill('BIKE\\d{4}');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Bike courier added').waitFor();
    await page.getByLabel('Try a tracking number').fill('bike1234');
    await page.getByText('Recognised as Bike courier').waitFor();
  });
});

describe('appearance and paper', () => {
  it('changes the colours of this screen at once, and the paper when it is saved', async () => {
    const page = await openSettings('appearance');
    await page.getByRole('group', { name: 'On this screen' }).getByText('Dark').click();
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.goto(new URL('/settings?section=paper', page.url()).href);
    await page.getByLabel('US Letter').click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Paper saved').waitFor();
    expect((await settings()).paper.size).toBe('Letter');
  });
});

describe('every section', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      const page = await openSettings('company', { theme });
      const names = await page
        .getByRole('navigation', { name: 'Sections' })
        .getByRole('button')
        .allInnerTexts();
      expect(names).toHaveLength(8);
      for (const [index, name] of names.entries()) {
        await page.keyboard.press(String(index + 1));
        await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
        );
        expect(found, name).toEqual([]);
      }
    });
  }
});

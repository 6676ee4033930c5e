/** Invoices in a real browser: what stands against one, the page, issuing one and all, payments. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ orders: 60 });
  const [account] = (await desk.ask('accounts.list', {})).accounts;
  await desk.do('account.update', {
    accountId: account?.id ?? '',
    invoicedBy: 'orderly',
    invoiceWhen: 'manual',
  });
});
afterAll(() => desk?.close());
afterEach(() => expect(desk.said()).toEqual([]));

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
}

async function openInvoices(path = '/invoices', look = {}): Promise<Page> {
  const page = await desk.open(path, look);
  await page.getByRole('grid').waitFor();
  return page;
}

const toIssue = async () => (await desk.ask('invoices.list', { view: 'to_issue', limit: 200 })).rows;

describe('before a number is drawn', () => {
  it('what is missing of the company stands there with the way to the settings', async () => {
    const { company } = await desk.ask('settings.get', {});
    await desk.do('settings.update', { section: 'company', patch: { line1: '' } });
    const page = await openInvoices();
    await page.getByText(/needs more about your company/).waitFor();
    await page.getByRole('button', { name: 'Open Settings' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/settings');
    expect(await desk.ask('invoices.counts', {})).toMatchObject({ open: 0 });
    await desk.do('settings.update', { section: 'company', patch: { line1: company.line1 } });
  });

  it('the page is previewed as a draft without a number, with the figures of the order', async () => {
    const [first] = await toIssue();
    const page = await openInvoices();
    const preview = page.getByRole('region', { name: 'Preview of the invoice' });
    await preview.getByText('Draft').waitFor();
    await preview.getByText('drawn at issue').waitFor();
    const amount = ((first?.grossMinor ?? 0) / 100).toLocaleString('en', { minimumFractionDigits: 2 });
    await preview
      .getByText(new RegExp(amount.replace('.', '\\.')))
      .first()
      .waitFor();
  });
});

describe('issuing', () => {
  it('names the number, draws it, and goes on to the next', async () => {
    const waiting = await toIssue();
    const at = waiting.findIndex((row) => row.reason === 'by_hand');
    const [first, second] = [waiting[at], waiting[at + 1]];
    const next = (await desk.ask('invoices.preview', { orderId: first?.orderId ?? '' }))?.nextNumber ?? '';
    const page = await openInvoices(`/invoices?invoice=${first?.id}`);
    await page.getByText('becomes').waitFor();
    await press(page, 'i');
    await page.getByRole('dialog', { name: new RegExp(`^Issue ${next} to `) }).waitFor();
    await press(page, 'Escape');
    expect((await toIssue()).map((row) => row.id)).toContain(first?.id);
    await press(page, 'i');
    await page.getByRole('button', { name: new RegExp(`^Issue ${next}`) }).waitFor();
    await press(page, 'Control+Enter');
    await page.getByText(`Invoice ${next} issued`).waitFor();
    expect((await toIssue()).map((row) => row.id)).not.toContain(first?.id);
    await expect.poll(() => new URL(page.url()).searchParams.get('invoice')).toBe(second?.id);
  });

  it('takes all that are ready at once, gapless, and leaves those that are not', async () => {
    const waiting = await toIssue();
    const ready = waiting.filter((row) => row.reason === 'by_hand');
    const page = await openInvoices();
    await page.getByRole('button', { name: new RegExp(`^Issue all ready, ${ready.length}`) }).waitFor();
    await press(page, 'd');
    await page.getByRole('dialog').waitFor();
    await press(page, 'Control+Enter');
    await page.getByText(new RegExp(`${ready.length} invoices issued, `)).waitFor();
    expect(await toIssue()).toHaveLength(waiting.length - ready.length);
    const issued = (await desk.ask('invoices.list', { view: 'issued', limit: 200 })).rows;
    const numbers = issued.map((row) => Number(row.number?.split('-').at(-1))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('shows the frozen page afterwards, and its file can be saved', async () => {
    const [invoice] = (await desk.ask('invoices.list', { view: 'issued' })).rows;
    const page = await openInvoices(`/invoices?view=issued&invoice=${invoice?.id}`);
    const paper = page.getByRole('region', { name: `Invoice ${invoice?.number}`, exact: true }).last();
    await paper
      .getByText(invoice?.number ?? '')
      .first()
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`Invoice ${invoice?.number}.pdf`);
  });
});

describe('payments', () => {
  it('are recorded where money is still to come, and the order leaves the list', async () => {
    const before = await desk.ask('unpaid.list', {});
    const [first] = before.rows;
    const page = await openInvoices('/invoices?part=payments');
    await page.getByRole('region', { name: first?.orderNumber ?? '', exact: true }).waitFor();
    await press(page, 'v');
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/^Recorded /)
      .first()
      .waitFor();
    await expect
      .poll(async () => (await desk.ask('unpaid.list', {})).rows.map((row) => row.orderId))
      .not.toContain(first?.orderId);
    const [received] = (await desk.ask('payments.list', {})).rows;
    expect(received).toMatchObject({
      orderId: first?.orderId,
      source: 'person',
      amountMinor: first?.openMinor,
    });
  });

  it('recorded by mistake are voided as long as the shop was not told', async () => {
    const [own] = (await desk.ask('payments.list', {})).rows;
    const page = await openInvoices('/invoices?part=payments&money=received');
    await page.getByRole('button', { name: /^Void/ }).click();
    await page.getByText(/ voided$/).waitFor();
    const after = (await desk.ask('payments.list', {})).rows.find((row) => row.id === own?.id);
    expect(after?.state).toBe('voided');
  });
});

describe('everyone can use it', () => {
  it.each([
    ['light', '/invoices'],
    ['dark', '/invoices?view=issued'],
    ['light', '/invoices?part=payments'],
    ['dark', '/invoices?part=payments&money=received'],
  ] as const)('in %s, %s: no violation that axe finds', async (theme, path) => {
    const page = await openInvoices(path, { theme });
    await page.waitForTimeout(500);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
  });
});

/** An empty installation in a browser, served by the program itself: the first choice, and practising beside real data. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestFolder, testFolder } from '../support/folder.ts';

const CLI = new URL('../../main/cli-entry.ts', import.meta.url).pathname;

let folder: TestFolder;
let browser: Browser;
let program: ChildProcess;
let addresses: string[] = [];
let onAddress: () => void = () => undefined;
const said: string[] = [];

beforeAll(async () => {
  folder = testFolder();
  browser = await chromium.launch({ executablePath: process.env.ORDERLY_BROWSER ?? '/usr/bin/chromium' });
  program = spawn(process.execPath, [CLI, 'serve', '--data', folder.at('data'), '--port', '0', '--json'], {
    env: { ...process.env, XDG_CONFIG_HOME: folder.at('config'), HOME: folder.path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const note = (line: string): void => {
    addresses.push(...(line.match(/http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/g) ?? []));
    onAddress();
  };
  if (program.stdout) createInterface({ input: program.stdout }).on('line', note);
  if (program.stderr) createInterface({ input: program.stderr }).on('line', note);
  await nextAddress();
});
afterAll(async () => {
  await browser?.close();
  if (program?.exitCode === null) {
    const ended = new Promise((resolve) => program.once('exit', resolve));
    program.kill('SIGTERM');
    await ended;
  }
  folder?.remove();
});
afterEach(() => expect(said.splice(0)).toEqual([]));

/** Each printed address opens one window; the next one is printed when it was used. */
async function nextAddress(): Promise<void> {
  while (addresses.length === 0) {
    await new Promise<void>((resolve) => {
      onAddress = resolve;
    });
  }
}

async function openWindow(): Promise<Page> {
  await nextAddress();
  const address = addresses.at(-1) ?? '';
  addresses = [];
  const page = await (await browser.newContext()).newPage();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(address);
  return page;
}

describe('the first screen of an empty installation', () => {
  it('offers the practice shop and the own shop, and is accessible', async () => {
    const page = await openWindow();
    await page.getByRole('heading', { name: 'Try with the practice shop' }).waitFor();
    await page.getByRole('heading', { name: 'Connect my shop' }).waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Connect my shop' }).click();
    await page.getByLabel('Shop address').waitFor();
    await page.getByText('Add key, with permission Read/Write', { exact: false }).waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.getByText('This is needed.').count()).toBe(3);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  it('starts practising in a data folder of its own, with orders to work on', async () => {
    const page = await openWindow();
    const before = new URL(page.url()).port;
    await page.getByRole('button', { name: 'Start practising' }).click();
    await page
      .getByText('Practice: orders, customers and money here are invented', { exact: false })
      .waitFor({ timeout: 90_000 });
    expect(new URL(page.url()).port).not.toBe(before);
    await page.getByRole('link', { name: /^Orders/ }).click();
    await page.getByRole('grid', { name: 'Orders' }).waitFor();
    expect(existsSync(folder.at('data-practice', 'orderly.db'))).toBe(true);
    // The real one stays empty and goes on beside it.
    const real = await openWindow();
    await real.getByRole('heading', { name: 'Connect my shop' }).waitFor();
  });
});

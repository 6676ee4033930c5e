import { _electron, type ElectronApplication } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { findElectron, whyNoWindow } from '../../scripts/lib/electron.mjs';
import { ROOT } from '../../scripts/lib/root.mjs';
import { type TestFolder, testFolder } from '../support/folder.ts';

const runtime = findElectron();
const isPossible = runtime !== undefined && whyNoWindow() === undefined;

let folder: TestFolder;
let program: ElectronApplication | undefined;
beforeEach(() => {
  folder = testFolder();
});
afterEach(async () => {
  await program?.close();
  folder.remove();
});

describe('the desktop program in the real Electron', () => {
  it.skipIf(!isPossible)(
    'opens a sandboxed window that shows the app and reaches nothing outside',
    async () => {
      await ensureBuilt();
      program = await _electron.launch({
        executablePath: runtime ?? '',
        args: [ROOT, '--data', folder.at('data')],
      });
      const page = await program.firstWindow();
      await page.waitForSelector('#root > *');
      expect(page.url()).toMatch(/^app:\/\/orderly\//);
      expect(
        await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window)),
      ).toEqual([]);
      expect(
        await page.evaluate(() =>
          fetch('https://example.org').then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      ).toBe('refused');
      expect(await page.evaluate(() => window.open('https://example.org'))).toBeNull();
      expect(
        await page.evaluate(() => fetch('app://orderly/../package.json').then(({ status }) => status)),
      ).not.toBe(200);
    },
    120_000,
  );
});

/**
 * The one test runner: `unit` is everything that needs no browser, `e2e` drives the built program in a browser
 * (Playwright as a library). `scripts/test.mjs` runs both; a single folder runs with `npx vitest run test/<word>`.
 */
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/lib/browser.mjs';
import { SummaryReporter } from './test/support/reporter.ts';

if (process.versions.napi === undefined || Number(process.versions.napi) < 10) {
  throw new Error(
    `The tests need Node 24, this is ${process.version}. Run "npm test" or "npx vitest run …".`,
  );
}

const browser = findBrowser();
const env = browser === undefined ? {} : { ORDERLY_BROWSER: browser };
const summary = process.env.ORDERLY_TEST_SUMMARY;

export default defineConfig({
  test: {
    allowOnly: false,
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', ...(summary === undefined ? [] : [new SummaryReporter(summary)])],
    env: { TZ: 'UTC', ...env },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.{ts,tsx}'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

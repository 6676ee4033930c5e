/** Runs vitest on Node 24 and brings back its sum, with the skips held against the list of allowed ones. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browserAdvice } from './browser.mjs';
import { run } from './child.mjs';
import { findNode } from './node.mjs';
import { obtainBrowser } from './packaged-browser.mjs';
import { inRoot, ROOT } from './root.mjs';
import { Refused, say } from './say.mjs';
import { judgeSkips } from './skips.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Sum */

/** Fetches a browser where none is; tells where that cannot be done, and how one gets here. */
export async function hasBrowser() {
  try {
    if ((await obtainBrowser()) !== undefined) return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message);
  }
  say(`The browser tests need a browser and none was found. This installs one: ${browserAdvice()}`);
  return false;
}

/**
 * @param {readonly string[]} args for `vitest run`
 * @param {{ whole: boolean }} options whether every test there is runs, so that the list of skips must fit exactly
 * @returns {Promise<Sum>}
 */
export async function runVitest(args, { whole }) {
  mkdirSync(inRoot('.cache'), { recursive: true });
  const folder = mkdtempSync(inRoot('.cache', 'tests-'));
  const path = join(folder, 'summary.json');
  try {
    const code = await run(findNode(), [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', ...args], {
      cwd: ROOT,
      env: { ...process.env, ORDERLY_TEST_SUMMARY: path },
    });
    return judged(readSummary(path), code, whole);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('../../test/support/reporter.ts').Summary | undefined} summary @param {number} code @param {boolean} whole */
function judged(summary, code, whole) {
  if (summary === undefined) {
    say(`The test runner ended with ${code} and without a result.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const allowed = JSON.parse(readFileSync(inRoot('test', 'skipped.json'), 'utf8'));
  const { lines, faults } = judgeSkips(summary, allowed, whole);
  for (const line of lines) process.stdout.write(`${line}\n`);
  for (const problem of [...summary.errors, ...faults]) process.stdout.write(` ✗ ${problem}\n`);
  const failed = summary.failed + summary.errors.length + faults.length;
  // The runner's own verdict stands, too: whatever it did not like is a failure.
  return {
    passed: summary.passed,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: summary.skipped.length,
  };
}

/** @param {string} path */
function readSummary(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

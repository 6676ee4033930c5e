/**
 * `npm test`: what CI runs, and all of it. Installs and builds what is missing, checks types and lint, runs every test,
 * and ends with one line: how many passed, failed and were skipped. With arguments only the tests they name.
 */
import './lib/guard.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { Refused, runScript, say } from './lib/say.mjs';
import { checkSteps, runSteps } from './lib/steps.mjs';
import { hasBrowser, runVitest } from './lib/vitest.mjs';

await runScript(async (args) => {
  const sum = await everything(args);
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
});

/** @param {string[]} args */
async function everything(args) {
  const prepared = await prepare();
  if (prepared.failed > 0) return prepared;
  if (args.length > 0) return runVitest(args, { whole: false });
  const checked = await runSteps(checkSteps());
  const browser = await hasBrowser();
  const tested = await runVitest(browser ? [] : ['--project', 'unit'], { whole: browser });
  return {
    passed: checked.passed + tested.passed,
    failed: checked.failed + tested.failed + (browser ? 0 : 1),
    skipped: tested.skipped,
  };
}

async function prepare() {
  const none = { passed: 0, failed: 0, skipped: 0 };
  try {
    await ensureInstalled();
    await ensureBuilt();
    return none;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message);
    return { ...none, failed: 1 };
  }
}

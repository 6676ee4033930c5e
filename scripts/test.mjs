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
  if (!(await succeeds('packages', ensureInstalled))) return { passed: 0, failed: 1, skipped: 0 };
  const built = await succeeds('build', ensureBuilt);
  if (args.length > 0)
    return built ? runVitest(args, { whole: false }) : { passed: 0, failed: 1, skipped: 0 };
  const checked = await runSteps(checkSteps());
  // Without a build or a browser the rest still says what it knows.
  const whole = built && (await hasBrowser());
  const tested = await runVitest(whole ? [] : ['--project', 'unit'], { whole });
  return {
    passed: checked.passed + tested.passed,
    failed: checked.failed + tested.failed + (whole ? 0 : 1),
    skipped: tested.skipped,
  };
}

/**
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function succeeds(name, work) {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(` ✗ ${name}\n${error.message}`);
    return false;
  }
}

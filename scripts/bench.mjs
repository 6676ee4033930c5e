/** `npm run -s bench -- [NAME…] [--orders N] --json`: the benchmarks, against the built program; figures on stdout. */
import './lib/guard.mjs';
import { findBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { run } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { findNode } from './lib/node.mjs';
import { inRoot } from './lib/root.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async (args) => {
  await ensureInstalled();
  await ensureBuilt();
  const browser = findBrowser();
  return run(findNode(), [inRoot('test', 'bench', 'run.ts'), ...args], {
    env: { ...process.env, ...(browser === undefined ? {} : { ORDERLY_BROWSER: browser }) },
  });
});

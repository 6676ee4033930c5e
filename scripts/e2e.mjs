/** `npm run e2e`: only the browser tests; arguments name some of them. */
import './lib/guard.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runScript } from './lib/say.mjs';
import { hasBrowser, runVitest } from './lib/vitest.mjs';

await runScript(async (args) => {
  await ensureInstalled();
  await ensureBuilt();
  if (!(await hasBrowser())) return 1;
  const { failed } = await runVitest(['--project', 'e2e', ...args], { whole: false });
  return failed === 0 ? 0 : 1;
});

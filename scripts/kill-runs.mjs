/**
 * `node scripts/kill-runs.mjs [KILLS] [--seed N]`: lives a day with the built program, killed at so many random moments
 * (200), and holds its end against an undisturbed day's. Longer than what `npm test` does; ends with 1 where they differ.
 */
import './lib/guard.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { run } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { findNode } from './lib/node.mjs';
import { inRoot } from './lib/root.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async (args) => {
  await ensureInstalled();
  await ensureBuilt(['main']);
  return run(findNode(), ['--no-warnings', inRoot('test', 'acceptance', 'kill-runs.ts'), ...args]);
});

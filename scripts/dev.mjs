/**
 * `npm run dev [-- --practice --data DIR]`: the program in the browser while it is being worked on. Screens come from
 * Vite and change under the hand; the engine runs from the sources and starts again when they change. Everything the page
 * asks that is not a source file goes on to the browser host, as if it came from there.
 */
import './lib/guard.mjs';
import { run } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { findNode } from './lib/node.mjs';
import { callerFolder, inRoot } from './lib/root.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async (args) => {
  await ensureInstalled();
  return run(findNode(), [inRoot('scripts', 'dev-server.mjs'), ...args], { cwd: callerFolder('dev') });
});

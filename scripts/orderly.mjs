/**
 * `npm run -s orderly -- <command> …`: the command line from a checkout. Whatever the script itself has to say goes to
 * stderr; stdin, stdout and the exit code are the program's.
 */
import './lib/guard.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { run } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { findNode } from './lib/node.mjs';
import { callerFolder, inRoot } from './lib/root.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async (args) => {
  await ensureInstalled();
  await ensureBuilt(args.includes('serve') ? ['main', 'renderer'] : ['main']);
  return run(findNode(), [inRoot('dist', 'main', 'cli.js'), ...args], { cwd: callerFolder('orderly') });
});

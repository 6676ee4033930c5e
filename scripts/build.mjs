/** `npm run build`: installs what is missing and builds everything into `dist/`. */
import './lib/guard.mjs';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { withLock } from './lib/lock.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async () => {
  await ensureInstalled();
  await withLock('build', () => build());
  return 0;
});

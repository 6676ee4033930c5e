/**
 * Bundles the named parts into `dist/`: written beside the old ones first, then exchanged, so that nobody sees half a
 * build. Called by `scripts/lib/build.mjs`, which knows what is stale and holds the lock.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { build } from 'vite';
import { mainBundle, preloadBundle, rendererBundle } from './lib/bundles.mjs';
import { inRoot } from './lib/root.mjs';

const CONFIGS = { main: mainBundle, preload: preloadBundle, renderer: rendererBundle };
const SOURCES = {
  main: 'main/cli-entry.ts',
  preload: 'main/desktop/preload.ts',
  renderer: 'renderer/index.html',
};

for (const part of process.argv.slice(2)) {
  const name = /** @type {keyof typeof CONFIGS} */ (part);
  if (!existsSync(inRoot(SOURCES[name]))) throw new Error(`${SOURCES[name]} is missing.`);
  const fresh = inRoot('dist', `.${name}-new`);
  const old = inRoot('dist', `.${name}-old`);
  const target = inRoot('dist', name);
  mkdirSync(inRoot('dist'), { recursive: true });
  rmSync(fresh, { recursive: true, force: true });
  await build(CONFIGS[name](fresh));
  rmSync(old, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}

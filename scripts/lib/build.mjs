/**
 * Builds what is stale. Each of the three parts (main, preload, renderer) has a stamp with a hash over everything it is
 * made of; dates and sizes are compared first, because reading every file at each start would be slow.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { capture } from './child.mjs';
import { withLock } from './lock.mjs';
import { findNode } from './node.mjs';
import { inRoot, ROOT } from './root.mjs';
import { Refused, sayIfLong } from './say.mjs';

/** @typedef {'main' | 'preload' | 'renderer'} Part */

const COMMON = [
  'package.json',
  'package-lock.json',
  'scripts/lib/bundles.mjs',
  'scripts/bundle.mjs',
  'tsconfig.json',
];

/** What each part is made of. @type {Readonly<Record<Part, readonly string[]>>} */
const MADE_OF = {
  main: ['main', 'shared', ...COMMON],
  preload: ['main/desktop', 'shared', ...COMMON],
  renderer: ['renderer', 'shared', ...COMMON],
};

/** @type {readonly Part[]} */
export const PARTS = ['main', 'preload', 'renderer'];

/** After this, `dist/` is built from the sources as they are. @param {readonly Part[]} parts */
export async function ensureBuilt(parts = PARTS) {
  if (parts.every((part) => state(part).fresh)) return;
  await withLock('build', async () => {
    const stale = parts.filter((part) => !state(part).fresh);
    if (stale.length > 0) await build(stale);
  });
}

/** Builds the parts whatever their state. @param {readonly Part[]} parts */
export async function build(parts = PARTS) {
  const before = new Map(parts.map((part) => [part, state(part)]));
  const { code, output } = await sayIfLong(`Building Orderly (${parts.join(', ')}) …`, () =>
    capture(findNode(), [inRoot('scripts', 'bundle.mjs'), ...parts], { cwd: ROOT }),
  );
  if (code !== 0) throw new Refused(`${output.trim()}\nThe build failed.`);
  // The state from before: a file saved during the build makes the next start build again.
  for (const [part, { quick, content }] of before) writeStamp(part, quick, content);
}

/**
 * @param {Part} part
 * @returns {{ fresh: boolean, quick: string, content: string }}
 */
function state(part) {
  const files = MADE_OF[part].flatMap((path) => filesUnder(inRoot(path))).sort();
  const quick = hash(files.map((file) => `${nameOf(file)} ${dated(file)}`));
  const stamp = readStamp(part);
  const exists = existsSync(inRoot('dist', part));
  if (exists && stamp?.quick === quick) return { fresh: true, quick, content: stamp.content };
  const content = hash(files.map((file) => `${nameOf(file)} ${hash([readFileSync(file)])}`));
  const fresh = exists && stamp?.content === content;
  if (fresh) writeStamp(part, quick, content);
  return { fresh, quick, content };
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
  );
}

/** @param {string} file */
const nameOf = (file) => relative(ROOT, file).split(sep).join('/');

/** @param {string} file */
function dated(file) {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
}

/** @param {readonly (string | Buffer)[]} parts */
function hash(parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\n');
  return sum.digest('hex');
}

/** @param {Part} part */
const stampPath = (part) => inRoot('dist', `.${part}-stamp`);

/** @param {Part} part @returns {{ quick: string, content: string } | undefined} */
function readStamp(part) {
  try {
    const [quick, content] = readFileSync(stampPath(part), 'utf8').split('\n');
    return quick && content ? { quick, content } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Part} part @param {string} quick @param {string} content */
function writeStamp(part, quick, content) {
  try {
    mkdirSync(inRoot('dist'), { recursive: true });
    writeFileSync(stampPath(part), `${quick}\n${content}\n`);
  } catch {
    // Somebody else's folder, which may be read only: its build is compared again next time.
  }
}

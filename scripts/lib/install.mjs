/**
 * Installs the packages of the lockfile when they are missing or others. What is there is believed when it says, package
 * by package, what the lockfile says: a developer's own `npm install` is not thrown away.
 */
import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename } from 'node:path';
import { capture } from './child.mjs';
import { withLock } from './lock.mjs';
import { inRoot, ROOT } from './root.mjs';
import { Refused, sayIfLong } from './say.mjs';

const STAMP = inRoot('node_modules', '.orderly-stamp');

/** After this, `node_modules` is what the lockfile says. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock('installation', async () => {
    if (!isInstalled()) await install();
  });
}

function isInstalled() {
  const lock = read(inRoot('package-lock.json'));
  if (lock === undefined) throw new Refused(`package-lock.json is missing in ${ROOT}.`);
  const stamp = stampOf(lock);
  if (read(STAMP) === stamp) return true;
  if (!matches(lock, read(inRoot('node_modules', '.package-lock.json')))) return false;
  try {
    writeFileSync(STAMP, stamp);
  } catch {
    // Somebody else's folder: it is compared again next time.
  }
  return true;
}

/** A folder shared between systems has native parts of one of them. @param {string} lock */
function stampOf(lock) {
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/**
 * npm writes down what it installed, when it is done. Optional packages may be left out (other systems').
 * @param {string} wanted @param {string | undefined} installed
 */
export function matches(wanted, installed) {
  if (installed === undefined) return false;
  const has = packagesOf(installed);
  return Object.entries(packagesOf(wanted)).every(([path, entry]) => {
    if (path === '') return true;
    const found = has[path];
    return found === undefined
      ? entry.optional === true && !isOurs(entry)
      : found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string[] }} Entry */

/** @param {string} text @returns {Record<string, Entry>} */
function packagesOf(text) {
  try {
    return JSON.parse(text).packages ?? {};
  } catch {
    return {};
  }
}

/** The Node that the project brings for this system is optional only for other systems. @param {Entry} entry */
function isOurs(entry) {
  const { os, cpu } = entry;
  return (
    os?.includes(process.platform) === true &&
    cpu?.includes(process.arch) === true &&
    entry.libc === undefined
  );
}

async function install() {
  const { code, output } = await sayIfLong(
    'Installing the packages Orderly needs (once, a minute or two) …',
    () => npmCi(ROOT),
  );
  const lock = read(inRoot('package-lock.json'));
  if (code !== 0 || lock === undefined) {
    throw new Refused(`${output.trim()}\nThe packages could not be installed (npm ci ended with ${code}).`);
  }
  writeFileSync(STAMP, stampOf(lock));
}

/** Installs exactly what a folder's lockfile says; no package runs a script of its own. @param {string} folder */
export function npmCi(folder) {
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  if (!isWritable(homedir())) args.push(`--cache=${inRoot('.cache', 'npm')}`);
  const [program, before] = npm();
  return capture(program, [...before, ...args, '--loglevel=error'], {
    cwd: folder,
    shell: process.platform === 'win32' && before.length === 0,
  });
}

/** The npm that started us, else the one on the path. @returns {[string, string[]]} */
function npm() {
  const started = process.env.npm_execpath;
  if (started !== undefined && basename(started) === 'npm-cli.js') return [process.execPath, [started]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** A system user's home may not exist. @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

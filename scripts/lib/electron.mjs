/**
 * Whether a window can be opened here, and Electron's runtime for it: the one that is there, or fetched by Electron's own
 * installer. Every way it can fail ends soon, with a reason: the caller then serves the browser.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ending } from './child.mjs';
import { findNode } from './node.mjs';
import { inRoot } from './root.mjs';
import { sayIfLong } from './say.mjs';

/** A download that brings nothing for so long is given up: behind a firewall it would hang for minutes. */
const STALLED_MS = 15_000;
const POLL_MS = 500;

/** Why no window can be opened here, or undefined. @param {NodeJS.ProcessEnv} env */
export function whyNoWindow(env = process.env) {
  if (process.platform !== 'linux') return undefined;
  if (!hasDisplay(env)) return 'There is no display here';
  if (process.getuid?.() === 0)
    return 'The desktop window does not run as root, which would switch its sandbox off';
  return undefined;
}

/** @param {NodeJS.ProcessEnv} env */
export function hasDisplay(env = process.env) {
  if (process.platform !== 'linux') return true;
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/** Electron's program, if it is there. @param {NodeJS.ProcessEnv} env */
export function findElectron(env = process.env) {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? inRoot('node_modules', 'electron', 'dist');
  const path = join(folder, readOr(inRoot('node_modules', 'electron', 'path.txt'), programName()));
  return existsSync(path) ? path : undefined;
}

/** Electron's program, fetched if need be; undefined where it cannot be had. */
export async function obtainElectron() {
  const found = findElectron();
  if (found !== undefined || process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined) return found;
  await sayIfLong("Fetching Electron's runtime (once, about 120 MB) …", fetchElectron);
  return findElectron();
}

async function fetchElectron() {
  mkdirSync(inRoot('.cache'), { recursive: true });
  const temporary = mkdtempSync(inRoot('.cache', 'electron-'));
  const child = spawn(findNode(), [inRoot('node_modules', 'electron', 'install.js')], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ELECTRON_GET_NO_PROGRESS: '1',
      NODE_USE_ENV_PROXY: '1',
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
    },
  });
  const watch = killWhenStalled(child, [temporary, inRoot('node_modules', 'electron', 'dist')]);
  try {
    await ending(child);
  } finally {
    clearInterval(watch);
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {readonly string[]} folders where its work can be seen growing
 */
function killWhenStalled(child, folders) {
  let size = -1;
  let movedAt = Date.now();
  return setInterval(() => {
    const now = folders.reduce((sum, folder) => sum + sizeOf(folder), 0);
    if (now !== size) {
      size = now;
      movedAt = Date.now();
    } else if (Date.now() - movedAt > STALLED_MS) child.kill('SIGKILL');
  }, POLL_MS);
}

/** @param {string} path @returns {number} */
function sizeOf(path) {
  try {
    const stat = statSync(path);
    if (!stat.isDirectory()) return stat.size;
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
  } catch {
    return 0; // It may vanish while it is being measured.
  }
}

function programName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/** @param {string} path @param {string} otherwise */
function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return otherwise;
  }
}

/**
 * One installation or build at a time in this folder: two scripts started together must not write the same files. The
 * lock is a folder with the holder's process id in it; a holder that died is ignored.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './root.mjs';
import { Refused, say } from './say.mjs';

const POLL_MS = 200;
const SAID_AFTER_MS = 2000;
/** Time between making the lock and writing the holder's id into it, generously. */
const NAMELESS_MS = 10_000;

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const lock = inRoot('.cache', `${name}.lock`);
  const since = Date.now();
  let said = false;
  while (!taken(lock)) {
    if (!said && Date.now() - since > SAID_AFTER_MS) {
      said = true;
      say(`Waiting for another Orderly script (process ${holder(lock) ?? '?'}) to finish its ${name}.`);
    }
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock */
function taken(lock) {
  try {
    mkdirSync(inRoot('.cache'), { recursive: true });
    mkdirSync(lock);
    writeFileSync(`${lock}/pid`, String(process.pid));
    return true;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code !== 'EEXIST') throw new Refused(`This folder cannot be written (${code}): ${inRoot('.cache')}`);
  }
  if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
  return false;
}

/** @param {string} lock */
function isAbandoned(lock) {
  const pid = holder(lock);
  if (pid !== undefined) return !isAlive(pid);
  try {
    return Date.now() - statSync(lock).mtimeMs > NAMELESS_MS;
  } catch {
    return false;
  }
}

/** @param {string} lock */
function holder(lock) {
  try {
    const pid = Number(readFileSync(`${lock}/pid`, 'utf8'));
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

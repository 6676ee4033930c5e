/** Starts other programs: signals reach them, their exit code comes back. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {{ code: number, signal: NodeJS.Signals | null, output: string }} Ended */

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** A terminal sends Ctrl+C to the whole group: passing it on would reach the child twice, which means "at once". */
const passes = (/** @type {string} */ name) => name !== 'SIGINT' || process.stdin.isTTY !== true;

/**
 * Runs a program with our own stdin, stdout and stderr until it ends, and answers its exit code.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function run(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'inherit', ...options });
  return (await ending(child)).code;
}

/**
 * Runs a program quietly and keeps what it wrote, for telling it only when something went wrong.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<Ended>}
 */
export async function capture(program, args, options = {}) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Buffer[]} */
  const chunks = [];
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  const end = await ending(child);
  return { ...end, output: Buffer.concat(chunks).toString('utf8') };
}

/**
 * Waits for a child; meanwhile our signals are its signals. A child killed by a signal answers 128 + the signal's
 * number, as a shell does; one that could not be started answers 127 with the reason on stderr.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null }>}
 */
export function ending(child) {
  const forwards = FORWARDED.map((name) => {
    const forward = () => void (passes(name) && child.kill(name));
    process.on(name, forward);
    return () => process.off(name, forward);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      for (const stop of forwards) stop();
      resolve({ code: 127, signal: null });
    });
    child.once('close', (code, signal) => {
      for (const stop of forwards) stop();
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), signal });
    });
  });
}

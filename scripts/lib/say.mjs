/**
 * What the scripts tell the person in front of them. Always on stderr: stdout belongs to the program's data.
 */

const QUIET_MS = 2000;

/** A script's refusal: its sentence is shown, without a stack. */
export class Refused extends Error {}

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Does the work, and says in one line what it is when it takes longer than two seconds.
 * @template T
 * @param {string} text
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function sayIfLong(text, work) {
  const timer = setTimeout(() => say(text), QUIET_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs a script's main function and ends the process with what it returns: an exit code.
 * @param {(args: string[]) => Promise<number>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (error instanceof Refused) say(error.message);
    else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  }
}

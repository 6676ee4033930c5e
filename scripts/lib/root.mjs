/** Where things are. Scripts never depend on the folder they were started from. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {...string} parts */
export const inRoot = (...parts) => join(ROOT, ...parts);

/**
 * Where the person stands: npm changes into the project's folder first and keeps theirs in INIT_CWD. The variable is
 * believed only when npm started this very script, because children inherit it.
 * @param {string} script its name in package.json
 */
export function callerFolder(script) {
  const { INIT_CWD, npm_lifecycle_event } = process.env;
  return npm_lifecycle_event === script && INIT_CWD ? INIT_CWD : process.cwd();
}

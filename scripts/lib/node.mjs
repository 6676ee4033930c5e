/** Finds the Node the program runs on. On Linux the project brings its own, elsewhere the system's is used. */
import { existsSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { Refused } from './say.mjs';

const NEEDED = 24;

/**
 * The path of a Node 24 or newer. The project's own comes first, so that everybody runs the same one; on Linux without
 * glibc it cannot start, and the system's must do.
 */
export function findNode() {
  const own = inRoot('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (process.platform === 'linux' && usesGlibc() && existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
  throw new Refused(
    `Orderly needs Node ${NEEDED} or newer, and none came with the installation for ${process.platform} ${process.arch}: please install it.`,
  );
}

function usesGlibc() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } } | undefined} */ (
    process.report?.getReport()
  );
  return report?.header?.glibcVersionRuntime !== undefined;
}

/** Serves the app to the browser: prints its address, and opens the browser where there is a display. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ending } from './child.mjs';
import { hasDisplay } from './electron.mjs';
import { findNode } from './node.mjs';
import { inRoot } from './root.mjs';

/**
 * Runs the browser host until it ends, and answers its exit code.
 * @param {readonly string[]} args options of `serve`
 * @param {string} folder where relative paths start
 */
export async function serveBrowser(args, folder) {
  const child = spawn(findNode(), [inRoot('dist', 'main', 'cli.js'), 'serve', ...args, '--json'], {
    stdio: ['inherit', 'pipe', 'inherit'],
    cwd: folder,
  });
  const ended = ending(child);
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const url = readyAddress(line);
    if (url === undefined) {
      process.stdout.write(`${line}\n`);
      return;
    }
    process.stdout.write(`Orderly is ready: ${url}\nPress Ctrl+C to stop it.\n`);
    if (hasDisplay()) openBrowser(url);
  });
  return (await ended).code;
}

/** The address in the line that `serve --json` prints when it is ready. @param {string} line */
export function readyAddress(line) {
  try {
    const { event, url } = JSON.parse(line);
    return event === 'ready' && typeof url === 'string' ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Trying is enough: the address stands on the screen. @param {string} url */
function openBrowser(url) {
  const [program, args] = opener(url);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** @param {string} url @returns {[string, string[]]} */
function opener(url) {
  if (process.platform === 'darwin') return ['open', [url]];
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}

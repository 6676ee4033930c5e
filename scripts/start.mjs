/**
 * `npm start`: installs and builds what is missing, then opens the desktop app. Where Electron's runtime cannot be had,
 * it says so in one sentence and serves the same app to the browser.
 */
import './lib/guard.mjs';
import { spawn } from 'node:child_process';
import { ensureBuilt } from './lib/build.mjs';
import { ending } from './lib/child.mjs';
import { obtainElectron, whyNoWindow } from './lib/electron.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { desktopArgs, serveArgs, startOptions } from './lib/options.mjs';
import { callerFolder, ROOT } from './lib/root.mjs';
import { runScript, say } from './lib/say.mjs';
import { serveBrowser } from './lib/serve.mjs';

/** Ends of a program that could not even start: a missing library, Chromium's sandbox refusing the system. */
const CANNOT_START = new Set(['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL']);
const STARTS_WITHIN_MS = 10_000;

await runScript(async (args) => {
  const folder = callerFolder('start');
  const options = startOptions(args, folder);
  await ensureInstalled();
  if (options.browser) {
    await ensureBuilt(['main', 'renderer']);
    return serveBrowser(serveArgs(options), folder);
  }
  const reason = whyNoWindow();
  const [electron] = reason === undefined ? await Promise.all([obtainElectron(), ensureBuilt()]) : [];
  if (electron !== undefined) {
    const code = await openDesktop(electron, desktopArgs(options));
    if (code !== undefined) return code;
  }
  const why =
    reason ?? (electron ? 'Electron does not start here' : "Electron's runtime could not be fetched");
  say(`${why}, so Orderly opens in the browser instead.`);
  await ensureBuilt(['main', 'renderer']);
  return serveBrowser(serveArgs(options), folder);
});

/**
 * Runs the desktop app to its end and answers its exit code, or undefined if it could not start at all.
 * @param {string} electron
 * @param {readonly string[]} args
 */
async function openDesktop(electron, args) {
  const since = Date.now();
  const { code, signal } = await ending(spawn(electron, [ROOT, ...args], { stdio: 'inherit' }));
  const atOnce = Date.now() - since < STARTS_WITHIN_MS;
  return atOnce && (code === 127 || CANNOT_START.has(signal ?? '')) ? undefined : code;
}

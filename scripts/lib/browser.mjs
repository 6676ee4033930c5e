/**
 * Finds a Chromium that tests and benchmarks can drive: the one named in ORDERLY_BROWSER, Playwright's own, an installed
 * Chromium, Chrome or Edge, the packaged one. Never downloads anything: `packaged-browser.mjs` does.
 */
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { inRoot } from './root.mjs';

/** Where the packaged browser lies once it was fetched. */
export const PACKAGED = inRoot('.cache', 'browser', 'chromium');

/**
 * The path of a browser, or undefined where there is none.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findBrowser(env = process.env) {
  const candidates = [
    env.ORDERLY_BROWSER,
    ...playwrights(env),
    ...onPath(env),
    ...usualPlaces(env),
    PACKAGED,
  ];
  return candidates.find((path) => path !== undefined && path !== '' && isProgram(path));
}

/** The one command that installs a browser on this machine. */
export function browserAdvice() {
  const debianAsRoot =
    process.platform === 'linux' && process.getuid?.() === 0 && isProgram('/usr/bin/apt-get');
  return debianAsRoot ? 'apt-get install -y chromium' : 'npx playwright install chromium';
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Playwright keeps its browsers in folders named `chromium-<revision>`; the newest is tried first.
 * @param {NodeJS.ProcessEnv} env
 */
function playwrights(env) {
  const cache = {
    darwin: join(homedir(), 'Library/Caches/ms-playwright'),
    win32: join(env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
  };
  const home =
    env.PLAYWRIGHT_BROWSERS_PATH ??
    (process.platform === 'darwin' || process.platform === 'win32'
      ? cache[process.platform]
      : join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright'));
  const programs = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  return listed(home)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => programs.map((program) => join(home, name, program)));
}

/** @param {string} folder */
function listed(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** @param {NodeJS.ProcessEnv} env */
function onPath(env) {
  if (process.platform === 'win32') return [];
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'chrome',
  ];
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {NodeJS.ProcessEnv} env */
function usualPlaces(env) {
  if (process.platform === 'darwin') {
    const apps = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((at) =>
      apps.map((app) => join(at, app)),
    );
  }
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    const apps = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return roots.flatMap((root) => (root === undefined ? [] : apps.map((app) => join(root, app))));
  }
  return [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ];
}

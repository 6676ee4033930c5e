import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/lib/browser.mjs';
import { findElectron, whyNoWindow } from '../../scripts/lib/electron.mjs';
import { matches } from '../../scripts/lib/install.mjs';
import { desktopArgs, serveArgs, startOptions } from '../../scripts/lib/options.mjs';
import { readyAddress } from '../../scripts/lib/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'orderly-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

describe('the options of npm start', () => {
  it('reach the host, with the data folder from where the person stands', () => {
    const options = startOptions(['--browser', '--practice', '--data', 'here', '--port=8080'], '/tmp/me');
    expect(options).toEqual({ browser: true, practice: true, data: '/tmp/me/here', port: '8080' });
    expect(serveArgs(options)).toEqual(['--practice', '--data', '/tmp/me/here', '--port', '8080']);
    expect(desktopArgs(options)).toEqual(['--practice', '--data', '/tmp/me/here']);
  });

  it.each([
    [['--strange']],
    [['--data']],
    [['--data', '--practice']],
    [['--port', 'x']],
    [['--port', '70000']],
  ])('are refused with the usage: %j', (args) => {
    expect(() => startOptions(args, '/')).toThrow('Usage: npm start');
  });
});

describe('the address', () => {
  it('is read from the line that says the host is ready, and from no other', () => {
    expect(readyAddress('{"event":"ready","url":"http://127.0.0.1:1/#token=a"}')).toBe(
      'http://127.0.0.1:1/#token=a',
    );
    expect(readyAddress('{"event":"stopped"}')).toBeUndefined();
    expect(readyAddress('something else')).toBeUndefined();
  });
});

describe.runIf(process.platform === 'linux')('a window', () => {
  it('needs a display', () => {
    expect(whyNoWindow({})).toContain('no display');
    expect(whyNoWindow({ DISPLAY: ':0' }) ?? 'root').toContain('root');
  });

  it('opens with the runtime that a variable names', () => {
    const electron = program('electron-dist', 'electron');
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'electron-dist') })).toBe(electron);
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nothing') })).toBeUndefined();
  });
});

describe.runIf(process.platform === 'linux')('a browser', () => {
  it('is the named one, then the newest of Playwright, then one on the path', () => {
    const named = program('named');
    const older = program('cache', 'chromium-999', 'chrome-linux', 'chrome');
    const newer = program('cache', 'chromium-1000', 'chrome-linux64', 'chrome');
    const onPath = program('bin', 'google-chrome');
    const env = { PLAYWRIGHT_BROWSERS_PATH: join(folder, 'cache'), PATH: join(folder, 'bin') };
    expect(findBrowser({ ...env, ORDERLY_BROWSER: named })).toBe(named);
    expect(findBrowser({ ...env, ORDERLY_BROWSER: '/not/there' })).toBe(newer);
    rmSync(newer);
    expect(findBrowser(env)).toBe(older);
    rmSync(older);
    expect(findBrowser(env)).toBe(onPath);
  });
});

describe('installed packages', () => {
  const lock = (packages: object) => JSON.stringify({ packages });
  const wanted = lock({
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/ours': { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] },
    'node_modules/theirs': { version: '1.0.0', optional: true, os: ['aix'], cpu: ['ppc64'] },
  });
  const ours = { 'node_modules/ours': { version: '1.0.0' } };

  it('are believed when they are what the lockfile says, without those of other systems', () => {
    expect(matches(wanted, lock({ 'node_modules/a': { version: '1.0.0', integrity: 'x' }, ...ours }))).toBe(
      true,
    );
  });

  it.each([
    ['of another version', { 'node_modules/a': { version: '2.0.0', integrity: 'x' }, ...ours }],
    ['with other content', { 'node_modules/a': { version: '1.0.0', integrity: 'y' }, ...ours }],
    ['missing', ours],
    ['without our native part', { 'node_modules/a': { version: '1.0.0', integrity: 'x' } }],
  ])('are installed again when one is %s', (_, packages) => {
    expect(matches(wanted, lock(packages))).toBe(false);
  });

  it('are installed when nothing was', () => {
    expect(matches(wanted, undefined)).toBe(false);
    expect(matches(wanted, 'half a fi')).toBe(false);
  });
});

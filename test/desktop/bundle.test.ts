import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainBundle, preloadBundle } from '../../scripts/lib/bundles.mjs';
import { type TestFolder, testFolder } from '../support/folder.ts';

const ROOT = join(import.meta.dirname, '../..');

let folder: TestFolder;
beforeAll(async () => {
  folder = testFolder();
  // The parts that stay outside of the bundle are found as they are in an installation.
  symlinkSync(join(ROOT, 'node_modules'), folder.at('node_modules'));
  folder.write('package.json', '{ "type": "module" }');
  await build(mainBundle(folder.at('dist', 'main')));
  await build(preloadBundle(folder.at('dist', 'preload')));
  folder.write('dist/renderer/index.html', '<meta name="csp-nonce" content="__CSP_NONCE__">');
}, 120_000);
afterAll(() => folder.remove());

/** Runs the bundled desktop program with the stand-in for Electron, in a process of its own. */
async function boot(script: string): Promise<{ code: number | null; out: string }> {
  const stub = pathToFileURL(join(ROOT, 'test/support/electron-module.ts')).href;
  folder.write(
    'boot.mjs',
    `import { registerHooks } from 'node:module';
     registerHooks({
       resolve: (name, context, next) => name === 'electron' ? { url: ${JSON.stringify(stub)}, shortCircuit: true } : next(name, context),
     });
     process.argv.push('--data', ${JSON.stringify(folder.at('data'))});
     const { fake } = await import(${JSON.stringify(stub)});
     fake.module.app.once('exited', (code) => process.exit(code));
     await import(${JSON.stringify(pathToFileURL(folder.at('dist/main/desktop.js')).href)});
     const until = async (isTrue) => { while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20)); };
     await until(() => fake.windows.length > 0 || fake.shown.errors.length > 0);
     ${script}`,
  );
  const child = spawn(process.execPath, [folder.at('boot.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_CONFIG_HOME: folder.at('config') },
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    out += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out };
}

describe('the built desktop program', () => {
  it('opens its window, answers over its ports from its threads, and ends in good order', async () => {
    const { code, out } = await boot(`
      const [window] = fake.windows;
      const page = await fake.module.session.defaultSession.handlers.get('app')({ url: window.webContents.mainFrame.url, method: 'GET' });
      console.log('page', page.status, window.options.webPreferences.preload);
      const ports = await new Promise((resolve) => {
        fake.onPorts((channel, given) => resolve(given));
        fake.sendFrom('orderly:ask-ports', window.webContents, window.webContents.mainFrame);
      });
      const answer = await new Promise((resolve) => {
        ports[1].on('message', resolve);
        ports[1].postMessage(JSON.stringify({ i: '1', p: { u: '/system/about', b: { json: {} } } }));
      });
      console.log('answer', answer);
      fake.module.app.quit();`);
    expect(out).toContain(`page 200 ${folder.at('dist', 'preload', 'preload.cjs')}`);
    expect(out).toContain('"isPractice":false');
    expect(code).toBe(0);
  });

  it('has a preload that is one CommonJS file and requires nothing but electron', () => {
    const preload = readFileSync(folder.at('dist', 'preload', 'preload.cjs'), 'utf8');
    expect([...preload.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name)).toEqual([
      'electron',
    ]);
    expect(preload).not.toMatch(/\bimport\b|contextBridge|process\./);
  });
});

/**
 * How the three parts are bundled, for `bundle.mjs` and `dev.mjs`. Runs on Node 24 with the packages installed.
 *
 * - main: one folder, flat and without hashed entry names, because worker threads are found beside the file that starts
 *   them. Everything is bundled except what has native parts or is Electron's own.
 * - preload: one CommonJS file, which is all a sandboxed preload may be.
 * - renderer: no inline script and no inlined asset, because the content security policy allows neither.
 */
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';
import { pdfInBundle } from '../../main/platform/pdf/bundle.ts';
import { inRoot } from './root.mjs';

/** @typedef {import('vite').InlineConfig} InlineConfig */

/** Bundle name → source. */
const MAIN_ENTRIES = {
  desktop: 'main/desktop/main.ts',
  cli: 'main/cli-entry.ts',
  writer: 'main/writer.ts',
  reader: 'main/reader.ts',
  jobs: 'main/jobs.ts',
  // For whoever starts an engine without a host: benches, scripts.
  engine: 'main/engine.ts',
};

const EXTERNAL = ['electron', 'better-sqlite3', '@napi-rs/keyring'];
const BUILTIN = [/^node:/, ...builtinModules];

export const version = () => JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).version;

/** @returns {InlineConfig} */
function common() {
  return {
    configFile: false,
    clearScreen: false,
    logLevel: 'warn',
    define: { __VERSION__: JSON.stringify(version()) },
  };
}

/** @param {string} outDir @returns {InlineConfig} */
export function mainBundle(outDir) {
  const input = Object.fromEntries(
    Object.entries(MAIN_ENTRIES)
      .map(([name, source]) => [name, inRoot(source)])
      .filter(([, source]) => existsSync(source ?? '')),
  );
  return {
    ...common(),
    root: inRoot('main'),
    publicDir: false,
    plugins: [pdfInBundle()],
    ssr: { noExternal: true, external: EXTERNAL },
    build: {
      ssr: true,
      ssrEmitAssets: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: false,
      copyPublicDir: false,
      rolldownOptions: {
        input,
        external: [...EXTERNAL, ...BUILTIN],
        platform: 'node',
        output: {
          format: 'esm',
          entryFileNames: '[name].js',
          // Flat: shared code that starts a worker must find it beside itself, too.
          chunkFileNames: 'shared-[name]-[hash].js',
        },
      },
    },
  };
}

/** @param {string} outDir @returns {InlineConfig} */
export function preloadBundle(outDir) {
  return {
    ...common(),
    root: inRoot('main'),
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      minify: false,
      lib: { entry: inRoot('main/desktop/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  };
}

/** @returns {InlineConfig} */
export function rendererBase() {
  return { ...common(), root: inRoot('renderer'), base: '/', plugins: [react()] };
}

/** @param {string} outDir @returns {InlineConfig} */
export function rendererBundle(outDir) {
  return {
    ...rendererBase(),
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4096,
      reportCompressedSize: false,
    },
  };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderPdf } from '../../main/documents/render.ts';
import { pdfInBundle } from '../../main/platform/pdf/bundle.ts';
import { packingSlip } from './samples.ts';

/** Outside the repository, so that nothing can be found in its `node_modules`. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderly-bundle-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('bundled into one file and run in a worker thread, the renderer gives the same bytes', async () => {
  const source = fileURLToPath(new URL('../../main/documents/render.ts', import.meta.url));
  const entry = join(folder, 'entry.ts');
  writeFileSync(
    entry,
    `import { parentPort, workerData } from 'node:worker_threads';
     import { renderPdf } from ${JSON.stringify(source.replaceAll('\\', '/'))};
     parentPort?.postMessage(await renderPdf(workerData));`,
  );
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    plugins: [pdfInBundle()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(folder, 'main'),
      emptyOutDir: true,
      target: 'node24',
      copyPublicDir: false,
      rolldownOptions: { input: entry, output: { entryFileNames: 'jobs.js', codeSplitting: false } },
    },
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');

  const model = packingSlip({ customerNote: '山田 محمد' });
  const worker = new Worker(pathToFileURL(join(folder, 'main', 'jobs.js')), { workerData: model });
  const bundled = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  expect(bundled).toEqual(await renderPdf(model));
});

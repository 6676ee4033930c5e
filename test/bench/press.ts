/** `press`: from a key press to the painted row in Chromium, while orders are being captured. */

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { chromium } from 'playwright';
import { dataset } from './dataset.ts';
import type { FigureLine } from './figures.ts';
import { percentile, round } from './figures.ts';

const PRESSES = 200;

export async function benchPress(orders: number): Promise<FigureLine[]> {
  const work = mkdtempSync(join(tmpdir(), 'orderly-press-'));
  cpSync(dataset(orders), work, { recursive: true });
  const cli = join(import.meta.dirname, '..', '..', 'dist', 'main', 'cli.js');
  const host = spawn(process.execPath, [cli, 'serve', '--json', '--no-sync', '--port', '0', '--data', work], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch({
    executablePath: process.env.ORDERLY_BROWSER ?? '/usr/bin/chromium',
  });
  try {
    const url = await readyUrl(host.stdout);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(url);
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('grid').waitFor();
    const capture = new Worker(new URL('./capture-worker.ts', import.meta.url), {
      workerData: { folder: work, ms: 40_000 },
    });
    await page.evaluate(() => {
      const taken: number[] = [];
      Object.assign(window, { taken });
      window.addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          const pressed = event.timeStamp;
          // The frame after the next begins once this press has been painted.
          requestAnimationFrame(() => requestAnimationFrame(() => taken.push(performance.now() - pressed)));
        },
        true,
      );
    });
    for (let press = 0; press < PRESSES; press += 1) {
      await page.keyboard.press(press % 20 < 10 ? 'ArrowDown' : 'ArrowUp');
      await page.waitForTimeout(60);
    }
    const taken = await page.evaluate(() => (window as unknown as { taken: number[] }).taken);
    await capture.terminate();
    return [
      {
        bench: 'press',
        orders,
        value: round(percentile(taken, 0.95), 0),
        unit: 'ms p95',
        p50: round(percentile(taken, 0.5), 0),
      },
    ];
  } finally {
    await browser.close();
    host.kill('SIGTERM');
    await new Promise((resolve) => host.once('exit', resolve));
    rmSync(work, { recursive: true, force: true });
  }
}

function readyUrl(stdout: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stdout });
    lines.once('line', (line) => resolve((JSON.parse(line) as { url: string }).url));
    lines.once('close', () => reject(new Error('The host ended before it was ready')));
  });
}

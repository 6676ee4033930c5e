/** `queue`, `search`, `start`, `busy`: what a screen feels while it reads. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Client } from '../../main/api/client.ts';
import type { QueryInput } from '../../shared/api/contract.ts';
import { dataset } from './dataset.ts';
import { engineRig } from './engine-rig.ts';
import type { FigureLine } from './figures.ts';
import { median, percentile, round } from './figures.ts';
import { latencies } from './latency.ts';
import type { ListCall } from './requests.ts';
import { LIST_CALLS, SEARCHES } from './requests.ts';

type List = QueryInput<'orders.list'>;

/** Middle pages need a position that depends on the data: it is looked up before anything is timed. */
async function resolved(client: Client): Promise<List[]> {
  const lists: List[] = [];
  for (const call of LIST_CALLS) lists.push(await place(client, call));
  return lists;
}

async function place(client: Client, { args, at }: ListCall): Promise<List> {
  if (at === 'first') return args;
  if (at === 'last') return { ...args, before: 'last' };
  const counts = (await client.query('orders.counts', {})).value;
  let after: string | undefined;
  const steps = Math.min(20, Math.floor(counts[args.view] / 400));
  for (let step = 0; step < steps; step += 1) {
    const page = await client.query('orders.list', { ...args, limit: 200, ...(after ? { after } : {}) });
    if (page.value.next === null) break;
    after = page.value.next;
  }
  return after ? { ...args, after } : args;
}

export async function benchQueue(orders: number): Promise<FigureLine[]> {
  const rig = await engineRig(dataset(orders));
  try {
    const lists = await resolved(rig.client);
    const taken = await latencies((index) =>
      rig.client.query('orders.list', lists[index % lists.length] ?? { view: 'all' }),
    );
    return [figure('queue', orders, taken)];
  } finally {
    await rig.close();
  }
}

export async function benchSearch(orders: number): Promise<FigureLine[]> {
  const rig = await engineRig(dataset(orders));
  try {
    const taken = await latencies((index) =>
      rig.client.query('orders.search', { text: SEARCHES[index % SEARCHES.length] ?? '' }),
    );
    return [figure('search', orders, taken)];
  } finally {
    await rig.close();
  }
}

export async function benchStart(orders: number): Promise<FigureLine[]> {
  const folder = dataset(orders);
  const taken: number[] = [];
  for (let run = 0; run < 6; run += 1) {
    const started = performance.now();
    const rig = await engineRig(folder);
    await rig.client.query('orders.list', { view: 'needs_me' });
    // The first run also loads the bundle from disk.
    if (run > 0) taken.push(performance.now() - started);
    await rig.close();
  }
  return [
    {
      bench: 'start',
      orders,
      value: round(median(taken), 0),
      unit: 'ms',
      worst: round(Math.max(...taken), 0),
    },
  ];
}

/** The queue while capture runs at full speed, and the rate capture keeps. */
export async function benchBusy(orders: number): Promise<FigureLine[]> {
  const work = mkdtempSync(join(tmpdir(), 'orderly-busy-'));
  try {
    cpSync(dataset(orders), work, { recursive: true });
    const rig = await engineRig(work);
    const lists = await resolved(rig.client);
    const call = (index: number) =>
      rig.client.query('orders.list', lists[index % lists.length] ?? { view: 'all' });
    const idle = await latencies(call, { calls: 300, warmUps: 50, perSecond: 20 });
    const alone = await captureFor(work, 12_000);
    const busyCapture = captureFor(work, 60_000);
    const taken = await latencies(call);
    const together = await busyCapture;
    await rig.close();
    return [
      {
        ...figure('busy', orders, taken),
        idle: round(percentile(idle, 0.95)),
        timesIdle: round(percentile(taken, 0.95) / percentile(idle, 0.95)),
        share: round(together / alone, 3),
        captureAlone: round(alone, 0),
        captureBusy: round(together, 0),
      },
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Orders a second that a writer on its own thread captures into the folder's file. */
function captureFor(folder: string, ms: number): Promise<number> {
  const worker = new Worker(new URL('./capture-worker.ts', import.meta.url), { workerData: { folder, ms } });
  return new Promise((resolve, reject) => {
    worker.once('message', (rate: number) => resolve(rate));
    worker.once('error', reject);
  });
}

const figure = (bench: string, orders: number, taken: readonly number[]): FigureLine => ({
  bench,
  orders,
  value: round(percentile(taken, 0.95)),
  unit: 'ms p95',
  p50: round(percentile(taken, 0.5)),
  worst: round(Math.max(...taken)),
});

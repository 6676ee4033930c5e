/**
 * A day in phases. Before each phase things happen at the shop, always the same; then a program works until nothing is
 * left, killed with SIGKILL at random moments and started again. What the day ends in must not depend on the kills.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startLocalEngine } from '../../main/engine/local.ts';
import { engineSettings } from '../../main/engine.ts';
import { createPracticeShop, type PracticeShop } from '../../main/practice/practice-shop.ts';
import { createRandom } from '../../main/practice/random.ts';
import { testFolder } from '../support/folder.ts';
import { type End, endOf } from './kill-end.ts';

const CHILD = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
/** The built program: it starts in a third of the time, and is what people run. */
const ENGINE = fileURLToPath(new URL('../../dist/main/engine.js', import.meta.url));

export interface DayOptions {
  readonly seed: number;
  /** How often the program is killed in the whole day. */
  readonly kills: number;
  /** What an undisturbed day needed, phase by phase; tells how late a kill may come. */
  readonly steps?: readonly number[];
  /** Start of the shop's clock, ms UTC, the same for all days that are compared. */
  readonly startsAt: number;
  readonly say?: (line: string) => void;
}

export interface LivedDay {
  readonly end: End;
  /** Commands, tasks and requests to the shop, by phase. */
  readonly steps: readonly number[];
  readonly kills: number;
}

export async function liveDay(options: DayOptions): Promise<LivedDay> {
  const folder = testFolder();
  const shop = await createPracticeShop({
    seed: options.seed,
    orders: 24,
    hasOddities: false,
    features: { fulfillments: true },
    // Stands still but for what the day lets pass: what the shop does by itself must not depend on how long we take.
    clock: () => options.startsAt,
    timer: null,
  });
  const random = createRandom(`kills ${options.seed} ${options.kills}`);
  const steps: number[] = [];
  let kills = 0;
  try {
    for (const [index, happen] of phases.entries()) {
      happen(shop);
      // What was missed in a shorter phase is made up for in the next.
      const wanted = Math.round((options.kills * (index + 1)) / phases.length) - kills;
      const planned = options.steps?.[index] ?? 0;
      let done = 0;
      for (let left = wanted; left > 0; left -= 1) {
        const most = Math.max(0, Math.floor((2 * (planned - done)) / (left + 1)));
        const run = await runChild(shop, folder.path, {
          after: random.int(most + 1),
          delayMs: random.int(30),
        });
        done += run.steps;
        if (run.isKilled) kills += 1;
        options.say?.(
          `phase ${index + 1}: ${run.isKilled ? `killed after ${run.steps} steps` : 'came to its end'}`,
        );
        if (!run.isKilled && index < phases.length - 1) break;
      }
      const whole = await runChild(shop, folder.path);
      steps.push(done + whole.steps);
    }
    const engine = await startLocalEngine(
      engineSettings({
        dataDir: folder.at('data'),
        secrets: { keyDir: folder.at('keys'), keychain: 'never' },
        noSync: true,
      }),
    );
    if (!engine.ok) throw new Error(`The engine refused: ${JSON.stringify(engine.error)}`);
    try {
      return { end: await endOf(engine.value, shop), steps, kills };
    } finally {
      await engine.value.close();
    }
  } finally {
    await shop.close();
    folder.remove();
  }
}

interface Kill {
  readonly after: number;
  readonly delayMs: number;
}

async function runChild(
  shop: PracticeShop,
  folder: string,
  kill?: Kill,
): Promise<{ readonly isKilled: boolean; readonly steps: number }> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--no-warnings', CHILD, folder, shop.url, shop.key, shop.secret, String(shop.shop.now())],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ORDERLY_ENGINE: process.env.ORDERLY_ENGINE ?? ENGINE },
    },
  );
  let lines = 0;
  let complaint = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    lines += text.split('\n').length - 1;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const before = shop.requests().length;
  const steps = (): number => lines + shop.requests().length - before;
  const watch = setInterval(() => {
    if (!kill || steps() < kill.after) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), kill.delayMs);
  }, 3);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.once('close', (exit, by) => resolve([exit, by]));
  });
  clearInterval(watch);
  if (signal === 'SIGKILL') return { isKilled: true, steps: steps() };
  if (code !== 0) throw new Error(`The program ended with ${code ?? signal}\n${complaint}`);
  return { isKilled: false, steps: steps() };
}

const moment = ({ shop }: PracticeShop): void => shop.advance(61_000);

/** What happens at the shop before each phase. */
const phases: readonly ((shop: PracticeShop) => void)[] = [
  () => undefined,
  (practice) => {
    const { shop } = practice;
    moment(practice);
    shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 2 }] });
    moment(practice);
    shop.placeOrder({ lines: [{ sku: 'WP-50', quantity: 1 }], payment: 'cod', note: 'Please ring' });
    moment(practice);
    shop.placeOrder({ lines: [{ sku: 'HO-500', quantity: 3 }], payment: 'bacs' });
  },
  (practice) => {
    const { shop } = practice;
    moment(practice);
    const waiting = practice.snapshot().orders.filter(({ status }) => status === 'on-hold');
    for (const { id } of waiting.slice(0, 2)) shop.payOrder(id);
    for (const { id } of waiting.slice(2, 3)) shop.cancelOrder(id);
    const sent = practice.snapshot().orders.filter(({ status }) => status === 'completed');
    for (const { id } of sent.slice(-2)) shop.refund(id, { amountMinor: 150, reason: 'A scratch' });
    moment(practice);
    shop.placeOrder({
      lines: [
        { sku: 'LA-OLV', quantity: 1 },
        { sku: 'SM-450-MOS', quantity: 2 },
      ],
    });
    moment(practice);
    shop.addReview({ productId: shop.product('WP-50')?.id ?? 0 });
  },
  (practice) => {
    const { shop } = practice;
    for (const sku of ['LA-OLV', 'CO-ECR', 'KA-RST', 'HO-500']) {
      moment(practice);
      shop.placeOrder({
        lines: [{ sku, quantity: 2 }],
        billing: { email: `${sku.toLowerCase()}@example.com` },
      });
    }
  },
];

/** `capture` and `size`: orders a second from bytes in memory to commit, against replaying the rows it produced. */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureRig } from './capture-rig.ts';
import type { FigureLine } from './figures.ts';
import { median, round } from './figures.ts';
import type { Marks } from './replay.ts';
import { marksOf, replayOf } from './replay.ts';
import { messagesOf, shopMessages } from './shop-messages.ts';

const BLOCKS = 5;

export function benchCapture(orders: number): FigureLine[] {
  const folder = mkdtempSync(join(tmpdir(), 'orderly-bench-'));
  const at = (name: string): string => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  const shop = shopMessages(orders);
  const pages = [...shop.pages()];
  try {
    // First a run that only shows which rows come out; the second, timed one gives the same.
    const marks: Marks[] = [];
    const reference = captureRig(at('reference'), true);
    reference.capture('products', shop.products);
    marks.push(marksOf(reference.db.raw));
    for (const page of pages) {
      reference.capture('orders', messagesOf(page));
      marks.push(marksOf(reference.db.raw));
    }
    reference.close();

    const replay = replayOf(join(folder, 'reference', 'orderly.db'), join(at('floor'), 'orderly.db'), marks);
    const rig = captureRig(at('timed'), true);
    rig.capture('products', shop.products);
    replay.write(replay.load(0));
    const rates: { readonly captured: number; readonly floor: number }[] = [];
    const perBlock = Math.ceil(pages.length / BLOCKS);
    for (let block = 0; block < BLOCKS; block += 1) {
      const first = block * perBlock;
      const last = Math.min(pages.length, first + perBlock);
      let count = 0;
      const started = performance.now();
      for (let index = first; index < last; index += 1) {
        const messages = messagesOf(pages[index] ?? Buffer.from('[]'));
        count += messages.length;
        rig.capture('orders', messages);
      }
      const captured = performance.now() - started;
      let floor = 0;
      for (let index = first; index < last; index += 1) {
        const chunks = replay.load(index + 1);
        const begun = performance.now();
        replay.write(chunks);
        floor += performance.now() - begun;
      }
      rates.push({ captured: (count / captured) * 1000, floor: (count / floor) * 1000 });
    }
    const differences = replay.differences();
    if (differences.length > 0) throw new Error(`The floor's rows differ in ${differences.join(', ')}`);
    const rows = countRows(rig.db.raw);
    rig.close();
    replay.close();
    const bytes = statSync(join(folder, 'timed', 'orderly.db')).size;
    const value = median(rates.map((rate) => rate.captured));
    const floor = median(rates.map((rate) => rate.floor));
    const ratio = median(rates.map((rate) => rate.captured / rate.floor));
    return [
      {
        bench: 'capture',
        orders,
        value: round(value, 0),
        unit: 'orders/s',
        floor: round(floor, 0),
        ratio: round(ratio, 3),
        blocks: rates.map((rate) => round(rate.captured / rate.floor, 3)),
      },
      {
        bench: 'size',
        orders,
        value: round(bytes / orders, 0),
        unit: 'bytes/order',
        rows: round(rows / orders, 1),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countRows(db: import('better-sqlite3').Database): number {
  const tables = db
    .prepare("select name from sqlite_schema where type = 'table' and name not glob '*_search_*'")
    .all() as { name: string }[];
  return tables.reduce(
    (sum, { name }) => sum + (db.prepare(`select count(*) as n from "${name}"`).get() as { n: number }).n,
    0,
  );
}

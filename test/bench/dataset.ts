/** A folder with a database of N orders, captured as a shop's would be; kept between runs of the same program and seed. */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { captureRig } from './capture-rig.ts';
import { BENCH_SEED, messagesOf, shopMessages } from './shop-messages.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const KEPT = join(ROOT, '.cache', 'bench');

/** The folder; made anew when the code that decides its rows changed. */
export function dataset(orders: number): string {
  const folder = join(KEPT, `${orders}-${fingerprint()}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  process.stderr.write(`Capturing ${orders} orders for the benches…\n`);
  const shop = shopMessages(orders);
  const rig = captureRig(making, false);
  rig.capture('products', shop.products);
  for (const page of shop.pages()) rig.capture('orders', messagesOf(page));
  rig.db.raw.pragma('optimize');
  rig.close();
  renameSync(making, folder);
  return folder;
}

/** Of everything that decides what rows a capture gives. */
function fingerprint(): string {
  const folders = [
    'main/db',
    'main/capture',
    'main/orders',
    'main/flow',
    'main/allocation',
    'main/catalog',
    'main/customers',
    'main/stock',
    'main/practice',
    'main/sync',
    'shared/orders',
    'shared/search',
    'shared/capture',
    'test/bench',
  ];
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const text = files
    .sort()
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  return hash('sha256', `${BENCH_SEED}${text}`).slice(0, 12);
}

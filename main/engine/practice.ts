/**
 * Practising: a practice shop of its own beside the engine, connected and live, with orders arriving. Everything of it
 * lies in the data folder of the practice, so that it goes on where it stopped.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../shared/base/result.ts';
import { ok } from '../../shared/base/result.ts';
import { type Client, createClient } from '../api/client.ts';
import { idMaker, pooledRandom } from '../platform/ids.ts';
import { createPracticeShop, type PracticeShop } from '../practice/practice-shop.ts';
import { type Engine, OWNER } from './engine-shape.ts';

export interface PracticeOptions {
  readonly engine: Engine;
  /** Orders a minute that arrive by themselves. */
  readonly rate?: number;
  readonly seed?: number;
  readonly orders?: number;
}

const ACCOUNT_NAME = 'Practice shop';
const USUAL_RATE = 2;

/** Starts the shop and connects it where that was not done before; answers the running shop. */
export async function startPractice(options: PracticeOptions): Promise<Result<PracticeShop>> {
  const { dataDir } = options.engine;
  const shop = await openShop(dataDir, options);
  const client = createClient(options.engine.connect(OWNER), idMaker(Date.now, pooledRandom()));
  try {
    const connected = await connect(client, shop);
    if (!connected.ok) await shop.close();
    return connected.ok ? ok(shop) : connected;
  } catch (error) {
    await shop.close();
    throw error;
  } finally {
    client.close();
  }
}

/** The account knows the shop by its address: the port of before is taken again. */
async function openShop(dataDir: string, options: PracticeOptions): Promise<PracticeShop> {
  const portFile = join(dataDir, 'practice-port');
  const before = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  const shop = await createPracticeShop({
    stateFile: join(dataDir, 'practice-shop.ndjson'),
    rate: options.rate ?? USUAL_RATE,
    port: before,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.orders === undefined ? {} : { orders: options.orders }),
  });
  writeFileSync(portFile, String(shop.port));
  return shop;
}

async function connect(client: Client, shop: PracticeShop): Promise<Result<void>> {
  const { value } = await client.query('accounts.list', {});
  if (value.accounts.some(({ isPractice }) => isPractice)) return ok(undefined);
  const added = await client.task('account.add', {
    kind: 'woocommerce',
    name: ACCOUNT_NAME,
    url: shop.url,
    settings: {},
    secrets: { consumer_key: shop.key, consumer_secret: shop.secret },
    isPractice: true,
  });
  if (!added.ok) return added;
  const { account: accountId } = added.value;
  const synced = await client.task('sync.run', { accountId });
  if (!synced.ok) return synced;
  const live = await client.command('account.go_live', { accountId });
  return live.ok ? ok(undefined) : { ok: false, error: live.error };
}

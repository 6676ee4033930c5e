/**
 * Practising: a practice shop of its own beside the engine, connected and live, with orders arriving. Everything of it
 * lies in the data folder of the practice, so that it goes on where it stopped.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import { words } from '../../shared/words/words.ts';
import { type Client, createClient } from '../api/client.ts';
import { idMaker, pooledRandom } from '../platform/ids.ts';
import { createPracticeShop, type PracticeShop } from '../practice/practice-shop.ts';
import { type Engine, OWNER } from './engine-shape.ts';

/** The shop while it runs; closing it ends the practising. */
export type RunningPractice = Pick<PracticeShop, 'url' | 'close'>;

export interface PracticeOptions {
  readonly engine: Engine;
  /** Orders a minute that arrive by themselves. */
  readonly rate?: number;
  readonly seed?: number;
  readonly orders?: number;
}

const USUAL_RATE = 2;

/** Starts the shop and connects it where that was not done before; answers the running shop. */
export async function startPractice(options: PracticeOptions): Promise<Result<RunningPractice>> {
  const { dataDir } = options.engine;
  const opened = await openShop(dataDir, options);
  if (!opened.ok) return opened;
  const shop = opened.value;
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
async function openShop(dataDir: string, options: PracticeOptions): Promise<Result<PracticeShop>> {
  const portFile = join(dataDir, 'practice-port');
  const port = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  try {
    const shop = await createPracticeShop({
      stateFile: join(dataDir, 'practice-shop.ndjson'),
      rate: options.rate ?? USUAL_RATE,
      port,
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      ...(options.orders === undefined ? {} : { orders: options.orders }),
    });
    writeFileSync(portFile, String(shop.port));
    return ok(shop);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return refuse('practice_port_in_use', { port });
  }
}

/** Goes on where it was interrupted: an account that was added is read, one that was read goes live. */
async function connect(client: Client, shop: PracticeShop): Promise<Result<void>> {
  const { value } = await client.query('accounts.list', {});
  const known = value.accounts.find(({ isPractice }) => isPractice);
  if (known && known.mode === 'live') return ok(undefined);
  const added: Result<{ readonly account: string }> = known
    ? ok({ account: known.id })
    : await add(client, shop);
  if (!added.ok) return added;
  const { account: accountId } = added.value;
  const synced = await client.task('sync.run', { accountId });
  if (!synced.ok) return synced;
  const live = await client.command('account.go_live', { accountId });
  return live.ok ? ok(undefined) : { ok: false, error: live.error };
}

async function add(client: Client, shop: PracticeShop): Promise<Result<{ readonly account: string }>> {
  const { practice } = words();
  // Papers need a company to come from.
  const company = await client.command('settings.update', { section: 'company', patch: practice.company });
  if (!company.ok) return company;
  return client.task('account.add', {
    kind: 'woocommerce',
    name: practice.accountName,
    url: shop.url,
    settings: {},
    secrets: { consumer_key: shop.key, consumer_secret: shop.secret },
    isPractice: true,
  });
}

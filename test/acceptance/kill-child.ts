/**
 * One program at work until it is done or killed: `kill-child.ts FOLDER SHOP_URL KEY SECRET NOW`, with the whole engine in
 * its threads. Everything it does is decided by what it finds, so the next start goes on where this one was ended:
 * connect, go live, read, pick, pack, hand over, tell. Writes a line for each thing done; ends with 0 when nothing is left.
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '../../main/api/client.ts';
import { OWNER } from '../../main/engine/engine-shape.ts';
import type { createEngine as CreateEngine } from '../../main/engine.ts';
import { movableClock } from '../../main/platform/clock.ts';
import { idMaker, pooledRandom } from '../../main/platform/ids.ts';
import { words } from '../../shared/words/words.ts';
import type { World } from '../support/world.ts';
import { openWork, pack, pick } from './hands.ts';

const [folder = '', url = '', key = '', secret = '', now = ''] = process.argv.slice(2);
/** The built program where one is named, else the sources. */
const source = process.env.ORDERLY_ENGINE ?? join(import.meta.dirname, '..', '..', 'main', 'engine.ts');
const { createEngine } = (await import(pathToFileURL(resolve(source)).href)) as {
  createEngine: typeof CreateEngine;
};

const started = await createEngine({
  dataDir: join(folder, 'data'),
  secrets: { keyDir: join(folder, 'keys'), keychain: 'never' },
  noSync: true,
  // The shop's time: both stand still while this runs, or the end would depend on how long it took.
  clock: movableClock(Number(now)).source,
  place: { zone: 'Europe/Berlin', locale: 'en-GB' },
});
if (!started.ok) throw new Error(`The engine refused: ${JSON.stringify(started.error)}`);
const engine = started.value;
const client = createClient(engine.connect(OWNER), idMaker(Date.now, pooledRandom()));
const did = (what: string): void => void process.stdout.write(`${what}\n`);

const desk: Pick<World, 'ask' | 'do' | 'try' | 'task'> = {
  async do(name, args) {
    const answer = await client.command(name, args);
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
    did(name);
    return answer.value;
  },
  try: (name, args) => client.command(name, args),
  ask: async (name, args) => (await client.query(name, args)).value,
  async task(name, args) {
    const result = await client.task(name, args);
    if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.error)}`);
    did(name);
    return result.value;
  },
};

async function connected(): Promise<string> {
  const { accounts } = await desk.ask('accounts.list', {});
  const [known] = accounts;
  if (known) return known.id;
  await desk.do('settings.update', { section: 'company', patch: words().practice.company });
  const { account } = await desk.task('account.add', {
    kind: 'woocommerce',
    name: 'Shop',
    url,
    settings: {},
    secrets: { consumer_key: key, consumer_secret: secret },
    check: true,
    isPractice: true,
  });
  return account;
}

async function live(accountId: string): Promise<void> {
  const account = (await desk.ask('accounts.list', {})).accounts.find(({ id }) => id === accountId);
  if (account?.invoiceWhen !== 'hand_over' || account.invoicedBy !== 'orderly')
    await desk.do('account.update', { accountId, invoicedBy: 'orderly', invoiceWhen: 'hand_over' });
  if (account?.mode === 'live') return;
  await desk.task('sync.run', { accountId });
  await desk.do('account.go_live', { accountId });
}

/** Until nothing waits: three quiet rounds would be a message that never settles. */
async function synced(): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const { accounts } = await desk.task('sync.run', {});
    if (accounts.every(({ error, pending }) => error === null && pending === 0)) return;
  }
  throw new Error('Sync does not come to rest');
}

async function shipAll(): Promise<void> {
  await handOverPacked();
  for (;;) {
    // By number: whoever begins again takes up what was interrupted.
    const [next] = [...(await openWork(desk))].sort((a, b) => a.orderNumber.localeCompare(b.orderNumber));
    if (!next) break;
    await pick(desk, next.fulfilmentId);
    await desk.do('parcel.close', { parcelId: await pack(desk, next.fulfilmentId) });
    await handOverPacked();
  }
  for (const { stopCode, fulfilmentId } of (await desk.ask('pack.list', { from: 'all', limit: 500 })).work)
    if (stopCode !== null) await desk.do('parcel.unpack', { fulfilmentId });
}

async function handOverPacked(): Promise<void> {
  const { parcels } = await desk.ask('handover.list', {});
  for (const { parcelId, orderNumber, number } of parcels)
    await desk.do('parcel.hand_over', {
      parcelId,
      trackingNumber: `00340434${orderNumber.padStart(8, '0')}${String(number).padStart(4, '0')}`,
    });
}

/** Paper is made beside the work; the day is over when all of it is there. */
async function printed(): Promise<void> {
  const { rows } = await desk.ask('invoices.list', { view: 'issued', limit: 200 });
  for (const row of rows) {
    for (;;) {
      const paper = await desk.ask('documents.get', { documentId: row.documentId ?? '' });
      if (paper?.state === 'ready') break;
      if (paper?.state === 'failed') throw new Error(`${paper.fileName}: ${paper.error}`);
      await new Promise((wake) => setTimeout(wake, 20));
    }
  }
}

const accountId = await connected();
await live(accountId);
await synced();
await shipAll();
await synced();
await printed();
const { ok, checks } = await desk.ask('system.check', {});
if (!ok) throw new Error(JSON.stringify(checks.filter((check) => !check.ok)));
client.close();
await engine.close();

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../main/cli.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';

const ENTRY = join(import.meta.dirname, '../../main/cli-entry.ts');

let folder: TestFolder;
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = testFolder();
  vi.stubEnv('XDG_CONFIG_HOME', folder.at('config'));
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'close');
  }
  folder.remove();
});

const env = () => ({ ...process.env, ORDERLY_DATA: folder.at('data') });

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** In this very process, which is many times faster than one of its own. */
async function orderly(args: readonly string[], input = ''): Promise<Ran> {
  const texts = { out: '', err: '' };
  const code = await runCli({
    args,
    env: env(),
    version: '1.2.3',
    out: (line) => {
      texts.out += `${line}\n`;
    },
    err: (line) => {
      texts.err += `${line}\n`;
    },
    input: async () => input,
    asked: new Promise(() => undefined),
  });
  return { code, ...texts };
}

async function inProcess(args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [ENTRY, ...args], { env: env(), stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    texts.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    texts.err += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...texts };
}

/** Starts something that runs on, and answers its first line. */
async function start(
  args: readonly string[],
): Promise<{ child: ChildProcess; ready: Record<string, unknown> }> {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env: env(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, ready: JSON.parse(line) as Record<string, unknown> };
}

const json = <T>(text: string): T => JSON.parse(text) as T;
const rows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => json<Record<string, unknown>>(line));

describe('the command line', () => {
  it('answers wrong usage with the usage and 2, on stderr', async () => {
    for (const args of [
      [],
      ['bogus'],
      ['export', 'bogus'],
      ['account', 'add'],
      ['do'],
      ['ask', 'system.about', 'no json'],
      ['sync', '--bogus'],
      ['practice', '--rate', 'x'],
    ]) {
      const { code, out, err } = await orderly(args);
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(err).toContain('Usage: orderly');
    }
  });

  it('answers a refusal with a sentence, its code, and 1', async () => {
    const refused = await orderly(['do', 'warehouse.add', '{"name":"M","code":"MAIN"}']);
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: 'The code MAIN is used already. Choose another one. [code_taken]\n',
    });
    expect(await orderly(['ask', 'no.such', '{}'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('[unknown_call]'),
    });
    expect(await orderly(['sync', '--account', 'Nobody'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('[account_unknown]'),
    });
  });

  it('ends with the right code as a process, data on stdout, the rest on stderr', async () => {
    expect(await inProcess(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d/),
      err: '',
    });
    expect(await inProcess(['bogus'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Usage'),
    });
    expect(await inProcess(['ask', 'no.such'])).toMatchObject({ code: 1, out: '' });
  });

  it('does and asks, each id once', async () => {
    const id = 'cmd_01m8326jy7f5srgws5087e0n2r';
    const add = () => orderly(['do', 'warehouse.add', '{"name":"Second","code":"SEC"}', '--id', id]);
    const first = await add();
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(await add()).toEqual(first);
    const { out } = await orderly(['ask', 'warehouses.list', '-'], '{}');
    expect(json<{ warehouses: object[] }>(out).warehouses).toHaveLength(2);
  });

  it('goes a shop through: account, sync, export, check; secrets from stdin', async () => {
    const { ready: shop } = await start(['practice', '--json', '--orders', '12', '--seed', '5']);
    expect(shop).toMatchObject({ event: 'ready', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
    const kinds = json<{ kinds: { kind: string }[] }>((await orderly(['account', 'kinds', '--json'])).out);
    expect(kinds.kinds.map(({ kind }) => kind)).toContain('woocommerce');

    const add = (...more: string[]) =>
      orderly(
        [
          'account',
          'add',
          'woocommerce',
          '--json',
          '--name',
          'Shop',
          '--url',
          String(shop.url),
          '--secret',
          `consumer_key=${shop.key}`,
          '--secret',
          'consumer_secret=-',
          '--since',
          '2020-01-01',
          ...more,
        ],
        `${shop.secret}\n`,
      );
    const added = await add('--go-live');
    expect(added).toMatchObject({ code: 0 });
    expect(json(added.out)).toEqual({ account: expect.stringMatching(/^acc_/), name: 'Shop' });
    expect(await add()).toMatchObject({ code: 1, err: expect.stringContaining('[name_taken]') });
    expect(json((await orderly(['account', 'list', '--json'])).out)).toMatchObject({
      accounts: [{ name: 'Shop', mode: 'live' }],
    });

    const synced = await orderly(['sync', '--account', 'Shop', '--json']);
    expect(json(synced.out)).toMatchObject({
      accounts: [{ name: 'Shop', pulled: expect.any(Number), error: null }],
    });

    const orders = rows((await orderly(['export', 'orders'])).out);
    expect(orders).toHaveLength(12);
    expect(orders[0]).toMatchObject({
      id: expect.stringMatching(/^ord_/),
      account: 'Shop',
      placedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      lines: expect.arrayContaining([
        expect.objectContaining({
          sku: expect.any(String),
          orderedQty: expect.any(Number),
          unitPrice: expect.any(String),
        }),
      ]),
      charges: expect.any(Array),
      customer: { name: expect.any(String), email: expect.any(String) },
      holds: expect.any(Array),
    });
    const csv = (await orderly(['export', 'orders', '--format', 'csv'])).out.trim().split('\n');
    expect(csv[0]).toMatch(/^id,number,account,externalId,/);
    expect(csv).toHaveLength(13);
    for (const what of [
      'items',
      'stock',
      'movements',
      'customers',
      'invoices',
      'payments',
      'feedback',
      'quarantine',
      'outbox',
      'events',
      'commands',
    ])
      expect(await orderly(['export', what])).toMatchObject({ code: 0, err: '' });

    const checked = await orderly(['check', '--json']);
    expect(json(checked.out)).toMatchObject({ ok: true });
    expect(checked.code).toBe(0);
    expect((await orderly(['export', 'commands'])).out).not.toContain(String(shop.secret));
  }, 120_000);

  it('works beside the running app, and ends it in good order', async () => {
    const { child, ready } = await start(['serve', '--json', '--no-sync', '--port', '0']);
    expect(ready).toMatchObject({
      event: 'ready',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#token=/),
      port: expect.any(Number),
      version: expect.any(String),
    });
    const [one, two] = await Promise.all([
      orderly(['do', 'warehouse.add', '{"name":"One","code":"ONE"}']),
      orderly(['do', 'warehouse.add', '{"name":"Two","code":"TWO"}']),
    ]);
    expect([one.code, two.code]).toEqual([0, 0]);
    const { out } = await orderly(['ask', 'warehouses.list']);
    expect(json<{ warehouses: object[] }>(out).warehouses).toHaveLength(3);
    expect(await orderly(['serve', '--json'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(new RegExp(`process ${child.pid}.*\\[folder_in_use\\]`)),
    });
    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
    expect(await orderly(['check'])).toMatchObject({ code: 0 });
  }, 60_000);

  it('takes over after the app was killed', async () => {
    const { child } = await start(['serve', '--json', '--no-sync']);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await orderly(['ask', 'system.about'])).toMatchObject({ code: 0 });
  });

  it('short commands wait for each other', async () => {
    const ran = await Promise.all(
      ['A', 'B', 'C'].map((code) => inProcess(['do', 'warehouse.add', JSON.stringify({ name: code, code })])),
    );
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
  }, 60_000);
});

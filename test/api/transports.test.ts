/**
 * One suite over every way from a page to the engine: its own client over direct ports, over WebSockets of the browser
 * host, and over the wiring of the desktop window with a stand-in for Electron.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { startDesktop } from '../../main/desktop/app.ts';
import { type Engine, OWNER } from '../../main/engine/engine-shape.ts';
import { startLocalEngine } from '../../main/engine/local.ts';
import { engineSettings } from '../../main/engine.ts';
import { silentLog } from '../../main/platform/log.ts';
import { startWebHost } from '../../main/web/server.ts';
import { useConnection } from '../../renderer/platform/connection-store.ts';
import { desktopDial } from '../../renderer/platform/desktop.ts';
import { type PipePair, pipeOfPort } from '../../renderer/platform/pipe.ts';
import { webDial } from '../../renderer/platform/session.ts';
import { shellOfBrowser } from '../../renderer/platform/shell.ts';
import { createTransport, type Dial, type Transport } from '../../renderer/platform/transport.ts';
import type { Published } from '../../shared/api/envelope.ts';
import { createFakeElectron } from '../support/fake-electron.ts';
import { createFakePage } from '../support/fake-page.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';
import { seededBytes } from '../support/ids.ts';
import { installElectron } from '../support/late-electron.ts';

vi.mock('electron', () => import('../support/late-electron.ts'));

interface Way {
  readonly dial: Dial;
  /** Ends the engine's side for good. */
  close(): Promise<void>;
  /** Breaks what lies between, once; the next dial works again. */
  breakOff(): void;
}

const options = (folder: TestFolder) => ({
  dataDir: folder.at('data'),
  secrets: { keyDir: folder.at('keys'), keychain: 'never' as const },
  noSync: true,
  checksReplies: true,
  place: { zone: 'UTC', locale: 'en-GB' },
});

async function engineIn(folder: TestFolder): Promise<Engine> {
  // Its threads run behind the desktop window below; here they would only cost time.
  const engine = await startLocalEngine(engineSettings(options(folder)));
  if (!engine.ok) throw new Error(engine.error.code);
  return engine.value;
}

async function directly(folder: TestFolder): Promise<Way> {
  const engine = await engineIn(folder);
  let pair: PipePair | undefined;
  return {
    dial: async () => {
      const ports = engine.connect(OWNER);
      pair = { writer: pipeOfPort(ports.writer as never), reader: pipeOfPort(ports.reader as never) };
      return pair;
    },
    close: () => engine.close(),
    breakOff: () => pair?.reader.close(),
  };
}

async function overSockets(folder: TestFolder): Promise<Way> {
  const engine = await engineIn(folder);
  folder.write('page/index.html', '<html></html>');
  const host = await startWebHost({
    engine,
    rendererDir: folder.at('page'),
    port: 0,
    version: '1',
    log: silentLog,
  });
  if (!host.ok) throw new Error(host.error.code);
  const { origin, hash } = new URL(host.value.url);
  const sockets: NodeSocket[] = [];
  vi.stubGlobal(
    'WebSocket',
    class extends NodeSocket {
      constructor(url: string) {
        super(url, { origin });
        sockets.push(this);
      }
    },
  );
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return {
    dial: webDial({
      token: new URLSearchParams(hash.slice(1)).get('token') ?? undefined,
      storage: storage as Storage,
      origin,
      reload: () => undefined,
    }),
    async close() {
      await host.value.close();
      await engine.close();
    },
    breakOff: () => sockets.at(-1)?.terminate(),
  };
}

async function throughTheWindow(folder: TestFolder): Promise<Way> {
  const electron = createFakeElectron({ response: 0 });
  installElectron(electron);
  const page = createFakePage('app://orderly/');
  vi.stubGlobal('window', page);
  vi.resetModules();
  await import('../../main/desktop/preload.ts');
  electron.onPorts((channel, ports) => electron.module.ipcRenderer.emit(channel, { ports }));
  await startDesktop({ ...options(folder), isPractice: false });
  const dial = desktopDial(page as never);
  let pair: PipePair | undefined;
  return {
    dial: async () => {
      pair = await dial();
      return pair;
    },
    async close() {
      electron.module.app.quit();
      await vi.waitFor(() => expect(electron.shown.exits).toEqual([0]), { timeout: 20_000 });
    },
    breakOff: () => pair?.reader.close(),
  };
}

const ways = { 'direct ports': directly, 'a WebSocket': overSockets, 'the desktop window': throughTheWindow };

let folder: TestFolder;
let way: Way;
let transport: Transport;
let closed = false;
afterEach(async () => {
  transport.close();
  if (!closed) await way.close();
  folder.remove();
  vi.unstubAllGlobals();
});

function connect(): void {
  transport = createTransport({
    dial: way.dial,
    shell: shellOfBrowser({ document: {} } as never),
    storage: { load: () => null, save: () => undefined },
    now: () => Date.now(),
    random: seededBytes(Date.now()),
  });
}

describe.each(Object.entries(ways))('over %s', (_, open) => {
  async function ready() {
    closed = false;
    folder = testFolder();
    way = await open(folder);
    connect();
    return transport.call;
  }

  it('queries answer, with the commit they saw', async () => {
    const call = await ready();
    const { value, commit } = await call.query('system.about', {});
    expect(value).toMatchObject({ isPractice: false });
    expect(commit).toBeGreaterThan(0);
  });

  it('commands commit once, however often they are sent', async () => {
    const call = await ready();
    const id = 'cmd_01m8326jy7f5srgws5087e0n2r';
    const add = { name: 'Second', code: 'SEC' };
    const first = await call.command('warehouse.add', add, { id });
    const again = await call.command('warehouse.add', add, { id });
    expect(first).toMatchObject({ ok: true, canUndo: true });
    expect(again.ok && first.ok && again.value).toEqual(first.ok && first.value);
    const { value } = await call.query('warehouses.list', {});
    expect(value.warehouses.map(({ code }) => code).sort()).toEqual(['MAIN', 'SEC']);
  });

  it('a query never reads behind its own write', async () => {
    const call = await ready();
    for (let index = 0; index < 20; index += 1) {
      const answer = await call.command('warehouse.add', { name: `W ${index}`, code: `W${index}` });
      const { value, commit } = await call.query('warehouses.list', {});
      expect(commit).toBeGreaterThanOrEqual(answer.commit);
      expect(value.warehouses).toHaveLength(index + 2);
    }
  });

  it('refusals are values, misuse is an error with a code', async () => {
    const call = await ready();
    expect(await call.command('warehouse.add', { name: 'Main again', code: 'MAIN' })).toMatchObject({
      ok: false,
      error: { code: 'code_taken', data: { code: 'MAIN' } },
    });
    expect(await call.command('warehouse.add', { name: '', code: 'X' })).toMatchObject({
      ok: false,
      error: { code: 'bad_arguments', data: { issues: [{ path: 'name' }] } },
    });
    await expect(call.query('orders.list', { bogus: 1 } as never)).rejects.toMatchObject({
      code: 'bad_arguments',
    });
    await expect(call.query('no.such' as never, {} as never)).rejects.toMatchObject({ code: 'unknown_call' });
    await expect(call.command('account.create' as never, {} as never)).resolves.toMatchObject({
      ok: false,
      error: { code: 'not_allowed' },
    });
  });

  it('tasks answer with their refusal', async () => {
    const call = await ready();
    expect(await call.task('sync.run', { name: 'Nobody' })).toMatchObject({
      ok: false,
      error: { code: 'account_unknown' },
    });
  });

  it('those who watch hear of every commit', async () => {
    const call = await ready();
    await call.query('system.about', {});
    const heard: Published[] = [];
    transport.watch((published) => heard.push(published));
    const answer = await call.command('warehouse.add', { name: 'Second', code: 'SEC' });
    await vi.waitFor(() => expect(heard.at(-1)?.commit).toBe(answer.commit));
    expect(heard.flatMap(({ topics }) => topics)).toContain('settings');
    expect(useConnection.getState().commit).toBe(answer.commit);
  });

  it('large questions and answers pass whole', async () => {
    const call = await ready();
    const line1 = 'Ö'.repeat(100);
    for (let index = 0; index < 30; index += 1) {
      const address = {
        name: 'N',
        company: '',
        line1,
        line2: line1,
        postcode: '',
        city: line1,
        region: '',
        country: '',
        phone: '',
      };
      await call.command('warehouse.add', {
        name: `${index} ${'n'.repeat(100)}`,
        code: `W${index}`,
        address,
      });
    }
    const { value } = await call.query('warehouses.list', {});
    expect(value.warehouses).toHaveLength(31);
    expect(value.warehouses.at(-1)?.address?.line1).toBe(line1);
  });

  it('a connection that breaks is made anew; what waited is sent, once', async () => {
    const call = await ready();
    await call.query('system.about', {});
    way.breakOff();
    const answers = await Promise.all([
      call.command('warehouse.add', { name: 'One', code: 'ONE' }),
      call.command('warehouse.add', { name: 'Two', code: 'TWO' }),
      call.query('system.about', {}),
    ]);
    expect(answers.map((answer) => 'ok' in answer && answer.ok)).toEqual([true, true, false]);
    const { value } = await call.query('warehouses.list', {});
    expect(value.warehouses).toHaveLength(3);
    expect(useConnection.getState()).toMatchObject({ state: 'connected', outgoing: [] });
  });

  it('when the engine ends the page knows, and its actions wait', async () => {
    const call = await ready();
    await call.query('system.about', {});
    await way.close();
    closed = true;
    await vi.waitFor(() => expect(useConnection.getState().state).toBe('lost'));
    const waiting = call.command('warehouse.add', { name: 'Late', code: 'LATE' });
    expect(useConnection.getState().outgoing).toMatchObject([{ name: 'warehouse.add' }]);
    transport.close();
    await expect(waiting).rejects.toMatchObject({ code: 'connection_lost' });
  });
});

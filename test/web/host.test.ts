import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Engine } from '../../main/engine/engine-shape.ts';
import { startLocalEngine } from '../../main/engine/local.ts';
import { engineSettings } from '../../main/engine.ts';
import { silentLog } from '../../main/platform/log.ts';
import { startWebHost, type WebHost } from '../../main/web/server.ts';
import { MAX_FRAME } from '../../shared/api/calls.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';

let folder: TestFolder;
let engine: Engine;
let host: WebHost;
let addresses: string[];

beforeEach(async () => {
  folder = testFolder();
  folder.write('page/index.html', '<meta name="csp-nonce" content="__CSP_NONCE__">');
  folder.write('page/assets/main.js', 'run()');
  folder.write('secret.txt', 'secret');
  const started = await startLocalEngine(
    engineSettings({
      dataDir: folder.at('data'),
      secrets: { keyDir: folder.at('keys'), keychain: 'never' },
      noSync: true,
    }),
  );
  if (!started.ok) throw new Error(started.error.code);
  engine = started.value;
  addresses = [];
  const opened = await startWebHost({
    engine,
    rendererDir: folder.at('page'),
    port: 0,
    version: '1.2.3',
    log: silentLog,
    onNextAddress: (url) => addresses.push(url),
  });
  if (!opened.ok) throw new Error(opened.error.code);
  host = opened.value;
});
afterEach(async () => {
  await host.close();
  await engine.close();
  folder.remove();
});

const base = () => `http://127.0.0.1:${host.port}`;
const tokenOf = (url: string) => new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? '';

/** A request as raw as it gets: no client tidies its path or headers. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const sent = httpRequest({ host: '127.0.0.1', port: host.port, path, method, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    },
  );
}

/** Opens a socket and says hello; answers the first reply, or how it was turned away. */
async function hello(first: unknown, headers: Record<string, string> = { origin: base() }) {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/link`, { headers });
  const ended = new Promise<string>((resolve) => {
    socket.on('error', (error) => resolve(error.message));
    socket.on('close', (code) => resolve(`closed ${code}`));
  });
  const opened = new Promise<boolean>((resolve) => {
    socket.on('open', () => resolve(true));
    void ended.then(() => resolve(false));
  });
  if (!(await opened)) return { socket, reply: undefined, ended };
  socket.send(typeof first === 'string' ? first : JSON.stringify(first));
  const reply = await Promise.race([
    once(socket, 'message').then(([data]) => JSON.parse(String(data))),
    ended,
  ]);
  return { socket, reply, ended };
}

describe('the browser host', () => {
  it('listens on this machine only', async () => {
    const refused = await startWebHost({
      engine,
      rendererDir: folder.path,
      port: 0,
      address: '0.0.0.0',
      version: '1',
      log: silentLog,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'address_not_loopback' } });
    const taken = await startWebHost({
      engine,
      rendererDir: folder.path,
      port: host.port,
      version: '1',
      log: silentLog,
    });
    expect(taken).toMatchObject({ ok: false, error: { code: 'port_in_use', data: { port: host.port } } });
  });

  it('serves the page with its policy and no token', async () => {
    const page = await fetch(`${base()}/orders/ord_1?view=ready`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain(
      `connect-src 'self' ws://127.0.0.1:${host.port}`,
    );
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(await page.text()).not.toContain('__CSP_NONCE__');
    expect((await fetch(`${base()}/assets/main.js`, { method: 'HEAD' })).status).toBe(200);
  });

  it('answers nothing but reading', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await raw('/', { host: `127.0.0.1:${host.port}` }, method)).status).toBe(405);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
  ])('has no way out of the page: %s', async (path) => {
    const { body } = await raw(path);
    expect(body).not.toContain('secret');
  });

  it('is deaf to other names for this machine, and to other pages', async () => {
    const own = `127.0.0.1:${host.port}`;
    expect((await raw('/', { host: `evil.example:${host.port}` })).status).toBe(403);
    expect((await raw('/', { host: own, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await raw('/', { host: own, 'sec-fetch-site': 'none' })).status).toBe(200);
    // From another port of this machine: the whole window may come here, no part of a foreign page may.
    const window = { host: own, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await raw('/', { ...window, 'sec-fetch-site': 'same-site' })).status).toBe(200);
    expect((await raw('/', { ...window, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await raw('/', { host: own, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect(
      (await raw('/', { ...window, 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-site' })).status,
    ).toBe(403);
    expect((await raw('/', { host: `localhost:${host.port}` })).status).toBe(200);
  });
});

describe('a session', () => {
  it('is opened by a token once; the next address has another', async () => {
    const first = await hello({ open: 'writer', token: tokenOf(host.url) });
    expect(first.reply).toMatchObject({ ok: true, session: expect.any(String) });
    expect(addresses).toHaveLength(1);
    expect((await hello({ open: 'writer', token: tokenOf(host.url) })).reply).toEqual({
      ok: false,
      code: 'session_unknown',
    });
    expect((await hello({ open: 'writer', token: tokenOf(addresses[0] ?? '') })).reply).toMatchObject({
      ok: true,
    });
    expect((await hello({ open: 'reader', session: first.reply.session })).reply).toMatchObject({ ok: true });
  });

  it('is needed for every socket', async () => {
    expect((await hello({ open: 'reader', session: 'x'.repeat(43) })).reply).toMatchObject({
      code: 'session_unknown',
    });
    for (const nonsense of ['', 'hello', '{}', '{"open":"writer"}', '{"open":"admin","session":"x"}'])
      expect((await hello(nonsense)).reply).toEqual({ ok: false, code: 'bad_frame' });
  });

  it('is opened from our own page only', async () => {
    const token = tokenOf(host.url);
    for (const headers of [
      {},
      { origin: 'http://evil.example' },
      { origin: `http://127.0.0.1:${host.port + 1}` },
      { origin: `https://127.0.0.1:${host.port}` },
      { origin: base(), 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[]) {
      const { reply, ended } = await hello({ open: 'writer', token }, headers);
      expect(reply).toBeUndefined();
      expect(await ended).toContain('403');
    }
    expect((await hello({ open: 'writer', token })).reply).toMatchObject({ ok: true });
  });

  it('that is revoked closes its sockets and opens no more', async () => {
    const { reply, ended } = await hello({ open: 'writer', token: tokenOf(host.url) });
    host.revoke(reply.session);
    expect(await ended).toBe('closed 1008');
    expect((await hello({ open: 'reader', session: reply.session })).reply).toMatchObject({
      code: 'session_unknown',
    });
  });

  it('ends a socket that sends too much or what nobody understands; the engine lives on', async () => {
    const { socket, reply, ended } = await hello({ open: 'writer', token: tokenOf(host.url) });
    socket.send('x'.repeat(MAX_FRAME + 1));
    expect(await ended).toBe('closed 1009');
    for (const nonsense of ['no json', '{}', '[]', '{"i":"1","p":5}', Buffer.from([1, 2, 3])]) {
      const next = await hello({ open: 'writer', session: reply.session });
      next.socket.send(nonsense);
      expect(await Promise.race([next.ended, once(next.socket, 'message').then(() => 'answered')])).toMatch(
        /closed 1012|answered/,
      );
      next.socket.terminate();
    }
    expect((await hello({ open: 'reader', session: reply.session })).reply).toMatchObject({ ok: true });
  });

  it('cannot be guessed: many tries silence the host for a while', async () => {
    for (let tries = 0; tries < 25; tries += 1) await hello({ open: 'writer', token: 'x'.repeat(40) });
    const { ended } = await hello({ open: 'writer', token: tokenOf(host.url) });
    expect(await ended).toContain('429');
  });
});

describe('the interface for scripts', () => {
  const key = () => readFileSync(folder.at('data', 'api-key'), 'utf8');
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${base()}/api${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('asks for the key, which only its owner can read', async () => {
    expect(statSync(folder.at('data', 'api-key')).mode & 0o777).toBe(0o600);
    expect((await post('/queries/system.about', {}, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await fetch(`${base()}/api/openapi.json`)).status).toBe(401);
    expect((await post('/queries/system.about', {}, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await post('/queries/system.about', {}, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('runs queries, commands and their refusals', async () => {
    const asked = await post('/queries/warehouses.list', {});
    expect(await asked.json()).toMatchObject({
      value: { warehouses: [{ code: 'MAIN' }] },
      commit: expect.any(Number),
    });
    const id = 'cmd_01m8326jy7f5srgws5087e0n2r';
    const done = await post('/commands/warehouse.add', { id, args: { name: 'Two', code: 'TWO' } });
    expect(done.status).toBe(200);
    expect(
      await (await post('/commands/warehouse.add', { id, args: { name: 'Two', code: 'TWO' } })).json(),
    ).toMatchObject({ value: { warehouseId: expect.stringMatching(/^whs_/) }, canUndo: true });
    const refused = await post('/commands/warehouse.add', { args: { name: 'Two', code: 'TWO' } });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'code_taken', data: { code: 'TWO' } });
    expect((await post('/commands/warehouse.add', { args: { name: 1 } })).status).toBe(400);
    expect((await post('/commands/account.create', { args: {} })).status).toBe(404);
    expect((await post('/commands/no.such', { args: {} })).status).toBe(404);
  });

  it('describes itself', async () => {
    const answer = await fetch(`${base()}/api/openapi.json`, {
      headers: { authorization: `Bearer ${key()}` },
    });
    const document = (await answer.json()) as {
      openapi: string;
      info: object;
      paths: Record<string, object>;
    };
    expect(document.info).toMatchObject({ title: 'Orderly', version: '1.2.3' });
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/commands/warehouse.add', '/queries/orders.list', '/tasks/sync.run']),
    );
    expect(document.paths['/commands/account.create']).toBeUndefined();
  });
});

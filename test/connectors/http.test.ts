/** The way out to the network: whole answers or a transient refusal, whatever the server does. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttp, type Http, type HttpOptions } from '../../main/platform/http.ts';
import type { HttpRequest } from '../../shared/sync/connector.ts';

const servers: Server[] = [];
const clients: Http[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function client(more: Partial<HttpOptions> = {}): Http {
  const http = createHttp({ clock: () => 1234, userAgent: 'test', ...more });
  clients.push(http);
  return http;
}

const get = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  ...more,
});

const outcome = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (value) => value,
    (error: { name: string; kind: string; code: string }) => [error.name, error.kind, error.code],
  );

describe('sending one request', () => {
  it('hands over status, lower-case headers, the body and the moment by our clock', async () => {
    const url = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        response.setHeader('X-Shop', 'Ü');
        response.writeHead(418).end(`${request.method} ${request.headers['user-agent']} ${body}`);
      });
    });
    const answer = await client().send({ method: 'PUT', url, headers: {}, body: '山田' });
    expect({ ...answer, headers: Object.keys(answer.headers).includes('x-shop') }).toEqual({
      status: 418,
      headers: true,
      body: 'PUT test 山田',
      receivedAt: 1234,
    });
  });

  it('unpacks a compressed answer, and refuses one that breaks off inside', async () => {
    const packed = gzipSync('hello '.repeat(1000));
    const url = await serve((request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(request.url === '/whole' ? packed : packed.subarray(0, packed.length - 9));
    });
    expect((await client().send(get(`${url}whole`))).body).toHaveLength(6000);
    expect(await outcome(client().send(get(`${url}cut`)))).toEqual([
      'ChannelError',
      'transient',
      'truncated',
    ]);
  });

  it('refuses an answer that is shorter than announced or whose chunks do not end', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/length') response.setHeader('content-length', '100');
      response.write('[{"id":1}');
      setImmediate(() => response.destroy());
    });
    for (const path of ['length', 'chunks']) {
      expect(await outcome(client().send(get(url + path)))).toEqual([
        'ChannelError',
        'transient',
        'truncated',
      ]);
    }
  });

  it('refuses an answer larger than the limit, compressed or not', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/packed')
        response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(9000)));
      else response.end(Buffer.alloc(9000));
    });
    for (const path of ['plain', 'packed']) {
      expect(await outcome(client({ maxBytes: 5000 }).send(get(url + path)))).toEqual([
        'ChannelError',
        'transient',
        'too_large',
      ]);
    }
  });

  it('ends a request whose answer never begins, or begins and stalls', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/stall') response.write('{');
    });
    const http = client({ bodyIdleMs: 50 });
    expect(await outcome(http.send(get(url, { timeoutMs: 50 })))).toEqual([
      'ChannelError',
      'transient',
      'timeout',
    ]);
    expect(await outcome(http.send(get(`${url}stall`)))).toEqual(['ChannelError', 'transient', 'timeout']);
  });

  it('names a refused connection and an address that is none', async () => {
    const url = await serve(() => undefined);
    servers.splice(0)[0]?.close();
    expect(await outcome(client().send(get(url)))).toEqual([
      'ChannelError',
      'transient',
      'connection_refused',
    ]);
    expect(await outcome(client().send(get('shop')))).toEqual(['ChannelError', 'refused', 'bad_address']);
  });

  it('asks again when a kept connection was closed under a read', async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.destroy();
      else response.end('ok');
    });
    const http = client();
    await http.send(get(url));
    expect((await http.send(get(url))).body).toBe('ok');
    expect(requests).toBe(3);
  });

  it('keeps one connection for requests that follow each other', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    const http = client();
    for (let index = 0; index < 5; index += 1) await http.send(get(url));
    expect(ports.size).toBe(1);
  });

  it('goes through the proxy of the environment, but never for loopback', async () => {
    const proxy = await serve((request, response) => {
      response.end(`proxied ${request.url}`);
    });
    const url = await serve((_, response) => {
      response.end('direct');
    });
    const http = client({ env: { HTTP_PROXY: proxy } });
    expect((await http.send(get(url))).body).toBe('direct');
    expect((await http.send(get('http://shop.invalid/a'))).body).toBe('proxied http://shop.invalid/a');
  });
});

describe('stopping', () => {
  it('an abort ends a hanging request, and close ends all and lets nothing new out', async () => {
    const url = await serve(() => undefined);
    const http = client();
    const stop = new AbortController();
    const hanging = outcome(http.withSignal(stop.signal)(get(url)));
    const other = outcome(http.send(get(url)));
    stop.abort();
    expect(await hanging).toEqual(['ChannelError', 'transient', 'stopped']);
    http.close();
    expect(await other).toEqual(['ChannelError', 'transient', 'stopped']);
    expect(await outcome(http.send(get(url)))).toEqual(['ChannelError', 'transient', 'stopped']);
  });
});

/**
 * The browser host: serves the page, pipes its sockets to the engine, and answers scripts under `/api`. On this machine
 * only: an address others could reach is refused.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { Engine } from '../engine/engine-shape.ts';
import type { Log } from '../platform/log.ts';
import { pageFile, securityHeaders } from '../platform/page.ts';
import { type Api, createApi } from './api.ts';
import { createGuard } from './guard.ts';
import { createSessions } from './sessions.ts';
import { acceptSockets } from './sockets.ts';

export interface WebHostOptions {
  readonly engine: Engine;
  /** The built page. */
  readonly rendererDir: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly address?: string;
  readonly version: string;
  readonly log: Log;
  /** The printed address was used: here is the next one. */
  readonly onNextAddress?: (url: string) => void;
}

export interface WebHost {
  readonly port: number;
  /** With a single-use token in its fragment. */
  readonly url: string;
  /** Ends every session: its sockets and ports close. */
  revoke(session: string): void;
  close(): Promise<void>;
}

export type WebHostRefusal = 'address_not_loopback' | 'port_in_use' | 'port_refused';

const LOOPBACK = '127.0.0.1';

export async function startWebHost(options: WebHostOptions): Promise<Result<WebHost, WebHostRefusal>> {
  const address = options.address ?? LOOPBACK;
  if (address !== LOOPBACK) return refuse('address_not_loopback', { address });
  const state = { port: options.port };
  const guard = createGuard(() => state.port, Date.now);
  const sessions = createSessions();
  const api = createApi({ engine: options.engine, guard, version: options.version, log: options.log });
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 },
    (request, response) => {
      respond(request, response, { ...options, guard, api }).catch((error: unknown) => {
        options.log.error('a request failed', { error });
        if (response.headersSent) response.destroy();
        else end(response, 500);
      });
    },
  );
  const listening = await listen(server, state.port);
  if (!listening.ok) return listening;
  state.port = listening.value;
  const url = (): string => `http://${LOOPBACK}:${state.port}/#token=${sessions.invite()}`;
  const closeSockets = acceptSockets({
    server,
    engine: options.engine,
    sessions,
    guard,
    onRedeemed: () => options.onNextAddress?.(url()),
  });
  return ok({
    port: state.port,
    url: url(),
    revoke: sessions.revoke,
    async close() {
      closeSockets();
      api.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

interface Surroundings extends WebHostOptions {
  readonly guard: ReturnType<typeof createGuard>;
  readonly api: Api;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  around: Surroundings,
): Promise<void> {
  // The path as it came, not tidied up: what looks like a way out must be seen as one.
  const path = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
  if (path === '/api' || path.startsWith('/api/')) return around.api.respond(request, response);
  const refusal = around.guard.reading(request.headers);
  if (refusal !== undefined) return end(response, refusal === 'too_many' ? 429 : 403);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return end(response, 405, { allow: 'GET, HEAD' });
  const file = pageFile(around.rendererDir, path, `ws://${request.headers.host ?? ''}`);
  if (!file) return end(response, 404);
  response.writeHead(200, { ...file.headers, 'content-length': file.body.length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { ...securityHeaders(''), ...headers, 'content-length': 0 });
  response.end();
}

function listen(
  server: ReturnType<typeof createServer>,
  port: number,
): Promise<Result<number, WebHostRefusal>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        refuse(error.code === 'EADDRINUSE' ? 'port_in_use' : 'port_refused', {
          port,
          cause: error.code ?? '',
        }),
      ),
    );
    server.listen(port, LOOPBACK, () => resolve(ok((server.address() as AddressInfo).port)));
  });
}

/**
 * The HTTP side: listens on loopback, finds the route, checks the key, and carries out the faults. One request is handled
 * in one go, so no two writes interleave.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultName, Faults } from '../faults.ts';
import type { ShopCore } from '../shop-core.ts';
import { type Answer, isAnswer, noRoute, restError } from './answer.ts';
import { type ApiKey, authenticate, cannotWrite } from './auth.ts';
import { isObject } from './body.ts';
import { createFinder, type Route } from './route.ts';
import { siteIndex } from './site-index.ts';

export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  readonly status: number | 'none';
  readonly fault: FaultName | 'outage' | null;
}

export interface ServerTerms {
  readonly core: ShopCore;
  readonly faults: Faults;
  readonly routes: readonly Route[];
  readonly keys: readonly ApiKey[];
  readonly isOauthOnly: boolean;
  readonly port: number;
  /** A hanging request is dropped after this long even if the client waits on. */
  readonly hangMs: number;
  readonly isOut: () => boolean;
  /** Requests outside the API: what the shop holds, and the controls. */
  readonly control: (request: ControlRequest) => Answer | undefined;
  readonly onRequest: (record: RequestRecord) => void;
  /** Called after a request was handled and before it is answered. */
  readonly onHandled: () => void;
}

export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string | undefined;
  /** Whether it came with a key that may write: whoever can change the shop's orders may pull its levers. */
  readonly canWrite: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ShopServer {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

const MAX_BODY = 10 * 1024 * 1024;
const API = '/wp-json/wc/v3';

export async function startServer(terms: ServerTerms): Promise<ShopServer> {
  const handle = createHandler(terms);
  const hanging = new Set<NodeJS.Timeout>();
  const server: Server = createServer({ keepAliveTimeout: 5_000 }, (request, response) => {
    void readBody(request).then((text) => handle({ request, response, text, hanging }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(terms.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  terms.core.context.base = url;
  return {
    url,
    port,
    close: async () => {
      for (const timer of hanging) clearTimeout(timer);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly text: string | undefined;
  readonly hanging: Set<NodeJS.Timeout>;
}

function createHandler(terms: ServerTerms): (exchange: Exchange) => void {
  const { core, faults } = terms;
  const find = createFinder(terms.routes);
  const nonces = new Set<string>();

  const answerTo = (request: IncomingMessage, url: URL, text: string | undefined): Answer => {
    const method = request.method ?? 'GET';
    const path = url.pathname.replace(/\/+$/, '');
    if (path === '/wp-json') return siteIndex(core, terms.routes);
    if (!path.startsWith(API)) return noRoute();
    const found = find(method, path.slice(API.length), core);
    if (!found) return noRoute();
    const who = authenticate(
      {
        method,
        url: `${url.origin}${url.pathname}`,
        query: url.searchParams,
        authorization: request.headers.authorization,
        nowMs: core.now(),
      },
      { keys: terms.keys, isOauthOnly: terms.isOauthOnly, nonces },
    );
    if (isAnswer(who)) return who;
    if (method !== 'GET' && !who.canWrite) return cannotWrite();
    const body = decode(text);
    if (body === undefined) return restError(400, 'rest_invalid_json', 'Invalid JSON body passed.');
    return found.route.handle({ core, query: url.searchParams, ids: found.ids, slugs: found.slugs, body });
  };

  const canWrite = (request: IncomingMessage, url: URL): boolean => {
    const who = authenticate(
      {
        method: request.method ?? 'GET',
        url: `${url.origin}${url.pathname}`,
        query: url.searchParams,
        authorization: request.headers.authorization,
        nowMs: core.now(),
      },
      { keys: terms.keys, isOauthOnly: terms.isOauthOnly, nonces },
    );
    return !isAnswer(who) && who.canWrite;
  };

  return ({ request, response, text, hanging }) => {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
    const path = url.pathname;
    const done = (status: RequestRecord['status'], fault: RequestRecord['fault']): void =>
      terms.onRequest({ method, path: `${path}${url.search}`, status, fault });
    response.sendDate = false;
    response.setHeader('Date', new Date(core.now()).toUTCString());
    if (path.startsWith('/practice/')) {
      const reply = terms.control({
        method,
        path,
        query: url.searchParams,
        token: tokenOf(request, url),
        canWrite: canWrite(request, url),
        body: decode(text) ?? {},
      });
      terms.onHandled();
      send(response, reply ?? noRoute());
      return;
    }
    if (terms.isOut()) {
      sendHtml(response, 503, 'Briefly unavailable for scheduled maintenance. Check back in a minute.');
      done(503, 'outage');
      return;
    }
    const fault = path.startsWith(API)
      ? faults.draw({ isWrite: method !== 'GET', isList: method === 'GET' && !/\/\d+\/?$/.test(path) })
      : undefined;
    if (fault === 'timeout') {
      const timer = setTimeout(() => response.destroy(), terms.hangMs).unref();
      hanging.add(timer);
      response.once('close', () => {
        clearTimeout(timer);
        hanging.delete(timer);
      });
      done('none', fault);
      return;
    }
    if (fault === 'http500') {
      if (faults.chance(0.5)) sendHtml(response, 500, 'There has been a critical error on this website.');
      else
        send(
          response,
          restError(500, 'internal_server_error', 'There has been a critical error on this website.'),
        );
      done(500, fault);
      return;
    }
    if (fault === 'http429') {
      if (faults.chance(0.5)) response.setHeader('Retry-After', '1');
      sendHtml(response, 429, 'Too Many Requests');
      done(429, fault);
      return;
    }
    const reply = answerTo(request, url, text);
    terms.onHandled();
    if (fault === 'lost_answer') {
      request.socket.destroy();
      done('none', fault);
      return;
    }
    const body =
      fault === 'duplicate' ? repeatItem(reply, url, (again) => answerTo(request, again, text)) : reply;
    send(response, pickFields(body, url.searchParams), fault === 'truncated');
    done(reply.status, fault ?? null);
  };
}

/** Page two begins with the last item of page one, as when an order came in between; page one repeats its own last. */
function repeatItem(reply: Answer, url: URL, again: (url: URL) => Answer): Answer {
  if (!Array.isArray(reply.body) || reply.body.length === 0) return reply;
  const page = Number(url.searchParams.get('page') ?? '1');
  if (page <= 1) return { ...reply, body: [...reply.body, reply.body.at(-1)] };
  const before = new URL(url);
  before.searchParams.set('page', String(page - 1));
  const previous = again(before).body;
  return Array.isArray(previous) ? { ...reply, body: [previous.at(-1), ...reply.body] } : reply;
}

/** `_fields=id,status` leaves out the rest, as WordPress does. */
function pickFields(reply: Answer, query: URLSearchParams): Answer {
  const fields = query
    .get('_fields')
    ?.split(',')
    .map((name) => name.trim().split('.')[0] ?? '');
  if (!fields || reply.status >= 400) return reply;
  const pick = (item: unknown): unknown =>
    isObject(item)
      ? Object.fromEntries(Object.entries(item).filter(([name]) => fields.includes(name)))
      : item;
  return { ...reply, body: Array.isArray(reply.body) ? reply.body.map(pick) : pick(reply.body) };
}

function send(response: ServerResponse, reply: Answer, isTruncated = false): void {
  const body = Buffer.from(JSON.stringify(reply.body), 'utf8');
  response.writeHead(reply.status, {
    'Content-Type': 'application/json; charset=UTF-8',
    'Content-Length': body.length,
    'X-Robots-Tag': 'noindex',
    ...reply.headers,
  });
  if (!isTruncated) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

function sendHtml(response: ServerResponse, status: number, sentence: string): void {
  const body = `<!DOCTYPE html><html><head><title>${sentence}</title></head><body><p>${sentence}</p></body></html>`;
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=UTF-8',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

function tokenOf(request: IncomingMessage, url: URL): string | undefined {
  const header = request.headers['x-practice-token'];
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return (
    (typeof header === 'string' ? header : undefined) ?? bearer ?? url.searchParams.get('token') ?? undefined
  );
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      const buffer = chunk as Buffer;
      size += buffer.length;
      if (size > MAX_BODY) return undefined;
      chunks.push(buffer);
    }
  } catch {
    // The client went away while sending; nobody is there to hear about it.
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function decode(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

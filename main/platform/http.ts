/**
 * The one way out to the network. A request ends in a whole answer or in a `ChannelError` of kind `transient`: an
 * answer that broke off, grew too large or stalled is never handed on as if it were complete. Redirects are not
 * followed (a redirected POST would silently become a GET); nothing is retried here except a read whose kept-alive
 * connection had been closed under it.
 */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import {
  ChannelError,
  type HttpRequest,
  type HttpResponse,
  type HttpSend,
} from '../../shared/sync/connector.ts';
import { connectors as words } from '../../shared/words/en/connectors.ts';

export interface HttpOptions {
  /** ms UTC. */
  readonly clock: () => number;
  readonly userAgent: string;
  /** The largest body taken, after decompression. */
  readonly maxBytes?: number;
  readonly connectTimeoutMs?: number;
  /** Until the answer's head; a request may ask for another. */
  readonly headTimeoutMs?: number;
  /** Longest silence inside a body. */
  readonly bodyIdleMs?: number;
  /** Longest time for a whole body. */
  readonly bodyTimeoutMs?: number;
  /** Where `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are read; loopback never goes through a proxy. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Http {
  readonly send: HttpSend;
  /** Sends whose requests end at once when the signal aborts. */
  withSignal(signal: AbortSignal): HttpSend;
  /** Ends what is under way and closes every kept connection; later sends fail. */
  close(): void;
}

interface Limits {
  readonly maxBytes: number;
  readonly connectMs: number;
  readonly headMs: number;
  readonly idleMs: number;
  readonly bodyMs: number;
}

export function createHttp(options: HttpOptions): Http {
  const limits: Limits = {
    maxBytes: options.maxBytes ?? 20 * 1024 * 1024,
    connectMs: options.connectTimeoutMs ?? 15_000,
    headMs: options.headTimeoutMs ?? 60_000,
    idleMs: options.bodyIdleMs ?? 30_000,
    bodyMs: options.bodyTimeoutMs ?? 120_000,
  };
  const agents = createAgents(options.env ?? process.env);
  const stop = new AbortController();

  const sendWith = async (request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> => {
    const url = parseUrl(request.url);
    const exchange = () => once(url, request, { options, limits, signal, agent: agents.of(url) });
    try {
      return await exchange();
    } catch (error) {
      if (request.method === 'GET' && error instanceof StaleConnection) return exchange().catch(rethrow);
      return rethrow(error);
    }
  };

  return {
    send: (request) => sendWith(request, stop.signal),
    withSignal: (signal) => (request) => sendWith(request, AbortSignal.any([stop.signal, signal])),
    close: () => {
      stop.abort();
      agents.close();
    },
  };
}

/** A kept-alive connection that the server had closed before it saw the request. */
class StaleConnection extends Error {}

function rethrow(error: unknown): never {
  if (error instanceof StaleConnection) throw failure('connection_lost', words.http.connectionLost);
  throw error;
}

const failure = (code: string, sentence: string): ChannelError =>
  new ChannelError('transient', sentence, { code });

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ChannelError('refused', words.http.badAddress, { code: 'bad_address' });
  }
  return url;
}

function createAgents(env: Readonly<Record<string, string | undefined>>) {
  const shared = { keepAlive: true, maxSockets: 8, scheduling: 'lifo' } as const;
  const direct = { http: new HttpAgent(shared), https: new HttpsAgent(shared) };
  const proxied = {
    http: new HttpAgent({ ...shared, proxyEnv: env }),
    https: new HttpsAgent({ ...shared, proxyEnv: env }),
  };
  return {
    of: (url: URL) => {
      const set = isLoopback(url.hostname) ? direct : proxied;
      return url.protocol === 'https:' ? set.https : set.http;
    },
    close: () => {
      for (const agent of [direct.http, direct.https, proxied.http, proxied.https]) agent.destroy();
    },
  };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

interface Exchange {
  readonly options: HttpOptions;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly agent: HttpAgent;
}

function once(url: URL, request: HttpRequest, exchange: Exchange): Promise<HttpResponse> {
  const { options, limits, signal, agent } = exchange;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(failure('stopped', words.http.stopped));
    const body = request.body === undefined ? undefined : Buffer.from(request.body, 'utf8');
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = send(url, {
      agent,
      method: request.method,
      headers: {
        'user-agent': options.userAgent,
        'accept-encoding': 'gzip, deflate, br',
        ...request.headers,
        ...(body === undefined ? {} : { 'content-length': body.length }),
      },
    });

    let timer: NodeJS.Timeout | undefined;
    const watch = (ms: number, code: string, sentence: string): void => {
      clearTimeout(timer);
      timer = setTimeout(() => end(failure(code, sentence)), ms);
    };
    const end = (outcome: HttpResponse | Error): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if (outcome instanceof Error) {
        reject(outcome);
        outgoing.destroy();
      } else resolve(outcome);
    };
    const onAbort = (): void => end(failure('stopped', words.http.stopped));
    signal.addEventListener('abort', onAbort, { once: true });

    watch(limits.connectMs, 'connect_timeout', words.http.connectTimeout(url.host));
    const awaitHead = (): void =>
      watch(request.timeoutMs ?? limits.headMs, 'timeout', words.http.noAnswer(url.host));
    outgoing.on('socket', (socket) => {
      if (!socket.connecting) awaitHead();
      else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', awaitHead);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = outgoing.reusedSocket && /^(ECONNRESET|EPIPE)$/.test(error.code ?? '');
      end(isStale ? new StaleConnection() : networkError(error, url));
    });
    outgoing.on('response', (incoming) => {
      const receivedAt = options.clock();
      watch(limits.bodyMs, 'timeout', words.http.slowBody(url.host));
      readBody(incoming, limits, url.host).then(
        (text) =>
          end({ status: incoming.statusCode ?? 0, headers: plainHeaders(incoming), body: text, receivedAt }),
        end,
      );
    });
    outgoing.end(body);
  });
}

/** The whole body as text; rejects where it breaks off, stalls or outgrows the limit. */
function readBody(incoming: IncomingMessage, limits: Limits, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const stream = decoded(incoming);
    const chunks: Buffer[] = [];
    let size = 0;
    let isDone = false;
    const idle = setTimeout(() => fail('timeout', words.http.slowBody(host)), limits.idleMs);
    const fail = (code: string, sentence: string): void => {
      if (isDone) return;
      isDone = true;
      clearTimeout(idle);
      incoming.destroy();
      reject(failure(code, sentence));
    };
    stream.on('data', (chunk: Buffer) => {
      idle.refresh();
      size += chunk.length;
      if (size > limits.maxBytes) fail('too_large', words.http.tooLarge(host));
      else chunks.push(chunk);
    });
    const broken = (): void => fail('truncated', words.http.truncated(host));
    incoming.on('error', broken);
    incoming.on('aborted', broken);
    stream.on('error', broken);
    stream.on('end', () => {
      // `complete` is false where the connection ended before the announced length or the last chunk.
      if (!incoming.complete) return broken();
      if (isDone) return;
      isDone = true;
      clearTimeout(idle);
      resolve(Buffer.concat(chunks, size).toString('utf8'));
    });
  });
}

function decoded(incoming: IncomingMessage): Readable {
  const encoding = (incoming.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding === 'gzip' || encoding === 'x-gzip') return incoming.pipe(createGunzip());
  if (encoding === 'br') return incoming.pipe(createBrotliDecompress());
  if (encoding === 'deflate') return incoming.pipe(createInflate());
  return incoming;
}

function plainHeaders(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function networkError(error: NodeJS.ErrnoException, url: URL): ChannelError {
  const code = error.code ?? '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return failure('host_not_found', words.http.hostNotFound(url.host));
  if (code === 'ECONNREFUSED') return failure('connection_refused', words.http.connectionRefused(url.host));
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|SSL|TLS/.test(code)) {
    return failure('certificate', words.http.certificate(url.host));
  }
  return failure('connection_lost', words.http.connectionLost);
}

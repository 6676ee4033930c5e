/**
 * Speaks to one shop's REST API (wc/v3): signs requests and turns every answer that is not data into a `ChannelError`.
 * It never follows redirects, and of trouble it only asks a read again at once: a page of orders takes many requests, and
 * one broken answer should not spoil them all. Everything else about an error is for its caller.
 */
import {
  type ChannelConfig,
  ChannelError,
  type ConnectorEnv,
  type HttpRequest,
  type HttpResponse,
} from '../../../../shared/sync/connector.ts';
import { connectors } from '../../../../shared/words/en/connectors.ts';
import { errorOf } from './answer.ts';
import { oauthQuery } from './oauth.ts';

export type Query = Readonly<Record<string, string | number>>;
export interface Answer {
  /** The exact source text; valid JSON has been checked. */
  readonly text: string;
  readonly json: unknown;
  /** All that the list has, where the shop says so. */
  readonly total: number | undefined;
  readonly totalPages: number | undefined;
  /** The shop's clock when it answered, ms UTC; ours plus the known offset where it does not say. */
  readonly shopTime: number;
  /** The shop's clock as it said itself. */
  readonly saidTime: number | undefined;
}

export interface Client {
  /** `path` below `/wp-json/wc/v3/`, or an absolute API path beginning with `/wp-json/`. */
  get(path: string, query?: Query): Promise<Answer>;
  write(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer>;
}

export type ClientConfig = Pick<ChannelConfig, 'url' | 'secrets'> & {
  readonly facts?: Pick<ChannelConfig['facts'], 'clockOffsetMs' | 'abilities'>;
};

/** The key travels in the address, for shops whose server drops the login header; https only. */
export const KEYS_IN_ADDRESS = 'keys_in_address';

export function createClient(env: ConnectorEnv, config: ClientConfig): Client {
  const base = shopBase(config.url);
  const offset = config.facts?.clockOffsetMs ?? 0;
  const scheme = loginScheme(base, config.facts?.abilities ?? []);
  const key = config.secrets.consumer_key ?? '';
  const secret = config.secrets.consumer_secret ?? '';

  const exchange = async (method: HttpRequest['method'], path: string, query: Query, body?: unknown) => {
    stopIfAsked(env);
    const address = base + (path.startsWith('/') ? path : `/wp-json/wc/v3/${path}`);
    const parameters: [string, string][] = Object.entries(query).map(([name, value]) => [
      name,
      String(value),
    ]);
    const headers: Record<string, string> = { accept: 'application/json', 'cache-control': 'no-cache' };
    if (scheme === 'basic') headers.authorization = `Basic ${btoa(`${key}:${secret}`)}`;
    if (scheme === 'address') parameters.push(['consumer_key', key], ['consumer_secret', secret]);
    const signed =
      scheme === 'oauth'
        ? await oauthQuery({ method, address, parameters, key, secret, env, shopTime: env.clock() + offset })
        : parameters;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const text = new URLSearchParams(signed).toString();
    const response = await env.http({
      method,
      url: text === '' ? address : `${address}?${text}`,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return toAnswer(response, { isWrite: body !== undefined, now: env.clock() + offset });
  };

  return {
    get: (path, query = {}) => again(() => exchange('GET', path, query)),
    write: (method, path, body) => exchange(method, path, {}, body),
  };
}

const ATTEMPTS = 3;
/** Trouble that a second look may not meet; what took long once is not waited for again. */
const MOMENTARY = /^(truncated|not_whole|not_a_list|connection_lost|http_50[0234]|internal_server_error)$/;

async function again(work: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const isMomentary =
        error instanceof ChannelError && error.kind === 'transient' && MOMENTARY.test(error.code ?? '');
      if (!isMomentary || attempt >= ATTEMPTS) throw error;
    }
  }
}

/** Ends the work between two requests when the signal says so. */
export function stopIfAsked(env: ConnectorEnv): void {
  if (env.signal.aborted) throw new ChannelError('transient', connectors.http.stopped, { code: 'stopped' });
}

/** The shop's address without a trailing slash or API path; https where no scheme was typed. */
export function shopBase(typed: string): string {
  const text = typed.trim();
  const full = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  return full
    .replace(/[?#].*$/, '')
    .replace(/\/(wp-json(\/.*)?|wp-admin(\/.*)?)?$/i, '')
    .replace(/\/+$/, '');
}

export const isPlainHttp = (base: string): boolean => /^http:/i.test(base) && !isLoopback(base);

function isLoopback(base: string): boolean {
  const host = URL.canParse(base) ? new URL(base).hostname : '';
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function loginScheme(base: string, abilities: readonly string[]): 'basic' | 'oauth' | 'address' {
  if (isPlainHttp(base)) return 'oauth';
  return abilities.includes(KEYS_IN_ADDRESS) && /^https:/i.test(base) ? 'address' : 'basic';
}

function toAnswer(
  response: HttpResponse,
  about: { readonly isWrite: boolean; readonly now: number },
): Answer {
  const json = parse(response.body);
  const error = errorOf(response, json, about.isWrite);
  if (error !== undefined) throw error;
  const said = Date.parse(response.headers.date ?? '');
  const saidTime = Number.isNaN(said) ? undefined : said;
  return {
    text: response.body,
    json,
    total: count(response.headers['x-wp-total']),
    totalPages: count(response.headers['x-wp-totalpages']),
    shopTime: saidTime ?? about.now,
    saidTime,
  };
}

/** `undefined` where the text is no JSON. Some shops put a byte order mark, or a PHP notice, before the data. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

const count = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

/**
 * What an answer that is not data means. Shops stand behind firewalls, caches and hosts with manners of their own, so
 * the status alone does not decide; sentences go to people and never repeat a secret or a whole page.
 */
import { ChannelError, type HttpResponse } from '../../../../shared/sync/connector.ts';
import { connectors } from '../../../../shared/words/en/connectors.ts';
import { plainText } from './plain-text.ts';

const words = connectors.woocommerce.errors;

/** `undefined` for a good answer. `json` is the parsed body, `undefined` where it is none. */
export function errorOf(response: HttpResponse, json: unknown, isWrite: boolean): ChannelError | undefined {
  const { status } = response;
  const { code, message } = shopError(json);
  if (status >= 300 && status < 400) return redirected(response);
  if (status === 429 || (status === 503 && response.headers['retry-after'] !== undefined))
    return busy(response, code);
  if (status >= 500) {
    return new ChannelError('transient', words.failing(status), { code: code || `http_${status}` });
  }
  if (status >= 200 && status < 300) {
    return json === undefined ? notJson(response) : undefined;
  }
  if (json === undefined && status !== 401) return notJson(response);
  if (status === 401 || status === 403) return denied(code, message, isWrite);
  if (status === 408) return new ChannelError('transient', words.failing(status), { code: 'http_408' });
  return new ChannelError('refused', words.refused(code || `http_${status}`, message), {
    code: code || `http_${status}`,
  });
}

/** WordPress words its errors `{code, message, data: {status}}`. */
function shopError(json: unknown): { readonly code: string; readonly message: string } {
  if (typeof json !== 'object' || json === null) return { code: '', message: '' };
  const { code, message } = json as { readonly code?: unknown; readonly message?: unknown };
  return {
    code: typeof code === 'string' || typeof code === 'number' ? String(code) : '',
    message: typeof message === 'string' ? plainText(message).slice(0, 300) : '',
  };
}

/**
 * WooCommerce answers 401 for no key, for a wrong key and for a key without write permission; only the last one comes
 * with a key that reads well, so on a write it asks for the permission rather than for a new key.
 */
function denied(code: string, message: string, isWrite: boolean): ChannelError {
  const isMissingRight =
    isWrite && (/write permission/i.test(message) || /cannot_(edit|create|batch)/.test(code));
  if (isMissingRight) return new ChannelError('credentials', words.readOnly, { code: 'read_only' });
  if (code === 'rest_forbidden' || /cannot_(view|edit|create|batch|delete)/.test(code)) {
    return new ChannelError('credentials', words.forbidden(message), { code });
  }
  return new ChannelError('credentials', words.keys, { code: code || 'keys' });
}

function busy(response: HttpResponse, code: string): ChannelError {
  // A date in the answer is by the shop's clock, so it is compared with the shop's.
  const said = Date.parse(response.headers.date ?? '');
  const wait = retryAfter(response.headers['retry-after'], Number.isNaN(said) ? response.receivedAt : said);
  return new ChannelError('rate_limited', words.busy, {
    code: code || `http_${response.status}`,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

const DAY = 86_400_000;

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), as ms from now; capped at a day. */
export function retryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(text)) return Math.min(Number(text) * 1000, DAY);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, at - now), DAY);
}

function redirected(response: HttpResponse): ChannelError {
  const location = response.headers.location ?? '';
  const to = URL.canParse(location) ? new URL(location).origin : location.split('?')[0] || '?';
  return new ChannelError('refused', words.redirected(to), { code: 'redirected' });
}

/** A page where data belongs: it passes by itself or with the host's help, and nothing about it is known for sure. */
function notJson(response: HttpResponse): ChannelError {
  const isPage = /^\s*</.test(response.body) || /html/i.test(response.headers['content-type'] ?? '');
  return isPage
    ? new ChannelError('transient', words.notJson, { code: 'not_json' })
    : new ChannelError('transient', words.notWhole, { code: 'not_whole' });
}

/**
 * Who asks: consumer key and secret by Basic, as query parameters, or as an OAuth 1.0a signature. A real shop takes Basic
 * over HTTPS only; the practice shop listens on loopback alone and takes it there too, unless it is told to be strict.
 */

import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Answer, restError } from './answer.ts';

export interface ApiKey {
  readonly key: string;
  readonly secret: string;
  readonly canWrite: boolean;
}

export interface AuthRequest {
  readonly method: string;
  /** Scheme, host and path, without the query. */
  readonly url: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly nowMs: number;
}

export interface AuthTerms {
  readonly keys: readonly ApiKey[];
  /** True: like a real shop over plain HTTP, only signatures count. */
  readonly isOauthOnly: boolean;
  /** Signatures already seen: a nonce counts once. */
  readonly nonces: Set<string>;
}

const REFUSED = 'woocommerce_rest_authentication_error';

/** The key that asks, or the answer to give instead. */
export function authenticate(request: AuthRequest, terms: AuthTerms): ApiKey | Answer {
  const oauth = oauthParameters(request);
  if (oauth.has('oauth_consumer_key')) return checkSignature(request, oauth, terms);
  const basic = terms.isOauthOnly ? undefined : basicCredentials(request);
  const key = terms.keys.find((known) => known.key === basic?.key);
  if (!basic || !key)
    return restError(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.');
  if (!isSame(key.secret, basic.secret)) return restError(401, REFUSED, 'Consumer secret is invalid.');
  return key;
}

/** What a key without the right to write hears. */
export const cannotWrite = (): Answer =>
  restError(401, REFUSED, 'The API key provided does not have write permissions.');

function basicCredentials({
  query,
  authorization,
}: AuthRequest): { key: string; secret: string } | undefined {
  const key = query.get('consumer_key');
  const secret = query.get('consumer_secret');
  if (key && secret) return { key, secret };
  const match = /^Basic\s+(\S+)$/i.exec(authorization ?? '');
  if (!match?.[1]) return undefined;
  const [user = '', ...rest] = Buffer.from(match[1], 'base64').toString('utf8').split(':');
  return { key: user, secret: rest.join(':') };
}

function oauthParameters({ query, authorization }: AuthRequest): Map<string, string> {
  const parameters = new Map([...query.entries()].filter(([name]) => name.startsWith('oauth_')));
  if (authorization?.startsWith('OAuth ')) {
    for (const [, name = '', value = ''] of authorization.matchAll(/(oauth_[a-z_]+)="([^"]*)"/g)) {
      parameters.set(name, decodeURIComponent(value));
    }
  }
  return parameters;
}

const MAX_AGE_S = 15 * 60;
const METHODS: Readonly<Record<string, string>> = { 'HMAC-SHA256': 'sha256', 'HMAC-SHA1': 'sha1' };

/** OAuth 1.0a (RFC 5849, 3.4) with an empty token secret, as WooCommerce checks it. */
function checkSignature(
  request: AuthRequest,
  oauth: ReadonlyMap<string, string>,
  terms: AuthTerms,
): ApiKey | Answer {
  const missing = ['oauth_timestamp', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method'].filter(
    (name) => !oauth.get(name),
  );
  if (missing.length > 0) {
    return restError(
      401,
      'woocommerce_rest_authentication_missing_parameter',
      `Missing OAuth parameters ${missing.join(', ')}`,
    );
  }
  const key = terms.keys.find((known) => known.key === oauth.get('oauth_consumer_key'));
  if (!key) return restError(401, REFUSED, 'Consumer key is invalid.');
  const hash = METHODS[oauth.get('oauth_signature_method') ?? ''];
  if (!hash) return restError(401, REFUSED, 'Invalid signature - signature method is invalid.');
  const signature = createHmac(hash, `${key.secret}&`).update(signatureBase(request, oauth)).digest('base64');
  if (!isSame(signature, oauth.get('oauth_signature') ?? '')) {
    return restError(401, REFUSED, 'Invalid signature - provided signature does not match.');
  }
  const age = Math.abs(Math.floor(request.nowMs / 1000) - Number(oauth.get('oauth_timestamp')));
  if (!(age <= MAX_AGE_S)) return restError(401, REFUSED, 'Invalid timestamp.');
  const nonce = `${oauth.get('oauth_timestamp')}/${oauth.get('oauth_nonce')}`;
  if (terms.nonces.has(nonce)) return restError(401, REFUSED, 'Invalid nonce - nonce has already been used.');
  terms.nonces.add(nonce);
  return key;
}

/** RFC 3986 percent-encoding, which is stricter than `encodeURIComponent`. */
export const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export function signatureBase(request: AuthRequest, oauth: ReadonlyMap<string, string>): string {
  const pairs = [...request.query.entries()].filter(([name]) => !name.startsWith('oauth_'));
  for (const [name, value] of oauth) if (name !== 'oauth_signature') pairs.push([name, value]);
  const text = pairs
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .sort()
    .join('&');
  return [request.method.toUpperCase(), percentEncode(request.url), percentEncode(text)].join('&');
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

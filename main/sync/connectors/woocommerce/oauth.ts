/**
 * One-legged OAuth 1.0a with HMAC-SHA256 and an empty token secret (RFC 5849), which WooCommerce asks for on plain
 * http: the secret signs the request and is not sent.
 */
import type { ConnectorEnv } from '../../../../shared/sync/connector.ts';

export interface OauthInput {
  readonly method: string;
  /** Without a query. */
  readonly address: string;
  readonly parameters: readonly (readonly [string, string])[];
  readonly key: string;
  readonly secret: string;
  readonly env: Pick<ConnectorEnv, 'random'>;
  /** The shop's clock, ms: it refuses what is more than 15 minutes off. */
  readonly shopTime: number;
}

/** The parameters with everything that signs them. */
export async function oauthQuery(input: OauthInput): Promise<[string, string][]> {
  const nonce = Array.from(input.env.random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const parameters: [string, string][] = [
    ...input.parameters.map(([name, value]): [string, string] => [name, value]),
    ['oauth_consumer_key', input.key],
    ['oauth_nonce', nonce],
    ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_timestamp', String(Math.floor(input.shopTime / 1000))],
  ];
  const signature = await hmac(`${input.secret}&`, signatureBase(input.method, input.address, parameters));
  return [...parameters, ['oauth_signature', signature]];
}

export function signatureBase(
  method: string,
  address: string,
  parameters: readonly [string, string][],
): string {
  const pairs = parameters
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`);
  return [method.toUpperCase(), encode(address), encode(pairs.join('&'))].join('&');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** RFC 3986 §2.3: only letters, digits and `-._~` stay. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

async function hmac(key: string, text: string): Promise<string> {
  const bytes = new TextEncoder();
  const secret = await crypto.subtle.importKey(
    'raw',
    bytes.encode(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', secret, bytes.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

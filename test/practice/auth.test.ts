import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PracticeShop } from '../../main/practice/practice-shop.ts';
import { basic, NOON, root, withShop } from './support.ts';

const status = async (url: string, authorization?: string): Promise<[number, string | undefined]> => {
  const response = await fetch(url, authorization === undefined ? {} : { headers: { authorization } });
  const body = (await response.json()) as { code?: string };
  return [response.status, body.code];
};

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A signature written down here anew from RFC 5849, so that it does not share mistakes with the shop. */
function signed(
  shop: PracticeShop,
  path: string,
  change: { secret?: string; nonce?: string; at?: number } = {},
): string {
  const url = new URL(root(shop) + path);
  url.searchParams.set('oauth_consumer_key', shop.key);
  url.searchParams.set('oauth_nonce', change.nonce ?? 'n1');
  url.searchParams.set('oauth_signature_method', 'HMAC-SHA256');
  url.searchParams.set('oauth_timestamp', String((change.at ?? NOON) / 1000));
  const pairs = [...url.searchParams].map(([name, value]) => [encode(name), encode(value)] as const);
  const sorted = pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`);
  const base = ['GET', encode(`${url.origin}${url.pathname}`), encode(sorted.join('&'))].join('&');
  const signature = createHmac('sha256', `${change.secret ?? shop.secret}&`)
    .update(base)
    .digest('base64');
  url.searchParams.set('oauth_signature', signature);
  return url.toString();
}

describe('keys of the practice shop', () => {
  it('answers 401 without a key, with a wrong key, a wrong secret, and to a write with a key that may only read', () =>
    withShop({}, async (shop) => {
      const orders = `${root(shop)}/orders`;
      expect(await status(orders)).toEqual([401, 'woocommerce_rest_cannot_view']);
      expect(await status(orders, basic('ck_no', 'cs_no'))).toEqual([401, 'woocommerce_rest_cannot_view']);
      expect(await status(orders, basic(shop.key, 'cs_no'))).toEqual([
        401,
        'woocommerce_rest_authentication_error',
      ]);
      const { key, secret } = shop.readOnly;
      expect(await status(orders, basic(key, secret))).toEqual([200, undefined]);
      const id = shop.snapshot().orders[0]?.id;
      const write = await fetch(`${orders}/${id}`, {
        method: 'PUT',
        headers: { authorization: basic(key, secret), 'content-type': 'application/json' },
        body: '{"status":"completed"}',
      });
      expect([write.status, await write.json()]).toEqual([
        401,
        {
          code: 'woocommerce_rest_authentication_error',
          message: 'The API key provided does not have write permissions.',
          data: { status: 401 },
        },
      ]);
    }));

  it('takes the key as query parameters where the header is stripped', () =>
    withShop({}, async (shop) => {
      const url = `${root(shop)}/orders?consumer_key=${shop.key}&consumer_secret=${shop.secret}`;
      expect(await status(url)).toEqual([200, undefined]);
    }));

  it('takes only OAuth 1.0a signatures where it is strict about plain HTTP', () =>
    withShop({ isOauthOnly: true }, async (shop) => {
      const path = '/orders?per_page=5&search=Lind qvist %26 (Söhne)';
      expect(await status(`${root(shop)}/orders`, basic(shop.key, shop.secret))).toEqual([
        401,
        'woocommerce_rest_cannot_view',
      ]);
      expect(await status(signed(shop, path))).toEqual([200, undefined]);
      expect(await status(signed(shop, path, { nonce: 'n2', secret: 'cs_other' }))).toEqual([
        401,
        'woocommerce_rest_authentication_error',
      ]);
    }));

  it('refuses a signature that is used twice or sixteen minutes old', () =>
    withShop({ isOauthOnly: true }, async (shop) => {
      const url = signed(shop, '/orders');
      expect((await status(url))[0]).toBe(200);
      expect((await status(url))[0]).toBe(401);
      expect((await status(signed(shop, '/orders', { nonce: 'old', at: NOON - 16 * 60_000 })))[0]).toBe(401);
      expect((await status(signed(shop, '/orders', { nonce: 'early', at: NOON + 14 * 60_000 })))[0]).toBe(
        200,
      );
    }));

  it('shows what it holds only to the token', () =>
    withShop({}, async (shop) => {
      expect((await fetch(`${shop.url}/practice/state`)).status).toBe(401);
      expect((await fetch(`${shop.url}/practice/state?token=${shop.token}`)).status).toBe(200);
    }));
});

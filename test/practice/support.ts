/** Starts practice shops for tests and speaks to them by plain fetch: no connector in between. */

import {
  createPracticeShop,
  type PracticeShop,
  type PracticeShopOptions,
} from '../../main/practice/practice-shop.ts';

/** A clock that stands until it is told otherwise. */
export const NOON = Date.UTC(2026, 6, 15, 10, 0, 0);

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read JSON of many shapes; a wrong path fails the expectation.
  readonly body: any;
}

export interface Api {
  readonly get: (path: string) => Promise<Reply>;
  readonly send: (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<Reply>;
}

export const basic = (key: string, secret: string): string =>
  `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;

export const root = (shop: PracticeShop): string => `${shop.url}/wp-json/wc/v3`;

export function apiOf(shop: PracticeShop): Api {
  const call = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const response = await fetch(root(shop) + path, {
      method,
      headers: { authorization: basic(shop.key, shop.secret), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return { get: (path) => call('GET', path), send: call };
}

/** Runs with a shop of its own, which is closed afterwards. */
export async function withShop(
  options: PracticeShopOptions,
  run: (shop: PracticeShop, api: Api) => Promise<void>,
): Promise<void> {
  const shop = await createPracticeShop({ seed: 7, orders: 40, clock: () => NOON, timer: null, ...options });
  try {
    await run(shop, apiOf(shop));
  } finally {
    await shop.close();
  }
}

/** Decimal text of two digits as minor units. */
export const cents = (text: string): number => Math.round(Number(text) * 100);

/** A shop as a whole: looking at it, pulling all it holds through its faults, and telling wrong answers apart. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { retryAfter } from '../../main/sync/connectors/woocommerce/answer.ts';
import { offsetText } from '../../main/sync/connectors/woocommerce/check.ts';
import { shopBase } from '../../main/sync/connectors/woocommerce/client.ts';
import { woocommerce } from '../../main/sync/connectors/woocommerce/connector.ts';
import { oauthQuery, signatureBase } from '../../main/sync/connectors/woocommerce/oauth.ts';
import { plainText } from '../../main/sync/connectors/woocommerce/plain-text.ts';
import type { CheckResult, HttpRequest, Stream } from '../../shared/sync/connector.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';

const worlds: PracticeWorld[] = [];
const servers: Server[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
async function open(...options: Parameters<typeof openPractice>): Promise<PracticeWorld> {
  const world = await openPractice(...options);
  worlds.push(world);
  return world;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const codes = (result: CheckResult) => result.findings.map((finding) => `${finding.level} ${finding.code}`);

describe('looking at a shop', () => {
  it('learns its name, currency, zone, version, clock, payment methods and abilities, and writes nothing', async () => {
    const world = await open({
      zone: 'America/Los_Angeles',
      features: { fulfillments: true, shipmentTracking: true },
    });
    const before = world.shop.snapshot();
    const result = await woocommerce.check(
      { ...world.env, clock: () => world.shop.shop.now() - 7_200_000 },
      world.config,
    );
    expect(result.facts).toMatchObject({
      currency: 'EUR',
      zone: 'America/Los_Angeles',
      version: '11.0.1',
      clockOffsetMs: 7_200_000,
      canWrite: true,
      abilities: ['fulfilments', 'shipment_tracking:wc/v3'],
    });
    expect(result.facts.paymentMethods.map((method) => method.code)).toContain('bacs');
    expect(codes(result)).toEqual(['ok connected', 'warning clock', 'ok can_write']);
    expect(world.shop.snapshot()).toEqual(before);
  });

  it('tells a key that may only read from one that is wrong', async () => {
    const world = await open();
    const readOnly = { consumer_key: world.shop.readOnly.key, consumer_secret: world.shop.readOnly.secret };
    const reader = await woocommerce.check(world.env, { ...world.config, secrets: readOnly });
    expect([codes(reader), reader.facts.canWrite]).toEqual([['ok connected', 'warning read_only'], false]);
    for (const secrets of [{}, { ...world.config.secrets, consumer_secret: 'cs_wrong' }]) {
      expect(codes(await woocommerce.check(world.env, { ...world.config, secrets }))).toEqual([
        'problem keys',
      ]);
    }
  });

  const json =
    (body: unknown): RequestListener =>
    (_, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    };
  it.each<[string, RequestListener, string[]]>([
    ['no WooCommerce', json({ name: 'Blog', namespaces: ['wp/v2'], routes: {} }), ['problem no_woocommerce']],
    [
      'plain permalinks',
      (request, response) => {
        if (request.url?.includes('rest_route')) json({ namespaces: ['wc/v3'] })(request, response);
        else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
      },
      ['problem permalinks'],
    ],
    [
      'a page for every address',
      (_, response) => void response.setHeader('content-type', 'text/html').end('<h1>Login</h1>'),
      ['problem not_json'],
    ],
    [
      'an address that leads on',
      (_, response) => void response.writeHead(301, { location: 'https://www.shop.example/x' }).end(),
      ['problem redirected'],
    ],
    ['some other JSON', json({ hello: 1 }), ['problem no_shop']],
  ])('says in a sentence what is wrong: %s', async (_, listener, expected) => {
    const world = await open();
    const url = await serve(listener);
    const result = await woocommerce.check({ ...world.env, clock: Date.now }, { ...world.config, url });
    expect(codes(result)).toEqual(expected);
  });

  it('throws on trouble of the way, so that it is not taken for a wrong address', async () => {
    const world = await open();
    const url = await serve((_, response) => void response.writeHead(500).end());
    await expect(woocommerce.check(world.env, { ...world.config, url })).rejects.toMatchObject({
      kind: 'transient',
    });
  });

  it('sends the key in the address where a server drops the login header', async () => {
    const world = await open();
    const sent: string[] = [];
    const http = (request: HttpRequest) => {
      const { authorization: _, ...headers } = request.headers;
      sent.push(request.url);
      return world.env.http({
        ...request,
        headers,
        url: request.url.replace('https://shop.example', world.shop.url),
      });
    };
    const result = await woocommerce.check({ ...world.env, http }, { ...world.config, url: 'shop.example' });
    expect(codes(result)).toContain('warning keys_in_address');
    sent.length = 0;
    const config = { ...world.config, url: 'shop.example', facts: result.facts };
    for await (const page of woocommerce.pull({ ...world.env, http }, config, 'orders', null))
      expect(page.messages).not.toEqual([]);
    expect(sent.every((url) => url.includes('consumer_key='))).toBe(true);
  });
});

describe('signing over plain http', () => {
  it('is accepted by a shop that takes signatures only, also with our clock hours off', async () => {
    const world = await open({ isOauthOnly: true }, () => ({ key: 'ck_none', secret: 'cs_none' }));
    const http = (request: HttpRequest) => {
      expect(request.headers.authorization).toBeUndefined();
      expect(request.url).not.toContain(world.shop.secret);
      return world.env.http({
        ...request,
        url: request.url,
        headers: { ...request.headers, host: 'shop.example' },
      });
    };
    const toShop = (request: HttpRequest) =>
      http({ ...request, url: request.url.replace('http://shop.example', world.shop.url) });
    const secrets = { consumer_key: world.shop.key, consumer_secret: world.shop.secret };
    const env = { ...world.env, http: toShop, clock: () => world.shop.shop.now() - 5 * 3_600_000 };
    const result = await woocommerce.check(env, { url: 'http://shop.example', settings: {}, secrets });
    expect(codes(result)).toEqual(['ok connected', 'warning plain_http', 'warning clock', 'ok can_write']);
  });

  it('signs what RFC 5849 says', async () => {
    // RFC 5849 §3.4.1.1 orders by encoded name and value; §3.6 encodes.
    expect(
      signatureBase('post', 'http://example.com/r', [
        ['b5', '=%3D'],
        ['a3', '2 q'],
        ['c@', ''],
        ['a2', 'r b'],
        ['a3', "a!*'()"],
      ]),
    ).toBe(
      'POST&http%3A%2F%2Fexample.com%2Fr&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%2521%252A%2527%2528%2529%26b5%3D%253D%25253D%26c%2540%3D',
    );
    const signed = await oauthQuery({
      method: 'GET',
      address: 'http://example.com/r',
      parameters: [['page', '1']],
      key: 'ck',
      secret: 'cs',
      env: { random: (bytes) => new Uint8Array(bytes) },
      shopTime: 1_700_000_000_999,
    });
    expect(Object.fromEntries(signed)).toMatchObject({
      page: '1',
      oauth_nonce: '0'.repeat(32),
      oauth_timestamp: '1700000000',
      oauth_signature: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    });
  });
});

describe('pulling a whole shop', () => {
  it('through every fault both sides hold the same, and each message can be read', async () => {
    const faults = { timeout: 0.05, http500: 0.15, http429: 0.1, truncated: 0.15, duplicate: 0.2 };
    const world = await open({ orders: 230, faults });
    const held = new Map<string, string>();
    for (const stream of woocommerce.streams as readonly Stream[]) {
      let cursor: string | null = null;
      await world.untilDone(async () => {
        for await (const page of woocommerce.pull(world.env, world.config, stream, cursor)) {
          for (const message of page.messages) held.set(`${stream} ${message.externalId}`, message.body);
          cursor = page.cursor;
        }
      });
    }
    const snapshot = world.shop.snapshot();
    const wanted = [
      ...snapshot.orders.filter((order) => order.status !== 'trash').map((order) => `orders ${order.id}`),
      ...snapshot.products
        .filter((product) => product.kind !== 'variation')
        .map((product) => `products ${product.id}`),
      ...snapshot.reviews.map((review) => `reviews ${review.id}`),
    ];
    expect([...held.keys()].sort()).toEqual(wanted.sort());
    const stock = new Map<string, number | null>();
    for (const [name, body] of held) {
      const stream = name.split(' ')[0] as Stream;
      const result = woocommerce.read(stream, body, world.config.facts, {});
      expect([name, result.ok]).toEqual([name, true]);
      if (!result.ok) continue;
      if (result.value.stream === 'products') {
        for (const listing of result.value.product.listings) {
          stock.set(listing.externalId.split(':').at(-1) ?? '', listing.isTracked ? listing.qty : null);
        }
      }
      if (result.value.stream === 'orders') {
        const { order } = result.value;
        const theirs = snapshot.orders.find((one) => String(one.id) === order.externalId);
        expect({
          total: order.totalMinor,
          tax: order.taxMinor,
          units: order.lines.filter((line) => line.kind === 'goods').map((line) => line.qty),
          refunds: order.refunds.map((refund) => refund.amountMinor).sort(),
        }).toEqual({
          total: Math.round(Number(theirs?.total) * 100),
          tax: Math.round(Number(theirs?.total_tax) * 100),
          units: theirs?.line_items.map((line) => line.quantity),
          refunds: theirs?.practice.refunds.map((refund) => refund.amountMinor).sort(),
        });
      }
    }
    const listed = snapshot.products.filter((product) => product.kind !== 'variable');
    expect(listed.map((product) => [product.id, stock.get(String(product.id))])).toEqual(
      listed.map((product) => [product.id, product.isStockManaged ? product.stock : null]),
    );
  });

  it('gets further with every pull, however many requests one page takes', async () => {
    const world = await open({ faults: { http429: 0.4 } });
    let cursor: string | null = null;
    const seen = new Set<string>();
    let pulls = 0;
    await world.untilDone(async () => {
      pulls += 1;
      for await (const page of woocommerce.pull(world.env, world.config, 'products', cursor)) {
        for (const message of page.messages) seen.add(message.externalId);
        cursor = page.cursor;
      }
    });
    const { products } = world.shop.snapshot();
    expect(seen.size).toBe(products.filter((product) => product.kind !== 'variation').length);
    // One page of this shop takes over thirty requests: all of them in a row would never succeed.
    expect([pulls > 1, pulls < 100]).toEqual([true, true]);
  });

  it('brings a product again when a sale moves its stock, a variation too', async () => {
    const world = await open();
    const { products } = world.shop.snapshot();
    let cursor: string | null = null;
    const pull = async () => {
      const ids: string[] = [];
      for await (const page of woocommerce.pull(world.env, world.config, 'products', cursor)) {
        ids.push(...page.messages.map((message) => message.externalId));
        cursor = page.cursor;
      }
      return ids;
    };
    await pull();
    world.shop.shop.advance(3_600_000);
    expect(await pull()).toEqual([]);
    const simple = products.find((one) => one.kind === 'simple' && (one.stock ?? 0) > 3);
    const variation = products.find((one) => one.kind === 'variation' && (one.stock ?? 0) > 3);
    world.shop.shop.placeOrder({
      lines: [simple, variation].map((one) => ({ productId: one?.id ?? 0, quantity: 1 })),
      payment: 'bacs',
    });
    expect((await pull()).sort()).toEqual([simple?.id, variation?.parentId].map(String).sort());
  });

  it('fetches one order as it is now: trashed with its status, deleted as nothing', async () => {
    const world = await open();
    const [first] = world.shop.snapshot().orders.filter((order) => order.status === 'processing');
    const id = String(first?.id);
    const fetch = () => woocommerce.fetchOrder(world.env, world.config, id);
    expect((await fetch())?.body).toContain('"status":"processing"');
    world.shop.shop.trashOrder(Number(id));
    const message = await fetch();
    const result = woocommerce.read('orders', message?.body ?? '', world.config.facts, {});
    expect(result.ok && result.value.stream === 'orders' && result.value.order.life).toBe('trashed');
    await world.env.http({
      method: 'DELETE',
      url: `${world.shop.url}/wp-json/wc/v3/orders/${id}?force=true&consumer_key=${world.shop.key}&consumer_secret=${world.shop.secret}`,
      headers: {},
    });
    expect(await fetch()).toBeNull();
  });
});

describe('small readings', () => {
  it.each([
    ['shop.example', 'https://shop.example'],
    [' https://shop.example/ ', 'https://shop.example'],
    ['http://127.0.0.1:80/shop/', 'http://127.0.0.1:80/shop'],
    ['https://shop.example/wp-json/wc/v3/', 'https://shop.example'],
    ['https://shop.example/wp-admin/index.php?x=1', 'https://shop.example'],
    ['https://shop.example/fr/#top', 'https://shop.example/fr'],
  ])('the address %j is %s', (typed, base) => {
    expect(shopBase(typed)).toBe(base);
  });

  it.each([
    ['7', 7000],
    ['999999999', 86_400_000],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 1969 23:00:00 GMT', 0],
    ['soon', undefined],
  ])('Retry-After %j is %s ms', (text, ms) => {
    expect(retryAfter(text, 0)).toBe(ms);
  });

  it.each([
    [5.5, '+05:30'],
    [-8, '-08:00'],
    [-3.5, '-03:30'],
    [5.75, '+05:45'],
    [0, '+00:00'],
  ])('a zone of %d hours is %s', (hours, text) => {
    expect(offsetText(hours)).toBe(text);
  });

  it.each([
    ['Salt &amp; Pepper', 'Salt & Pepper'],
    ['a &amp;lt; b', 'a &lt; b'],
    ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
    ['<p>One</p>\n<p>Two<br>Three</p>', 'One\nTwo\nThree'],
    ['<script>alert(1)</script>&#x1F600;&unknown;', 'alert(1)😀&unknown;'],
  ])('%j reads as %j', (html, text) => {
    expect(plainText(html)).toBe(text);
  });
});

/**
 * A small channel that misbehaves on demand, beside the practice shop: it speaks only `GET /orders` of WooCommerce, has
 * a clock, a zone and a version of each order, and lets a test act between any two requests.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SmallOrder {
  readonly id: number;
  created: number;
  modified: number;
  version: number;
}

export type Trouble =
  | 'html'
  | 'hang'
  | 'truncate'
  | 'oversize'
  | 'http500'
  | 'busy'
  | 'busy_until'
  | 'keys'
  | 'half_json';

export interface SmallShop {
  readonly url: string;
  readonly orders: Map<number, SmallOrder>;
  /** The shop's clock, whole seconds since 1970. */
  now: number;
  /** Minutes east of UTC: what stands in the zone-less local fields. */
  readonly zoneMinutes: number;
  /** Runs before each answer. */
  onRequest: (count: number) => void;
  /** How the next answers go wrong. */
  readonly trouble: Trouble[];
  readonly requests: () => number;
  add(count: number, modified?: number): number[];
  edit(id: number): void;
  close(): Promise<void>;
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);

export async function openSmallShop(
  options: { zoneMinutes?: number; now?: number } = {},
): Promise<SmallShop> {
  const { zoneMinutes = 0 } = options;
  const orders = new Map<number, SmallOrder>();
  let requests = 0;
  let nextId = 1;
  const server = createServer((request, response) => {
    requests += 1;
    shop.onRequest(requests);
    response.sendDate = false;
    response.setHeader('date', new Date(shop.now * 1000).toUTCString());
    const trouble = shop.trouble.shift();
    if (trouble !== undefined) return misbehave(trouble, response, shop.now);
    const url = new URL(request.url ?? '/', 'http://shop');
    if (url.pathname !== '/wp-json/wc/v3/orders') {
      return reply(response, 404, { code: 'rest_no_route', message: 'No route', data: { status: 404 } });
    }
    const { list, total, perPage } = select(url.searchParams, shop);
    response.setHeader('x-wp-total', total);
    response.setHeader('x-wp-totalpages', Math.ceil(total / perPage));
    reply(
      response,
      200,
      list.map((order) => render(order, zoneMinutes)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const shop: SmallShop = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    orders,
    now: options.now ?? 1_780_000_000,
    zoneMinutes,
    onRequest: () => undefined,
    trouble: [],
    requests: () => requests,
    add(count, modified = shop.now) {
      return Array.from({ length: count }, () => {
        const id = nextId;
        nextId += 1;
        orders.set(id, { id, created: modified, modified, version: 1 });
        return id;
      });
    },
    edit(id) {
      const order = orders.get(id);
      if (order) Object.assign(order, { modified: shop.now, version: order.version + 1 });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return shop;
}

/** Filters in whole seconds, exclusive at both ends; without the flag and without a suffix they mean local time. */
function select(query: URLSearchParams, shop: SmallShop) {
  const isGmt = query.get('dates_are_gmt') === 'true';
  const bound = (name: string): number | undefined => {
    const text = query.get(name);
    if (text === null) return undefined;
    const hasZone = text.endsWith('Z');
    const digits = Date.parse(hasZone ? text : `${text}Z`) / 1000;
    const offset = shop.zoneMinutes * 60;
    // With both, the shop turns the time into local digits and compares these with UTC.
    return isGmt ? (hasZone ? digits + offset : digits) : hasZone ? digits : digits - offset;
  };
  const limits = {
    modified: [bound('modified_after'), bound('modified_before')],
    created: [bound('after'), bound('before')],
  } as const;
  const found = [...shop.orders.values()].filter((order) =>
    (['modified', 'created'] as const).every((key) => {
      const [after, before] = limits[key];
      return (after === undefined || order[key] > after) && (before === undefined || order[key] < before);
    }),
  );
  const by = query.get('orderby');
  // Equal times come in any order, as from a database.
  found.sort(
    by === 'id'
      ? (a, b) => a.id - b.id
      : (a, b) => a.modified - b.modified || Math.sin(a.id) - Math.sin(b.id),
  );
  if (query.get('order') !== 'asc') found.reverse();
  const perPage = Number(query.get('per_page') ?? 10);
  const from = (Number(query.get('page') ?? 1) - 1) * perPage;
  return { list: found.slice(from, from + perPage), total: found.length, perPage };
}

function render(order: SmallOrder, zoneMinutes: number) {
  const local = (seconds: number) => iso(seconds + zoneMinutes * 60);
  return {
    id: order.id,
    number: String(order.id),
    status: 'processing',
    currency: 'EUR',
    total: `${order.version}.00`,
    date_created: local(order.created),
    date_created_gmt: iso(order.created),
    date_modified: local(order.modified),
    date_modified_gmt: iso(order.modified),
    refunds: [],
  };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.setHeader('content-type', 'application/json; charset=UTF-8');
  response.writeHead(status).end(JSON.stringify(body));
}

function misbehave(trouble: Trouble, response: ServerResponse, now: number): void {
  switch (trouble) {
    case 'html':
      response.setHeader('content-type', 'text/html');
      response.end('<!DOCTYPE html><title>Checking your browser</title>');
      return;
    case 'hang':
      return;
    case 'truncate':
      response.setHeader('content-length', 5000);
      response.write('[{"id":1,');
      setImmediate(() => response.destroy());
      return;
    case 'half_json':
      response.end('[{"id":1,"number":');
      return;
    case 'oversize':
      response.end(`[${'{"id":1},'.repeat(200_000)}{"id":1}]`);
      return;
    case 'http500':
      reply(response, 500, {
        code: 'internal_server_error',
        message: '<p>There has been a critical error.</p>',
      });
      return;
    case 'busy':
      response.setHeader('retry-after', '7');
      reply(response, 429, { code: 'too_many', message: 'Slow down' });
      return;
    case 'busy_until':
      response.setHeader('retry-after', new Date((now + 60) * 1000).toUTCString());
      reply(response, 503, {});
      return;
    case 'keys':
      reply(response, 401, {
        code: 'woocommerce_rest_cannot_view',
        message: 'Sorry, you cannot list resources.',
      });
  }
}

/**
 * The smallest channel that can misbehave: a real HTTP server with a log of changes, stock levels and a list of what it
 * was told, and the connector that speaks to it. For what sync does, whatever the channel.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ok, refuse } from '../../shared/base/result.ts';
import type {
  ChannelConfig,
  ChannelFacts,
  ChannelOrder,
  Connector,
  ConnectorEnv,
  Stream,
} from '../../shared/sync/connector.ts';
import { ChannelError } from '../../shared/sync/connector.ts';

export type Fault = 'http500' | 'http429' | 'http401' | 'http400' | 'cut' | 'hang' | 'lost_answer';

export interface Told {
  readonly key: string;
  readonly intent: unknown;
}

export class TinyChannel {
  readonly url: string;
  readonly changes: { stream: Stream | 'trash'; id: string; body: string }[] = [];
  readonly stock = new Map<string, number | 'untracked'>();
  /** Each key once, however often it was pushed. */
  readonly told: Told[] = [];
  readonly requests: string[] = [];
  /** Runs before each answer; what it returns goes wrong. */
  onRequest: (path: string, count: number) => Fault | undefined = () => undefined;
  /** What the read-back shows instead. */
  shows: ((key: string) => string | undefined) | undefined;
  readonly #server;
  readonly #hanging = new Set<ServerResponse>();

  private constructor(server: ReturnType<typeof createServer>, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async open(): Promise<TinyChannel> {
    const server = createServer((request, response) => void channel.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const channel = new TinyChannel(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return channel;
  }

  async close(): Promise<void> {
    for (const response of this.#hanging) response.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Says something about an id; saying it again is a change. */
  say(stream: Stream, id: string, content: Readonly<Record<string, unknown>>): void {
    this.changes.push({ stream, id, body: JSON.stringify({ id, ...content }) });
  }

  /** The newest of each id, in the order of the last change. */
  current(stream: Stream): { id: string; body: string; seq: number }[] {
    const newest = new Map<string, { id: string; body: string; seq: number }>();
    this.changes.forEach((change, index) => {
      if (change.stream !== stream) return;
      newest.delete(change.id);
      newest.set(change.id, { ...change, seq: index + 1 });
    });
    return [...newest.values()];
  }

  trash(id: string): void {
    for (let index = this.changes.length - 1; index >= 0; index -= 1)
      if (this.changes[index]?.id === id) this.changes[index] = { stream: 'trash', id, body: '' };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.requests.push(`${request.method} ${url.pathname}`);
    const fault = this.onRequest(url.pathname + url.search, this.requests.length);
    if (fault === 'hang') {
      this.#hanging.add(response);
      return;
    }
    if (fault?.startsWith('http')) {
      const headers = fault === 'http429' ? { 'retry-after': '2' } : {};
      response.writeHead(Number(fault.slice(4)), headers).end('{}');
      return;
    }
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
    const answer = JSON.stringify(this.#handle(url, body));
    if (fault === 'lost_answer') {
      response.destroy();
      return;
    }
    response.writeHead(200, { 'content-length': Buffer.byteLength(answer) });
    if (fault === 'cut') {
      response.write(answer.slice(0, Math.max(0, answer.length - 5)), () => response.destroy());
      return;
    }
    response.end(answer);
  }

  #handle(url: URL, body: unknown): unknown {
    const stream = url.searchParams.get('stream') as Stream;
    switch (url.pathname) {
      case '/check':
        return {};
      case '/changes': {
        const after = Number(url.searchParams.get('after'));
        const rest = this.current(stream).filter((change) => change.seq > after);
        return { items: rest.slice(0, 3), isLast: rest.length <= 3 };
      }
      case '/order':
        return this.current('orders').find((change) => change.id === url.searchParams.get('id')) ?? null;
      case '/ids':
        return this.current('orders').map((change) => change.id);
      case '/push': {
        const told = body as Told;
        if (!this.told.some((one) => one.key === told.key)) this.told.push(told);
        return {};
      }
      case '/shows':
        return { value: this.shows?.(url.searchParams.get('about') ?? '') ?? null };
      case '/levels':
        return Object.fromEntries(this.stock);
      case '/set':
        for (const [id, qty] of Object.entries(body as Record<string, number>)) this.stock.set(id, qty);
        return {};
      default:
        return null;
    }
  }
}

export const FACTS: ChannelFacts = {
  shopName: 'Tiny',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  version: '1',
  clockOffsetMs: 0,
  canWrite: true,
  abilities: [],
  paymentMethods: [
    { code: 'bacs', title: 'Bank transfer' },
    { code: 'cod', title: 'Cash on delivery' },
  ],
};

async function call(env: ConnectorEnv, config: { readonly url: string }, path: string, body?: unknown) {
  const response = await env.http({
    method: body === undefined ? 'GET' : 'POST',
    url: config.url + path,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    timeoutMs: 60_000,
  });
  const { status } = response;
  if (status === 200) return JSON.parse(response.body);
  const retryAfterMs = Number(response.headers['retry-after'] ?? 0) * 1000;
  const kind =
    status === 429
      ? 'rate_limited'
      : status === 401
        ? 'credentials'
        : status >= 500
          ? 'transient'
          : 'refused';
  throw new ChannelError(kind, `status ${status}`, { retryAfterMs });
}

const aboutOf = (intent: { readonly kind: string }): string => JSON.stringify(intent);

export const tiny: Connector = {
  kind: 'tiny',
  title: 'Tiny channel',
  fields: [
    { name: 'url', label: 'Address', help: '', type: 'url', isRequired: true },
    { name: 'token', label: 'Token', help: '', type: 'secret', isRequired: true },
    { name: 'colour', label: 'Colour', help: '', type: 'text', isRequired: false },
  ],
  streams: ['orders', 'reviews', 'products'],
  async check(env, config) {
    await call(env, config, '/check');
    if (config.secrets.token === 'wrong') throw new ChannelError('credentials', 'wrong token');
    return { facts: FACTS, findings: [] };
  },
  async *pull(env, config, stream, cursor) {
    let after = cursor ?? '0';
    for (;;) {
      const page = await call(env, config, `/changes?stream=${stream}&after=${after}`);
      after = String(page.items.at(-1)?.seq ?? after);
      yield {
        messages: page.items.map((item: { id: string; body: string }) => ({
          externalId: item.id,
          body: item.body,
        })),
        cursor: after,
        isLast: page.isLast,
      };
      if (page.isLast) return;
    }
  },
  async fetchOrder(env, config, externalId) {
    const found = await call(env, config, `/order?id=${externalId}`);
    return found && { externalId, body: found.body };
  },
  read(stream, body) {
    const json = JSON.parse(body);
    if (json.unreadable) return refuse('unreadable', { code: 'money', at: 'total', detail: 'no number' });
    if (json.readBug) throw new Error('a bug of the connector');
    if (stream === 'orders') return ok({ stream, order: orderOf(json) });
    if (stream === 'products')
      return ok({ stream, product: { externalId: json.id, modifiedAt: 0, listings: [] } });
    return ok({
      stream,
      review: {
        externalId: json.id,
        listingExternalId: null,
        rating: 5,
        text: '',
        author: '',
        email: '',
        writtenAt: 0,
        state: 'open',
      },
    });
  },
  async push(env, config, intent, key) {
    if (intent.kind !== 'stock') {
      await call(env, config, '/push', { key, intent });
      return { kind: 'done' };
    }
    const levels = await call(env, config, '/levels');
    const outcomes = intent.levels.map((level) => {
      const found = levels[level.listingExternalId];
      const { listingExternalId } = level;
      if (found === undefined) return { listingExternalId, outcome: 'gone' as const, foundQty: null };
      if (found === 'untracked') return { listingExternalId, outcome: 'untracked' as const, foundQty: null };
      const isExpected = level.expectedQty === null || found === level.expectedQty || found === level.qty;
      return {
        listingExternalId,
        outcome: isExpected ? ('written' as const) : ('moved' as const),
        foundQty: found as number,
      };
    });
    const written = intent.levels.filter((_, index) => outcomes[index]?.outcome === 'written');
    if (written.length > 0)
      await call(
        env,
        config,
        '/set',
        Object.fromEntries(written.map((level) => [level.listingExternalId, level.qty])),
      );
    return { kind: 'stock', levels: outcomes };
  },
  async readBack(env: ConnectorEnv, config: ChannelConfig, intent) {
    if (intent.kind === 'stock') {
      const levels = await call(env, config, '/levels');
      const other = intent.levels.find((level) => levels[level.listingExternalId] !== level.qty);
      return other
        ? {
            kind: 'differs',
            field: 'stock',
            ours: String(other.qty),
            theirs: String(levels[other.listingExternalId]),
          }
        : { kind: 'agrees' };
    }
    const { value } = await call(env, config, `/shows?about=${encodeURIComponent(aboutOf(intent))}`);
    return value === null
      ? { kind: 'agrees' }
      : { kind: 'differs', field: 'tracking', ours: 'ours', theirs: value };
  },
  async *list(env, config) {
    const ids: string[] = await call(env, config, '/ids');
    yield ids.map((externalId) => ({ externalId, placedAt: 0 }));
  },
};

/** An order that says `number`, `status` and which units the channel took off its stock. */
function orderOf(json: {
  id: string;
  number?: string;
  status?: string;
  reduced?: Record<string, number>;
}): ChannelOrder {
  const address = {
    name: '',
    company: '',
    line1: '',
    line2: '',
    postcode: '',
    city: '',
    region: '',
    country: '',
    phone: '',
  };
  return {
    externalId: json.id,
    number: json.number ?? json.id,
    status: json.status ?? 'processing',
    life: 'open',
    placedAt: 0,
    modifiedAt: 0,
    completedAt: null,
    currency: 'EUR',
    isTaxIncluded: true,
    totalMinor: 0,
    taxMinor: 0,
    shippingMinor: 0,
    discountMinor: 0,
    feeMinor: 0,
    customer: { externalId: null, email: '', name: '', company: '', phone: '' },
    billing: address,
    shipping: address,
    shippingMethod: '',
    payment: { method: '', title: '', paidAt: null, transactionId: '' },
    customerNote: '',
    giftNote: '',
    lines: Object.entries(json.reduced ?? {}).map(([listing, qty], index) => ({
      externalId: String(index),
      kind: 'goods',
      listingExternalId: listing,
      sku: '',
      name: '',
      variant: '',
      qty,
      unitPrice: '0',
      subtotalMinor: 0,
      totalMinor: 0,
      taxMinor: 0,
      taxes: [],
      reducedQty: qty,
    })),
    refunds: [],
    shipments: [],
    shopInvoiceNumber: null,
  };
}

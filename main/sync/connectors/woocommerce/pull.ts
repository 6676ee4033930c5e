/**
 * Reads what changed since the cursor, losing nothing. Three things would lose: orders of an equal second cut by a
 * page border, orders edited while pages are turned, and orders saved late. So
 *  - the next position is a time, never a page; it stays a lag behind (see `advance`), and what is read twice is
 *    recognised by its content;
 *  - what fits one page is one answer, taken at one moment;
 *  - what does not is read as a stretch that ends at a safe moment, by id, from the last page to the first. Nothing can
 *    come into a past stretch any more; what is edited leaves it (it is read later, by its new time) and moves the rest
 *    towards pages that are still to come. Thousands of orders of one second are a stretch like any other.
 */
import {
  ChannelError,
  type ConnectorEnv,
  type PulledPage,
  type RawMessage,
} from '../../../../shared/sync/connector.ts';
import { connectors } from '../../../../shared/words/en/connectors.ts';
import type { Client, Query } from './client.ts';
import { advance, type Cursor, decodeCursor, encodeCursor, LAG_S } from './cursor.ts';
import { backward, type Element, getPage, gmt, type ListPage } from './list-page.ts';

export interface ModifiedStream {
  /** `orders` or `products`. */
  readonly path: string;
  /** Adds to an element what belongs into its message, such as the refunds of an order. */
  readonly complete: (element: Element) => Promise<RawMessage>;
}

export async function* pullModified(
  env: ConnectorEnv,
  client: Client,
  stream: ModifiedStream,
  text: string | null,
): AsyncGenerator<PulledPage, void> {
  let cursor = decodeCursor(text);
  let isRewound = false;
  for (;;) {
    cursor = yield* readWindow(client, stream, cursor);
    const first = await read(client, stream, { after: cursor.after }, 1);
    if (!isRewound && cursor.after !== null && first.shopTime <= cursor.after) {
      isRewound = true;
      cursor = { ...cursor, after: first.shopTime - waitedSince(cursor, env.clock()) - LAG_S };
      continue;
    }
    if (first.pages <= 1) {
      const seen = { newest: latest(first.elements), shopTime: first.shopTime, now: env.clock() };
      yield await toPage(stream, first.elements, advance(cursor, seen), true);
      return;
    }
    const newest = await newestModified(client, stream, cursor.after);
    const next = advance(cursor, {
      newest: newest ?? first.shopTime,
      shopTime: first.shopTime,
      now: env.clock(),
    });
    if (next.after !== null && (cursor.after === null || next.after > cursor.after)) {
      const { pages } = await read(client, stream, { after: cursor.after, to: next.after }, 1);
      cursor = { ...next, after: cursor.after, window: { to: next.after, page: pages } };
      continue;
    }
    // More than a page within the lag: all of it is delivered now, and read again once it is safely past.
    for (const number of backward(first.pages)) {
      const { elements } = await read(client, stream, { after: cursor.after }, number);
      yield await toPage(stream, elements, next, number === 1);
    }
    return;
  }
}

/** Modified after this second (exclusive; null: ever) and, where given, up to and including that one. */
interface Stretch {
  readonly after: number | null;
  readonly to?: number;
}

/**
 * The shop's clock was set back behind the cursor, at a moment we do not know: what it stamped since then is not older
 * than the time that we waited, by our clock.
 */
const waitedSince = (cursor: Cursor, now: number): number =>
  Math.max(0, Math.ceil((now - cursor.newestSince) / 1000));

/** Without a zone suffix *and* with the flag: both a suffix and the flag would shift the filter by the shop's offset. */
const filterOf = ({ after, to }: Stretch): Query => ({
  dates_are_gmt: 'true',
  ...(after === null ? {} : { modified_after: gmt(after) }),
  ...(to === undefined ? {} : { modified_before: gmt(to + 1) }),
});

async function read(
  client: Client,
  stream: ModifiedStream,
  stretch: Stretch,
  number: number,
): Promise<ListPage> {
  const page = await getPage(client, stream.path, filterOf(stretch), number);
  checkFilter(page.elements, stretch.after);
  return page;
}

/** Reads a long stretch to its end; gives the cursor behind it. */
async function* readWindow(
  client: Client,
  stream: ModifiedStream,
  start: Cursor,
): AsyncGenerator<PulledPage, Cursor> {
  const { window, ...rest } = start;
  if (window === undefined) return start;
  const done: Cursor = { ...rest, after: window.to };
  for (const page of backward(window.page)) {
    const { elements } = await read(client, stream, { after: start.after, to: window.to }, page);
    const cursor = page === 1 ? done : { ...rest, window: { to: window.to, page: page - 1 } };
    yield await toPage(stream, elements, cursor, false);
  }
  return done;
}

async function toPage(
  stream: ModifiedStream,
  elements: readonly Element[],
  cursor: Cursor,
  isLast: boolean,
): Promise<PulledPage> {
  const messages: RawMessage[] = [];
  for (const element of elements) messages.push(await stream.complete(element));
  return { messages, cursor: encodeCursor(cursor), isLast };
}

async function newestModified(
  client: Client,
  stream: ModifiedStream,
  after: number | null,
): Promise<number | undefined> {
  const query = { ...filterOf({ after }), orderby: 'modified', order: 'desc', per_page: 1 };
  return latest((await getPage(client, stream.path, query, 1)).elements);
}

function latest(elements: readonly Element[]): number | undefined {
  const times = elements.flatMap(({ modified }) => (modified === undefined ? [] : [modified]));
  return times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b));
}

/** A cache that leaves the query out would show one page for ever, and everything else would be lost silently. */
function checkFilter(elements: readonly Element[], after: number | null): void {
  if (after === null || elements.every(({ modified }) => modified === undefined || modified > after)) return;
  throw new ChannelError('transient', connectors.woocommerce.errors.filterIgnored, {
    code: 'filter_ignored',
  });
}

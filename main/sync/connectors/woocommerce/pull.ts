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
import { backward, type Element, field, getPage, gmt, PAGE_SIZE } from './list-page.ts';
import { utc } from './values.ts';

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
  for (;;) {
    cursor = yield* readWindow(client, stream, cursor);
    const first = await getPage(client, stream.path, since(cursor.after), 1);
    // The shop's clock was set back behind the cursor: what it stamps from now on must not be passed over.
    if (cursor.after !== null && first.shopTime - LAG_S < cursor.after) {
      const after = first.shopTime - LAG_S;
      if (cursor.newest === null || cursor.newest > first.shopTime) {
        cursor = { ...cursor, after };
        const again = await getPage(client, stream.path, since(after), 1);
        if (again.pages <= 1) {
          yield await lastPage(env, stream, cursor, again);
          return;
        }
      }
    }
    checkFilter(first.elements, cursor.after);
    if (first.pages <= 1) {
      yield await lastPage(env, stream, cursor, first);
      return;
    }
    const newest = await newestModified(client, stream.path, cursor.after);
    const to = Math.min(newest ?? first.shopTime, first.shopTime) - LAG_S;
    if (cursor.after === null || to > cursor.after) {
      const { pages } = await getPage(client, stream.path, between(cursor.after, to), 1);
      cursor = { ...cursor, window: { to, page: pages } };
      continue;
    }
    // More than a page within the lag: all of it is delivered now, and read again once it is safely past.
    yield* readTail(env, client, stream, cursor, first.pages);
    return;
  }
}

const since = (after: number | null): Query =>
  after === null ? {} : { modified_after: gmt(after), dates_are_gmt: 'true' };

const between = (after: number | null, to: number): Query => ({
  ...since(after),
  modified_before: gmt(to + 1),
  dates_are_gmt: 'true',
});

async function* readWindow(
  client: Client,
  stream: ModifiedStream,
  start: Cursor,
): AsyncGenerator<PulledPage, Cursor> {
  const { window } = start;
  if (window === undefined) return start;
  const done: Cursor = { v: 1, after: window.to, newest: start.newest, newestSince: start.newestSince };
  for (const page of backward(window.page)) {
    const { elements } = await getPage(client, stream.path, between(start.after, window.to), page);
    checkFilter(elements, start.after);
    const cursor = page === 1 ? done : { ...start, window: { to: window.to, page: page - 1 } };
    yield { messages: await completed(stream, elements), cursor: encodeCursor(cursor), isLast: false };
  }
  return done;
}

async function* readTail(
  env: ConnectorEnv,
  client: Client,
  stream: ModifiedStream,
  cursor: Cursor,
  pages: number,
): AsyncGenerator<PulledPage, void> {
  for (const number of backward(pages)) {
    const page = await getPage(client, stream.path, since(cursor.after), number);
    if (number === 1)
      yield await lastPage(
        env,
        stream,
        { ...cursor, newest: null },
        { ...page, elements: page.elements },
        true,
      );
    else
      yield {
        messages: await completed(stream, page.elements),
        cursor: encodeCursor(cursor),
        isLast: false,
      };
  }
}

async function lastPage(
  env: ConnectorEnv,
  stream: ModifiedStream,
  cursor: Cursor,
  page: { readonly elements: readonly Element[]; readonly shopTime: number },
  isKept = false,
): Promise<PulledPage> {
  const newest = latest(page.elements);
  const next = isKept ? cursor : advance(cursor, { newest, shopTime: page.shopTime, now: env.clock() });
  return { messages: await completed(stream, page.elements), cursor: encodeCursor(next), isLast: true };
}

async function completed(stream: ModifiedStream, elements: readonly Element[]): Promise<RawMessage[]> {
  const messages: RawMessage[] = [];
  for (const element of elements) messages.push(await stream.complete(element));
  return messages;
}

async function newestModified(
  client: Client,
  path: string,
  after: number | null,
): Promise<number | undefined> {
  const query = { ...since(after), orderby: 'modified', order: 'desc', per_page: 1 };
  return latest((await getPage(client, path, query, 1)).elements);
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

/**
 * Reviews have no modification time, and waiting for moderation does not move theirs: what was written within this
 * time is read again each time. It also covers that the shop compares with its local time.
 */
const REVIEW_OVERLAP_S = 14 * 86_400;

export async function* pullReviews(
  env: ConnectorEnv,
  client: Client,
  text: string | null,
): AsyncGenerator<PulledPage, void> {
  const cursor = decodeCursor(text);
  const query: Query = {
    status: 'all',
    ...(cursor.after === null ? {} : { after: gmt(cursor.after - REVIEW_OVERLAP_S) }),
  };
  const first = await getPage(client, 'products/reviews', query, 1);
  const start = cursor.window?.page ?? first.pages;
  let newest = cursor.newest ?? undefined;
  for (const number of backward(Math.max(1, start))) {
    const page =
      number === 1 && first.pages <= 1 ? first : await getPage(client, 'products/reviews', query, number);
    for (const { json } of page.elements) {
      const written = field(json, 'date_created_gmt');
      const at = typeof written === 'string' ? utc(written) : undefined;
      if (at !== undefined) newest = Math.max(newest ?? 0, at / 1000);
    }
    const state: Cursor = { v: 1, after: cursor.after, newest: newest ?? null, newestSince: env.clock() };
    const next: Cursor =
      number === 1 ? { ...state, after: newest ?? null } : { ...state, window: { to: 0, page: number - 1 } };
    yield {
      messages: page.elements.map(({ externalId, body }) => ({ externalId, body })),
      cursor: encodeCursor(next),
      isLast: number === 1,
    };
  }
}

export { PAGE_SIZE };

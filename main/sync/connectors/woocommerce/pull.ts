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
  /** Whether that takes requests of its own. */
  readonly isCompound: (element: Element) => boolean;
}

/** So many extra requests can be lost with one that fails; with more, a page is read so that it can be resumed. */
const EXTRA_REQUESTS = 4;

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
    const isShort = first.pages <= 1;
    if (isShort && first.elements.filter(stream.isCompound).length <= EXTRA_REQUESTS) {
      const seen = { newest: latest(first.elements), shopTime: first.shopTime, now: env.clock() };
      yield* deliver(stream, first.elements, {
        end: advance(cursor, seen),
        isLast: true,
        partly: () => cursor,
      });
      return;
    }
    const newest = isShort ? latest(first.elements) : await newestModified(client, stream, cursor.after);
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
    // Much within the lag: all of it is delivered now, and read again once it is safely past.
    for (const number of backward(Math.max(1, first.pages))) {
      const { elements } = isShort ? first : await read(client, stream, { after: cursor.after }, number);
      yield* deliver(stream, elements, { end: next, isLast: number === 1, partly: () => cursor });
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
  let { below } = window;
  for (const page of backward(window.page)) {
    const { elements } = await read(client, stream, { after: start.after, to: window.to }, page);
    const left = elements.filter(({ externalId }) => below === undefined || !(Number(externalId) >= below));
    const at = (number: number, under: number | undefined): Cursor => ({
      ...rest,
      window: { to: window.to, page: number, ...(under === undefined ? {} : { below: under }) },
    });
    const lowest = left.find(({ externalId }) => externalId !== 'unknown')?.externalId;
    below = lowest === undefined ? below : Number(lowest);
    yield* deliver(stream, left.reverse(), {
      end: page === 1 ? done : at(page - 1, below),
      isLast: false,
      partly: (last) => at(page, last.externalId === 'unknown' ? undefined : Number(last.externalId)),
    });
  }
  return done;
}

interface Delivery {
  readonly end: Cursor;
  readonly isLast: boolean;
  /** The cursor where only what came up to and including this element could be completed. */
  readonly partly: (last: Element) => Cursor;
}

/** Completes the elements of one page. Where that breaks off, what is complete goes out before the error. */
async function* deliver(
  stream: ModifiedStream,
  elements: readonly Element[],
  { end, isLast, partly }: Delivery,
): AsyncGenerator<PulledPage, void> {
  const messages: RawMessage[] = [];
  for (const [index, element] of elements.entries()) {
    try {
      messages.push(await stream.complete(element));
    } catch (error) {
      const last = elements[index - 1];
      if (last !== undefined) yield { messages, cursor: encodeCursor(partly(last)), isLast: false };
      throw error;
    }
  }
  yield { messages, cursor: encodeCursor(end), isLast };
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

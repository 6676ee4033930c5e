/** Reads product reviews. */
import { ChannelError, type ConnectorEnv, type PulledPage } from '../../../../shared/sync/connector.ts';
import type { Client, Query } from './client.ts';
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';
import { backward, field, getPage, gmt, type ListPage } from './list-page.ts';
import { utc } from './values.ts';

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
  const first = await firstPage(client, query);
  if (first === undefined) {
    yield { messages: [], cursor: encodeCursor(cursor), isLast: true };
    return;
  }
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

/** `undefined` where the shop has switched reviews off so far that the list does not exist. */
async function firstPage(client: Client, query: Query): Promise<ListPage | undefined> {
  try {
    return await getPage(client, 'products/reviews', query, 1);
  } catch (error) {
    if (error instanceof ChannelError && error.code === 'rest_no_route') return undefined;
    throw error;
  }
}

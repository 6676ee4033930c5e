/**
 * Raw messages in SQL: compressed page blobs and one row a message whose content was new. The newest row of an external
 * id that is not superseded says what was last applied, quarantined or dismissed.
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import type { RawMessage, Stream } from '../../shared/sync/connector.ts';
import type { Reader, Tx } from '../db/handle.ts';
import { amongJson, hot, q } from '../db/query.ts';

export type RawState = 'applied' | 'quarantined' | 'superseded' | 'dismissed';

export interface KnownMessage {
  readonly message_key: number;
  readonly external_id: string;
  readonly hash: Uint8Array;
  readonly state: RawState;
}

const knownOf = hot<{ account: string; stream: string; ids: string }>()((slot) =>
  q
    .selectFrom('raw_message')
    .select(['message_key', 'external_id', 'hash', 'state'])
    .where('account_id', '=', slot('account'))
    .where('stream', '=', slot('stream'))
    .where('external_id', 'in', amongJson<string>(slot('ids')))
    .where('state', '<>', 'superseded')
    .orderBy('message_key'),
);

/** Rows that still count, by external id, oldest first. */
export function knownMessages(
  reader: Reader,
  accountId: string,
  stream: Stream,
  externalIds: readonly string[],
): Map<string, KnownMessage[]> {
  const known = new Map<string, KnownMessage[]>();
  const rows = reader.all(knownOf.with({ account: accountId, stream, ids: JSON.stringify(externalIds) }));
  for (const row of rows) {
    const list = known.get(row.external_id);
    if (list) list.push(row);
    else known.set(row.external_id, [row]);
  }
  return known;
}

export interface StoredPage {
  readonly pageKey: number;
  /** Where each message's text begins and how long it is, in bytes of the uncompressed page. */
  readonly places: readonly { readonly offset: number; readonly length: number }[];
}

/** Stores the texts of a page together: alone a message compresses five times worse. */
export function insertPage(
  tx: Tx,
  page: {
    readonly accountId: string;
    readonly stream: Stream;
    readonly at: number;
    readonly messages: readonly RawMessage[];
  },
): StoredPage {
  const places: { offset: number; length: number }[] = [];
  let text = '';
  let bytes = 0;
  for (const { body } of page.messages) {
    const length = Buffer.byteLength(body);
    places.push({ offset: bytes, length });
    bytes += length;
    text += body;
  }
  const pageKey = tx.insert('raw_page', {
    account_id: page.accountId,
    stream: page.stream,
    pulled_at: page.at,
    body: zstdCompressSync(Buffer.from(text)),
    raw_bytes: bytes,
  });
  return { pageKey, places };
}

export interface NewRawMessage {
  readonly pageKey: number;
  readonly accountId: string;
  readonly stream: Stream;
  readonly externalId: string;
  readonly offset: number;
  readonly length: number;
  readonly hash: Uint8Array;
  readonly state: RawState;
  readonly code: string | null;
  readonly detail: string | null;
  readonly at: number;
}

export const insertMessage = (tx: Tx, message: NewRawMessage): number =>
  tx.insert('raw_message', {
    page_key: message.pageKey,
    account_id: message.accountId,
    stream: message.stream,
    external_id: message.externalId,
    offset: message.offset,
    length: message.length,
    hash: message.hash,
    state: message.state,
    error_code: message.code,
    error_detail: message.detail,
    attempts: 1,
    changed_at: message.at,
  });

export const setMessageState = (
  tx: Tx,
  key: number,
  patch: {
    readonly state: RawState;
    readonly error_code?: string | null;
    readonly error_detail?: string | null;
    readonly attempts?: number;
    readonly changed_at: number;
  },
): boolean => tx.update('raw_message', { message_key: key }, patch);

/** Notes that the channel was seen to hold it unchanged; orders not seen for long are read again. */
export const touchMessage = (tx: Tx, key: number, at: number): boolean =>
  tx.update('raw_message', { message_key: key }, { changed_at: at });

const stored = hot<{ key: number }>()((slot) =>
  q
    .selectFrom('raw_message')
    .innerJoin('raw_page', 'raw_page.page_key', 'raw_message.page_key')
    .select([
      'message_key',
      'raw_message.account_id',
      'raw_message.stream',
      'external_id',
      'offset',
      'length',
      'hash',
      'state',
      'error_code',
      'error_detail',
      'attempts',
      'changed_at',
      'raw_page.pulled_at',
      'raw_page.body',
    ])
    .where('message_key', '=', slot('key')),
);

export interface StoredMessage {
  readonly key: number;
  readonly accountId: string;
  readonly stream: Stream;
  readonly externalId: string;
  readonly state: RawState;
  readonly code: string | null;
  readonly detail: string | null;
  readonly attempts: number;
  readonly changedAt: number;
  readonly pulledAt: number;
  /** The exact text as received. */
  readonly body: string;
}

export function findMessage(reader: Reader, key: number): StoredMessage | undefined {
  const row = reader.first(stored.with({ key }));
  if (!row) return undefined;
  return {
    key: row.message_key,
    accountId: row.account_id,
    stream: row.stream as Stream,
    externalId: row.external_id,
    state: row.state,
    code: row.error_code,
    detail: row.error_detail,
    attempts: row.attempts,
    changedAt: row.changed_at,
    pulledAt: row.pulled_at,
    body: zstdDecompressSync(row.body)
      .subarray(row.offset, row.offset + row.length)
      .toString('utf8'),
  };
}

/** Keys in quarantine after a key, in the order of arrival. */
export const quarantinedKeys = (reader: Reader, accountId: string, after: number, limit: number): number[] =>
  reader
    .all(
      q
        .selectFrom('raw_message')
        .select('message_key')
        .where(sql<boolean>`state = 'quarantined'`)
        .where('account_id', '=', accountId)
        .where('message_key', '>', after)
        .orderBy('message_key')
        .limit(limit),
    )
    .map((row) => row.message_key);

export const countQuarantined = (reader: Reader): Map<string, number> =>
  new Map(
    reader
      .all(
        q
          .selectFrom('raw_message')
          .select((eb) => ['account_id', eb.fn.countAll<number>().as('count')])
          .where(sql<boolean>`state = 'quarantined'`)
          .groupBy('account_id'),
      )
      .map((row) => [row.account_id, row.count]),
  );

export interface QuarantinedRow {
  readonly message_key: number;
  readonly account_id: string;
  readonly account_name: string;
  readonly stream: string;
  readonly external_id: string;
  readonly error_code: string | null;
  readonly error_detail: string | null;
  readonly attempts: number;
  readonly pulled_at: number;
  readonly changed_at: number;
}

export function listQuarantined(
  reader: Reader,
  filter: {
    readonly accountId?: string | undefined;
    readonly before?: number | undefined;
    readonly limit: number;
  },
): QuarantinedRow[] {
  let query = q
    .selectFrom('raw_message')
    .innerJoin('raw_page', 'raw_page.page_key', 'raw_message.page_key')
    .innerJoin('account', 'account.id', 'raw_message.account_id')
    .select([
      'message_key',
      'raw_message.account_id',
      'account.name as account_name',
      'raw_message.stream',
      'external_id',
      'error_code',
      'error_detail',
      'attempts',
      'raw_page.pulled_at',
      'changed_at',
    ])
    .where(sql<boolean>`raw_message.state = 'quarantined'`)
    .orderBy('message_key', 'desc')
    .limit(filter.limit);
  if (filter.accountId !== undefined) query = query.where('raw_message.account_id', '=', filter.accountId);
  if (filter.before !== undefined) query = query.where('message_key', '<', filter.before);
  return reader.all(query);
}

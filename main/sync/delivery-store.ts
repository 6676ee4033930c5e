/** The outbox as its deliverer and its readers see it, in SQL. Enqueueing is `main/db/outbox-store.ts`. */
import { sql } from 'kysely';
import type { ChannelErrorKind, PushIntent } from '../../shared/sync/connector.ts';
import type { Reader, Tx } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';
import type { OutboxTable } from '../db/schema.ts';

export type OutboxState = OutboxTable['state'];

export interface OutboxRow {
  readonly id: string;
  readonly seq: number;
  readonly accountId: string;
  readonly kind: PushIntent['kind'];
  readonly orderId: string | null;
  readonly subjectId: string;
  readonly key: string;
  readonly intent: PushIntent;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly dueAt: number;
  readonly sentAt: number | null;
  readonly errorKind: string | null;
}

const columns = [
  'id',
  'seq',
  'account_id',
  'kind',
  'order_id',
  'subject_id',
  'idempotency_key',
  'intent',
  'state',
  'attempts',
  'due_at',
  'sent_at',
  'error_kind',
] as const;

type Selected = Pick<OutboxTable, Exclude<(typeof columns)[number], 'seq'>> & { readonly seq: number };

const decode = (row: Selected): OutboxRow => ({
  id: row.id,
  seq: row.seq,
  accountId: row.account_id,
  kind: row.kind as PushIntent['kind'],
  orderId: row.order_id,
  subjectId: row.subject_id,
  key: row.idempotency_key,
  intent: JSON.parse(row.intent) as PushIntent,
  state: row.state,
  attempts: row.attempts,
  dueAt: row.due_at,
  sentAt: row.sent_at,
  errorKind: row.error_kind,
});

const heads = hot<{ account: string; due: number; after: number }>()((slot) =>
  q
    .selectFrom('outbox')
    .select(columns)
    .where('account_id', '=', slot('account'))
    // The partial index is only used where its own predicate stands here literally.
    .where(sql<boolean>`state in ('pending', 'sent')`)
    .where('state', '=', 'pending')
    .where('due_at', '<=', slot('due'))
    .where('seq', '>', slot('after'))
    .where(
      sql<boolean>`not exists (select 1 from outbox as earlier where earlier.order_id = outbox.order_id
        and earlier.seq < outbox.seq and earlier.state = 'pending')`,
    )
    .orderBy('seq')
    .limit(sql.lit(100)),
);

/** Pending rows that are due and first of their order, oldest first, at most 100 after a row. */
export const dueHeads = (reader: Reader, accountId: string, due: number, after: number): OutboxRow[] =>
  reader.all(heads.with({ account: accountId, due, after })).map(decode);

const sentRows = hot<{ account: string; due: number; after: number }>()((slot) =>
  q
    .selectFrom('outbox')
    .select(columns)
    .where('account_id', '=', slot('account'))
    .where(sql<boolean>`state in ('pending', 'sent')`)
    .where('state', '=', 'sent')
    .where('due_at', '<=', slot('due'))
    .where('seq', '>', slot('after'))
    .orderBy('seq')
    .limit(sql.lit(100)),
);

/** Delivered rows that were not read back yet. */
export const unconfirmed = (reader: Reader, accountId: string, due: number, after: number): OutboxRow[] =>
  reader.all(sentRows.with({ account: accountId, due, after })).map(decode);

const nextDueOf = hot<{ account: string }>()((slot) =>
  q
    .selectFrom('outbox')
    .select('due_at')
    .where('account_id', '=', slot('account'))
    .where(sql<boolean>`state in ('pending', 'sent')`)
    .where(
      sql<boolean>`(state = 'sent' or not exists (select 1 from outbox as earlier
        where earlier.order_id = outbox.order_id and earlier.seq < outbox.seq and earlier.state = 'pending'))`,
    )
    .orderBy('due_at')
    .limit(sql.lit(1)),
);

/** When the account's next row that may go out is due; undefined when nothing waits. */
export const nextDueAt = (reader: Reader, accountId: string): number | undefined =>
  reader.first(nextDueOf.with({ account: accountId }))?.due_at;

const rowById = hot<{ id: string }>()((slot) =>
  q.selectFrom('outbox').select(columns).where('id', '=', slot('id')),
);

export function findOutbox(reader: Reader, id: string): OutboxRow | undefined {
  const row = reader.first(rowById.with({ id }));
  return row && decode(row);
}

export interface OutboxPatch {
  readonly state?: OutboxState;
  readonly intent?: string;
  readonly attempts?: number;
  readonly due_at?: number;
  readonly sent_at?: number | null;
  readonly read_back_at?: number | null;
  readonly error_kind?: ChannelErrorKind | null;
  readonly error_message?: string | null;
  readonly channel_value?: string | null;
}

export const patchOutbox = (tx: Tx, id: string, patch: OutboxPatch): boolean =>
  tx.update('outbox', { id }, patch);

export interface OutboxCounts {
  pending: number;
  sent: number;
  refused: number;
  differs: number;
}

/** What waits and what is in trouble, by account. */
export function countOutbox(reader: Reader): Map<string, OutboxCounts> {
  const counts = new Map<string, OutboxCounts>();
  const add = (rows: readonly { account_id: string; state: OutboxState; count: number }[]): void => {
    for (const row of rows) {
      const entry = counts.get(row.account_id) ?? { pending: 0, sent: 0, refused: 0, differs: 0 };
      if (row.state in entry) entry[row.state as keyof OutboxCounts] = row.count;
      counts.set(row.account_id, entry);
    }
  };
  const counted = q
    .selectFrom('outbox')
    .select((eb) => ['account_id', 'state', eb.fn.countAll<number>().as('count')])
    .groupBy(['account_id', 'state']);
  add(reader.all(counted.where(sql<boolean>`state in ('pending', 'sent')`)));
  add(reader.all(counted.where(sql<boolean>`state in ('refused', 'differs')`)));
  return counts;
}

/**
 * Putting a message for a channel into the outbox, in the transaction that causes it. Neutral ground: flow enqueues,
 * sync delivers. Nothing is enqueued for an account that may not write.
 */
import type { PushIntent } from '../../shared/sync/connector.ts';
import { hot, q } from './query.ts';
import type { Run } from './run.ts';

export interface Outgoing {
  readonly accountId: string;
  readonly intent: PushIntent;
  readonly orderId: string | null;
  /** What it is about: a parcel, a payment, a listing. */
  readonly subjectId: string;
  /** The same key never tells the channel twice: `ship:<parcel id>`, `paid:<payment id>`. */
  readonly idempotencyKey: string;
  /** Not before this time; default now. */
  readonly dueAt?: number;
}

const accountMode = hot<{ id: string }>()((slot) =>
  q.selectFrom('account').select(['mode', 'state']).where('id', '=', slot('id')),
);
const byKey = hot<{ key: string }>()((slot) =>
  q.selectFrom('outbox').select('id').where('idempotency_key', '=', slot('key')),
);

/** Answers the row's id, also where the key is known already; null where the account is not live. */
export function enqueue(run: Run, outgoing: Outgoing): string | null {
  const account = run.tx.first(accountMode.with({ id: outgoing.accountId }));
  if (account?.mode !== 'live' || account.state === 'removed') return null;
  const known = run.tx.first(byKey.with({ key: outgoing.idempotencyKey }));
  if (known) return known.id;
  const id = run.makeId('outbox');
  run.tx.insert('outbox', {
    id,
    account_id: outgoing.accountId,
    kind: outgoing.intent.kind,
    order_id: outgoing.orderId,
    subject_id: outgoing.subjectId,
    idempotency_key: outgoing.idempotencyKey,
    intent: JSON.stringify(outgoing.intent),
    state: 'pending',
    attempts: 0,
    due_at: outgoing.dueAt ?? run.now,
    created_at: run.now,
    sent_at: null,
    read_back_at: null,
    error_kind: null,
    error_message: null,
    channel_value: null,
  });
  run.touch('channels');
  run.wake('outbox');
  return id;
}

const waiting = hot<{ subject: string }>()((slot) =>
  q
    .selectFrom('outbox')
    .select(['id', 'attempts'])
    .where('subject_id', '=', slot('subject'))
    .where('state', '=', 'pending'),
);

/** Takes back what is still waiting about a subject (an unpacked parcel); answers how many. */
export function supersede(run: Run, subjectId: string): number {
  const rows = run.tx.all(waiting.with({ subject: subjectId }));
  for (const row of rows) run.tx.update('outbox', { id: row.id }, { state: 'superseded' });
  if (rows.length > 0) run.touch('channels');
  return rows.length;
}

const told = hot<{ subject: string }>()((slot) =>
  q
    .selectFrom('outbox')
    .select('id')
    .where('subject_id', '=', slot('subject'))
    .where('state', '<>', 'superseded'),
);

/** What was told about a subject is not so any more, delivered or not: the next steps tell it again. */
export function supersedeTold(run: Run, subjectId: string): void {
  const rows = run.tx.all(told.with({ subject: subjectId }));
  for (const row of rows) run.tx.update('outbox', { id: row.id }, { state: 'superseded' });
  if (rows.length > 0) run.touch('channels');
}

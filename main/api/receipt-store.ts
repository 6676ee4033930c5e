/** Receipts: the `command` rows with their arguments, changes and events. Written last in the transaction they describe. */
import { sql } from 'kysely';
import { argsDigest, CHAIN_START, changeDigest, changesDigest, eventsDigest, rowHash } from '../db/chain.ts';
import type { Reader, Tx } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';
import type { Run } from '../db/run.ts';

const receiptOf = hot<{ id: string }>()((slot) =>
  q
    .selectFrom('command')
    .innerJoin('command_args', 'command_args.command_seq', 'command.seq')
    .select(['command.seq', 'command.name', 'command.reply', 'command.outcome', 'command.args_digest'])
    .select(['command_args.salt', 'command_args.inverse'])
    .where('command.id', '=', slot('id')),
);

export const findReceipt = (reader: Reader, id: string) => reader.first(receiptOf.with({ id }));

const last = hot()(() =>
  q.selectFrom('command').select(['seq', 'hash']).orderBy('seq', 'desc').limit(sql.lit(1)),
);

export const lastCommandSeq = (reader: Reader): number => reader.first(last.with({}))?.seq ?? 0;

export interface ReceiptInput {
  readonly name: string;
  readonly version: number;
  readonly kind: 'request' | 'fact' | 'system';
  readonly args: string;
  readonly reply: string;
  readonly outcome: 'done' | 'refused';
  readonly undoOf: string | null;
  readonly random: (bytes: number) => Uint8Array;
}

export function appendReceipt(run: Run, input: ReceiptInput): void {
  const { tx } = run;
  const salt = input.random(16);
  const inverse = run.inverse ? JSON.stringify(run.inverse) : null;
  const changes = run.changes.map((change) => {
    const own = input.random(16);
    return { ...change, salt: own, digest: changeDigest(own, change) };
  });
  const events = run.events.map((event) => ({
    ...event,
    data: event.data ? JSON.stringify(event.data) : null,
  }));
  const row = {
    seq: run.commandSeq,
    id: run.commandId,
    name: input.name,
    version: input.version,
    kind: input.kind,
    actor_id: run.actor.personId,
    role: run.actor.role,
    station_id: run.actor.stationId,
    at: run.now,
    outcome: input.outcome,
    reply: input.reply,
    undo_of: input.undoOf,
    args_digest: argsDigest(salt, input.args, inverse),
    changes_digest: changesDigest(changes.map((change) => change.digest)),
    events_digest: eventsDigest(events),
  };
  const previous = tx.first(last.with({}))?.hash ?? CHAIN_START;
  tx.insert('command', { ...row, hash: rowHash(previous, row) });
  tx.insert('command_args', { command_seq: run.commandSeq, salt, args: input.args, inverse });
  for (const change of changes) {
    tx.insert('field_change', {
      command_seq: run.commandSeq,
      subject_id: change.subjectId,
      field: change.field,
      salt: change.salt,
      before: change.before,
      after: change.after,
      digest: change.digest,
    });
  }
  for (const event of events) insertEvent(tx, run, event);
}

function insertEvent(
  tx: Tx,
  run: Run,
  event: { type: string; orderId: string | null; subjectId: string | null; data: string | null },
): void {
  tx.insert('event', {
    command_seq: run.commandSeq,
    at: run.now,
    type: event.type,
    order_id: event.orderId,
    subject_id: event.subjectId,
    data: event.data,
  });
}

/** The checks every file must pass whatever features there are: SQLite's own, and the audit chain. */
import { argsDigest, CHAIN_START, changeDigest, changesDigest, eventsDigest, rowHash } from './chain.ts';
import {
  changesBetween,
  commandsAfter,
  eventsBetween,
  foreignKeyProblems,
  integrityProblems,
} from './check-store.ts';
import type { Check } from './checks.ts';
import type { Reader } from './handle.ts';

export const fileChecks: readonly Check[] = [
  { name: 'the database file is whole', find: integrityProblems },
  { name: 'every reference has its target', find: foreignKeyProblems },
  { name: 'the command chain is unbroken', find: chainProblems },
];

const BLOCK = 500;

/** Names the first altered or missing entry: after it nothing can be said about the rest. */
function chainProblems(reader: Reader): string[] {
  let previous: Uint8Array = CHAIN_START;
  let seq = 0;
  for (;;) {
    const rows = commandsAfter(reader, seq, BLOCK);
    const last = rows.at(-1);
    if (!last) return [];
    const changes = Map.groupBy(changesBetween(reader, seq + 1, last.seq), (row) => row.command_seq);
    const events = Map.groupBy(eventsBetween(reader, seq + 1, last.seq), (row) => row.command_seq);
    for (const row of rows) {
      if (row.seq !== seq + 1) return [`commands ${seq + 1} to ${row.seq - 1} are missing`];
      const fault =
        faultOf(row, changes.get(row.seq) ?? [], events.get(row.seq) ?? []) ??
        (same(rowHash(previous, row), row.hash) ? undefined : 'the entry was altered');
      if (fault) return [`command ${row.seq} (${row.id}, ${row.name}): ${fault}`];
      previous = row.hash;
      seq = row.seq;
    }
  }
}

type CommandRow = ReturnType<typeof commandsAfter>[number];
type ChangeRow = ReturnType<typeof changesBetween>[number];
type EventRow = ReturnType<typeof eventsBetween>[number];

/** What hangs on an entry: arguments and changes may be blanked (salt gone), but not altered. */
function faultOf(
  row: CommandRow,
  changes: readonly ChangeRow[],
  events: readonly EventRow[],
): string | undefined {
  if (row.salt && row.args !== null && !same(argsDigest(row.salt, row.args, row.inverse), row.args_digest))
    return 'its arguments were altered';
  for (const change of changes) {
    const content = {
      subjectId: change.subject_id,
      field: change.field,
      before: change.before,
      after: change.after,
    };
    if (change.salt && !same(changeDigest(change.salt, content), change.digest))
      return `its change of ${change.field} was altered`;
  }
  if (!same(changesDigest(changes.map((change) => change.digest)), row.changes_digest))
    return 'changes were added or removed';
  const told = events.map((event) => ({
    type: event.type,
    orderId: event.order_id,
    subjectId: event.subject_id,
    data: event.data,
  }));
  return same(eventsDigest(told), row.events_digest) ? undefined : 'its events were altered';
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** What undo must know: a command's way back, and what happened to its subjects since. */
import type { Reader } from '../db/handle.ts';
import { among, q } from '../db/query.ts';

export const commandForUndo = (reader: Reader, id: string) =>
  reader.first(
    q
      .selectFrom('command')
      .innerJoin('command_args', 'command_args.command_seq', 'command.seq')
      .select(['command.seq', 'command.id', 'command.name', 'command.outcome', 'command_args.inverse'])
      .where('command.id', '=', id),
  );

export const undoneBy = (reader: Reader, id: string): string | undefined =>
  reader.first(q.selectFrom('command').select('id').where('undo_of', '=', id))?.id;

/** Names of events and changed fields of these subjects after a command. */
export function laterChanges(reader: Reader, subjects: readonly string[], commandSeq: number): string[] {
  const events = reader.all(
    q
      .selectFrom('event')
      .select('type as what')
      .where('command_seq', '>', commandSeq)
      .where((eb) => eb.or([eb('subject_id', 'in', among(subjects)), eb('order_id', 'in', among(subjects))]))
      .limit(5),
  );
  const fields = reader.all(
    q
      .selectFrom('field_change')
      .select('field as what')
      .where('subject_id', 'in', among(subjects))
      .where('command_seq', '>', commandSeq)
      .limit(5),
  );
  return [...new Set([...events, ...fields].map((row) => row.what))];
}

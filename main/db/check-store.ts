/** Reads for checking the file itself: SQLite's own checks, and the command chain row by row. */
import { sql } from 'kysely';
import type { Reader } from './handle.ts';
import { q } from './query.ts';

export const integrityProblems = (reader: Reader): string[] =>
  reader
    .all<{ integrity_check: string }>({
      compile: () => sql<{ integrity_check: string }>`pragma integrity_check(20)`.compile(q),
    })
    .map((row) => row.integrity_check)
    .filter((text) => text !== 'ok');

export const foreignKeyProblems = (reader: Reader): string[] =>
  reader
    .all<{ table: string; rowid: number | null; parent: string }>({
      compile: () =>
        sql<{ table: string; rowid: number | null; parent: string }>`pragma foreign_key_check`.compile(q),
    })
    .slice(0, 20)
    .map((row) => `${row.table} row ${row.rowid ?? '?'} points to a missing ${row.parent}`);

/** Commands after a number, oldest first, with their arguments. */
export const commandsAfter = (reader: Reader, seq: number, limit: number) =>
  reader.all(
    q
      .selectFrom('command')
      .leftJoin('command_args', 'command_args.command_seq', 'command.seq')
      .selectAll('command')
      .select(['command_args.salt', 'command_args.args', 'command_args.inverse'])
      .where('command.seq', '>', seq)
      .orderBy('command.seq')
      .limit(limit),
  );

export const changesBetween = (reader: Reader, from: number, to: number) =>
  reader.all(
    q
      .selectFrom('field_change')
      .selectAll()
      .where('command_seq', '>=', from)
      .where('command_seq', '<=', to)
      .orderBy('seq'),
  );

export const eventsBetween = (reader: Reader, from: number, to: number) =>
  reader.all(
    q
      .selectFrom('event')
      .select(['command_seq', 'type', 'order_id', 'subject_id', 'data'])
      .where('command_seq', '>=', from)
      .where('command_seq', '<=', to)
      .orderBy('seq'),
  );

/** Reads for checking the file itself: SQLite's own checks, and the command chain row by row. */
import { sql } from 'kysely';
import type { Reader } from './handle.ts';
import { q } from './query.ts';

export function integrityProblems(reader: Reader): string[] {
  refreshSearchIndexes(reader);
  return reader
    .all<{ integrity_check: string }>({
      compile: () => sql<{ integrity_check: string }>`pragma integrity_check(20)`.compile(q),
    })
    .map((row) => row.integrity_check)
    .filter((text) => text !== 'ok');
}

/**
 * FTS5 checks an index against what its connection remembers of it, and looks again only when a cursor is opened
 * (`fts5NewTransaction` in SQLite's fts5_main.c, which `xIntegrity` does not call): others' writes since would pass for
 * damage.
 */
function refreshSearchIndexes(reader: Reader): void {
  const tables = reader.all<{ name: string }>({
    compile: () =>
      sql<{ name: string }>`select name from sqlite_schema
        where type = 'table' and sql like 'create virtual table % using fts5(%'`.compile(q),
  });
  for (const { name } of tables)
    reader.all({ compile: () => sql`select rowid from ${sql.table(name)} limit 1`.compile(q) });
}

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

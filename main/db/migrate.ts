/**
 * Brings a file to this program's schema: forward only, one transaction per step, the file copied first. A file newer
 * than the program is refused, never touched.
 */
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { Db } from './handle.ts';
import { first } from './migrations/0001-first.ts';

/** "ORDY" in ASCII: tells our files from other SQLite files. */
export const APPLICATION_ID = 0x4f524459;

/** One entry a version, in order; an entry that shipped is never edited. */
export const migrations: readonly string[] = [first];

export const SCHEMA_VERSION = migrations.length;

export type MigrateRefusal = 'database_newer' | 'database_foreign';

/** Answers from which version it came; `beforeChange` runs before an existing file is changed (copy it there). */
export function migrate(db: Db, beforeChange: (fromVersion: number) => void): Result<number, MigrateRefusal> {
  const from = db.raw.pragma('user_version', { simple: true }) as number;
  const applicationId = db.raw.pragma('application_id', { simple: true }) as number;
  const isEmpty = db.raw.prepare('select count(*) as n from sqlite_schema').get() as { n: number };
  if (isEmpty.n > 0 && applicationId !== APPLICATION_ID) return refuse('database_foreign');
  if (from > SCHEMA_VERSION) return refuse('database_newer', { file: from, program: SCHEMA_VERSION });
  if (from < SCHEMA_VERSION && from > 0) beforeChange(from);
  for (let version = from; version < SCHEMA_VERSION; version += 1) {
    db.raw.transaction(() => {
      db.raw.exec(migrations[version] ?? '');
      db.raw.pragma(`user_version = ${version + 1}`);
      db.raw.pragma(`application_id = ${APPLICATION_ID}`);
    })();
  }
  return ok(from);
}

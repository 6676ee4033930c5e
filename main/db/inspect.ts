/** Looks at a database file without changing it: is it ours, whole, and not newer than this program? */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './migrate.ts';
import { troubleOf } from './trouble.ts';

export type FileRefusal =
  | 'database_newer'
  | 'database_foreign'
  | 'database_damaged'
  | 'database_missing'
  | 'disk_failed'
  | 'folder_unwritable';

export const databaseFile = (dataDir: string): string => join(dataDir, 'orderly.db');

/** Whatever its size, a file is looked through after an unclean end; else only where that costs nothing. */
const ALWAYS_CHECKED_BYTES = 16 * 1024 * 1024;

export function inspectFile(dataDir: string, wasUnclean: boolean): Result<'new' | 'existing', FileRefusal> {
  const file = databaseFile(dataDir);
  if (!existsSync(file) || statSync(file).size === 0) {
    // An empty database must never take the place of one that vanished.
    const traces = ['files', 'secrets.json'].filter((name) => existsSync(join(dataDir, name)));
    return traces.length > 0 ? refuse('database_missing', { folder: dataDir, file }) : ok('new');
  }
  try {
    const raw = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return look(raw, file, wasUnclean || statSync(file).size <= ALWAYS_CHECKED_BYTES);
    } finally {
      raw.close();
    }
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble?.code === 'database_damaged')
      return refuse('database_damaged', { file, cause: trouble.data?.cause });
    if (trouble?.code === 'disk_failed' || trouble?.code === 'folder_unwritable')
      return refuse(trouble.code, { file });
    throw error;
  }
}

function look(raw: Database.Database, file: string, thoroughly: boolean): Result<'existing', FileRefusal> {
  const applicationId = raw.pragma('application_id', { simple: true });
  const version = raw.pragma('user_version', { simple: true }) as number;
  const { n } = raw.prepare('select count(*) as n from sqlite_schema').get() as { n: number };
  if (n > 0 && applicationId !== APPLICATION_ID) return refuse('database_foreign', { file });
  if (version > SCHEMA_VERSION) return refuse('database_newer', { file, version, program: SCHEMA_VERSION });
  if (thoroughly) {
    const found = raw.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') return refuse('database_damaged', { file, cause: String(found).slice(0, 200) });
  }
  return ok('existing');
}

/**
 * Takes a data folder: place, rights, lock, file, in this order, each with its own refusal and nothing changed by it. The
 * threads then open their connections with `openWritable` and `openDb`.
 */
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { Db } from './handle.ts';
import { openDb } from './handle.ts';
import { databaseFile, type FileRefusal, inspectFile } from './inspect.ts';
import type { FolderLock } from './lock.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { checkPlace, type PlaceRefusal } from './place.ts';
import { type TroubleCode, troubleOf } from './trouble.ts';

export type OpenRefusal = PlaceRefusal | FileRefusal | TroubleCode | 'folder_in_use';

/** The folder is ours until the lock is released. */
export function takeFolder(dataDir: string): Result<FolderLock, OpenRefusal> {
  const place = checkPlace(dataDir);
  if (!place.ok) return place;
  return withTrouble(dataDir, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, 'orderly');
    rmSync(probe);
    const lock = lockFolder(dataDir);
    if (!lock.ok) return lock;
    const file = inspectFile(dataDir, lock.value.wasUnclean);
    if (!file.ok) {
      lock.value.release();
      return file;
    }
    return ok(lock.value);
  });
}

/** The one writing connection, with the schema of this program. An older file is copied beside itself first. */
export function openWritable(dataDir: string): Result<Db, OpenRefusal> {
  return withTrouble(dataDir, () => {
    const file = databaseFile(dataDir);
    const db = openDb(file);
    const migrated = migrate(db, (version) => {
      db.raw.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(file, `${file}.version-${version}`);
    });
    // Its companions (-wal, -shm) get the same rights.
    if (migrated.ok) chmodSync(file, 0o600);
    if (migrated.ok) return ok(db);
    db.close();
    return migrated;
  });
}

function withTrouble<T>(folder: string, work: () => Result<T, OpenRefusal>): Result<T, OpenRefusal> {
  try {
    return work();
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble) throw error;
    return refuse(trouble.code, { folder, ...trouble.data });
  }
}

/**
 * One process owns a data folder. The lock is SQLite's own exclusive lock on a file nobody else uses: the system takes it
 * away when the process dies, however it dies. A note beside it says who holds it and where it can be reached.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';

export interface Holder {
  readonly pid: number;
  readonly program: string;
  /** ms UTC. */
  readonly since: number;
  /** Where the engine in it can be reached on this machine; see `main/platform/local-socket.ts`. */
  readonly address?: string;
}

export interface FolderLock {
  /** Whether the one before ended without giving the folder back. */
  readonly wasUnclean: boolean;
  note(holder: Holder): void;
  release(): void;
}

// The lock file itself is never read by anything but SQLite: closing any other handle on it would drop the lock (POSIX).
const lockFile = (dataDir: string): string => join(dataDir, 'orderly.lock');
const noteFile = (dataDir: string): string => join(dataDir, 'orderly.lock.json');

export function lockFolder(dataDir: string): Result<FolderLock, 'folder_in_use'> {
  const held = new Database(lockFile(dataDir), { timeout: 0 });
  try {
    held.pragma('locking_mode = EXCLUSIVE');
    held.exec('begin exclusive');
  } catch (error) {
    held.close();
    if (!isBusy(error)) throw error;
    const holder = holderOf(dataDir);
    return refuse('folder_in_use', {
      folder: dataDir,
      pid: holder?.pid ?? null,
      program: holder?.program ?? null,
    });
  }
  return ok({
    wasUnclean: holderOf(dataDir) !== undefined,
    note: (holder) => writeFileSync(noteFile(dataDir), JSON.stringify(holder), { mode: 0o600 }),
    release() {
      rmSync(noteFile(dataDir), { force: true });
      held.close();
    },
  });
}

/** Who says to hold the folder. It may have died since: only the lock knows. */
export function holderOf(dataDir: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(noteFile(dataDir), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');

import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/base/result.ts';

/**
 * Files by the hash of their bytes, in the data folder's `files/`. A file is complete under its name or not there at
 * all, also after a power cut; equal bytes are one file; nothing is ever changed in place.
 */

export type StoredFile = {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** Below the folder, with `/` on every system: "ab/cdef….pdf". */
  readonly path: string;
  readonly bytes: number;
};

export type WriteProblem =
  /** No room left, or the person's quota is used up. */
  | 'disk_full'
  /** The folder or the file system refuses writing. */
  | 'folder_unwritable'
  /** The disk failed; `data.errno` names how. */
  | 'disk_failed';

export type ReadProblem = 'file_missing' | 'file_damaged' | 'file_unreadable';

/** Half-written files live here until they get their name; at start it may be emptied. */
const TEMPORARY = 'tmp';

/** The place of a hash below the folder. 256 folders keep each one short. */
export const filePath = (hash: string, ext: string): string => `${hash.slice(0, 2)}/${hash.slice(2)}.${ext}`;

/**
 * Writes bytes under their hash and returns when they are on the disk: content, name and folder synced. Writing what is
 * there already changes nothing; a damaged file of that name is replaced.
 */
export async function writeFileByHash(
  filesDir: string,
  bytes: Uint8Array,
  ext: string,
): Promise<Result<StoredFile, WriteProblem>> {
  if (!/^[a-z0-9]{1,8}$/.test(ext)) throw new Error(`Not a file extension: ${ext}`);
  const hash = sha256(bytes);
  const path = filePath(hash, ext);
  const stored = { hash, path, bytes: bytes.length };
  const there = await readFileByHash(filesDir, hash, ext);
  if (there.ok) return ok(stored);

  const temporary = join(filesDir, TEMPORARY, `${randomUUID()}.${ext}`);
  const shard = join(filesDir, hash.slice(0, 2));
  try {
    await mkdir(join(filesDir, TEMPORARY), { recursive: true });
    const made = await mkdir(shard, { recursive: true });
    await writeSynced(temporary, bytes);
    await rename(temporary, join(filesDir, path));
    await syncFolder(shard);
    if (made !== undefined) await syncFolder(filesDir);
    return ok(stored);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return refuse(writeProblem(error), { errno: errnoOf(error) });
  }
}

/** The bytes of a hash, verified against it. */
export async function readFileByHash(
  filesDir: string,
  hash: string,
  ext: string,
): Promise<Result<Uint8Array, ReadProblem>> {
  try {
    const bytes = new Uint8Array(await readFile(join(filesDir, filePath(hash, ext))));
    return sha256(bytes) === hash ? ok(bytes) : refuse('file_damaged', { hash });
  } catch (error) {
    return refuseReading(error, hash);
  }
}

function refuseReading(error: unknown, hash: string) {
  const errno = errnoOf(error);
  const code = errno === 'ENOENT' || errno === 'ENOTDIR' ? 'file_missing' : 'file_unreadable';
  return refuse<'file_missing' | 'file_unreadable'>(code, { hash, errno });
}

/** The same without waiting, for query handlers: they run on a reader's own thread and see one snapshot. */
export function readFileByHashNow(
  filesDir: string,
  hash: string,
  ext: string,
): Result<Uint8Array, ReadProblem> {
  try {
    const bytes = new Uint8Array(readFileSync(join(filesDir, filePath(hash, ext))));
    return sha256(bytes) === hash ? ok(bytes) : refuse('file_damaged', { hash });
  } catch (error) {
    return refuseReading(error, hash);
  }
}

/** Removes what a crash left half written. Only at start, before anything writes. */
export const removeTemporaryFiles = (filesDir: string): Promise<void> =>
  rm(join(filesDir, TEMPORARY), { recursive: true, force: true });

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename durable. Windows has no such call for folders and keeps its journal itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function writeProblem(error: unknown): WriteProblem {
  switch (errnoOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'disk_full';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
      return 'folder_unwritable';
    default:
      return 'disk_failed';
  }
}

/** The system's name of an error; what has none is a bug and is thrown on. */
function errnoOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What the disk or the file does to us, as refusals with a stable code. Anything else is a bug and stays thrown. */
import type { Refusal } from '../../shared/base/result.ts';

export type TroubleCode =
  | 'disk_full'
  | 'disk_failed'
  | 'database_damaged'
  | 'folder_unwritable'
  | 'database_busy';

const BY_CODE: readonly (readonly [RegExp, TroubleCode])[] = [
  [/^SQLITE_FULL|^ENOSPC$|^EDQUOT$/, 'disk_full'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'database_damaged'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM)|^EACCES$|^EPERM$|^EROFS$|^E(NOTDIR|ISDIR|EXIST)$/, 'folder_unwritable'],
  [/^SQLITE_BUSY/, 'database_busy'],
  [/^SQLITE_IOERR|^EIO$/, 'disk_failed'],
];

/** The refusal for an error of SQLite or the file system; undefined for everything that is not the disk's doing. */
export function troubleOf(error: unknown): Refusal<TroubleCode> | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  const found = BY_CODE.find(([pattern]) => pattern.test(code));
  return found && { code: found[1], data: { cause: code } };
}

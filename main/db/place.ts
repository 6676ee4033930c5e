/**
 * Whether a database may live in a folder. Network file systems lose locks and writes, cloud synchronisation copies a
 * database half-written: both end in damaged files, so both are refused before anything is made there.
 */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';

export type PlaceRefusal = 'folder_on_network' | 'folder_synchronised';

const NETWORK_TYPES =
  /^(nfs\d?|cifs|smb\d?|smbfs|afs|afpfs|ncpfs|ceph|glusterfs|lustre|beegfs|webdav|davfs2?|fuse\.(sshfs|davfs2?|rclone|glusterfs|s3fs|gvfsd-fuse|smbnetfs|nfs|ceph.*))$/;

/** Folder names that the usual synchronising programs give their own folder. */
const CLOUD_NAMES =
  /^(OneDrive( - .*)?|Dropbox( \(.*\))?|Google ?Drive|GoogleDrive-.*|My Drive|iCloud ?Drive|Mobile Documents|CloudStorage|Nextcloud|ownCloud|pCloud ?Drive|MEGA|Tresorit)$/i;

/** Files by which such a folder is known whatever its name. */
const CLOUD_MARKS =
  /^(\.dropbox|\.dropbox\.cache|\.stfolder|\.owncloudsync\.log|\.nextcloudsync\.log|\.sync_[0-9a-f]+\.db)$/;

export interface Mount {
  readonly point: string;
  readonly type: string;
}

/** Looks at the folder, or at the nearest one above it that exists. */
export function checkPlace(
  folder: string,
  mounts: readonly Mount[] = readMounts(),
): Result<void, PlaceRefusal> {
  const real = realPath(resolve(folder));
  if (real.startsWith('\\\\') && !real.startsWith('\\\\?\\')) return refuse('folder_on_network', { folder });
  const mount = mountOf(real, mounts);
  if (mount && NETWORK_TYPES.test(mount.type))
    return refuse('folder_on_network', { folder, type: mount.type });
  for (let at = real; ; at = dirname(at)) {
    const name = at.slice(at.lastIndexOf(sep) + 1);
    if (CLOUD_NAMES.test(name)) return refuse('folder_synchronised', { folder, by: name });
    const mark = namesIn(at).find((entry) => CLOUD_MARKS.test(entry));
    if (mark !== undefined) return refuse('folder_synchronised', { folder, by: mark });
    if (dirname(at) === at) return ok(undefined);
  }
}

/** The longest mount point that holds the path. */
function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  const holds = (mount: Mount): boolean =>
    mount.point === '/' || path === mount.point || path.startsWith(`${mount.point}/`);
  return mounts.filter(holds).reduce<Mount | undefined>(
    // The last of equal ones lies on top of the others.
    (best, mount) => (best && best.point.length > mount.point.length ? best : mount),
    undefined,
  );
}

/** Linux tells in a file what is mounted where; elsewhere paths and marks must do. */
export function readMounts(file = '/proc/self/mountinfo'): Mount[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [before, after] = line.split(' - ');
      const point = before?.split(' ')[4];
      const type = after?.split(' ')[0];
      return point && type ? [{ point: unescaped(point), type }] : [];
    });
}

/** Spaces and the like are written as octal numbers there (proc(5)). */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));

function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), path.slice(parent.length));
}

function namesIn(folder: string): string[] {
  // A home folder can be large and slow to list; its own name was looked at already.
  try {
    return readdirSync(folder).filter((name) => name.startsWith('.'));
  } catch {
    return [];
  }
}

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPlace, type Mount, readMounts } from '../../main/db/place.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';

let folder: TestFolder;
beforeEach(() => {
  folder = testFolder();
});
afterEach(() => folder.remove());

const local: Mount = { point: '/', type: 'ext4' };

describe('the place of a data folder', () => {
  it('on a local disk is fine, also before it exists', () => {
    expect(checkPlace(folder.at('new', 'data'), [local])).toEqual({ ok: true, value: undefined });
  });

  it.each(['nfs', 'nfs4', 'cifs', 'smb3', 'fuse.sshfs', 'fuse.rclone', 'ceph', 'davfs'])(
    'on %s is refused',
    (type) => {
      const mounts = [local, { point: folder.path, type }];
      expect(checkPlace(folder.at('data'), mounts)).toMatchObject({
        ok: false,
        error: { code: 'folder_on_network', data: { type } },
      });
    },
  );

  it('is judged by the innermost mount, and by whole names', () => {
    const inner = folder.at('inner');
    mkdirSync(inner);
    expect(
      checkPlace(inner, [local, { point: folder.path, type: 'nfs' }, { point: inner, type: 'ext4' }]),
    ).toMatchObject({ ok: true });
    expect(
      checkPlace(folder.at('shared-2'), [local, { point: folder.at('shared'), type: 'nfs' }]),
    ).toMatchObject({
      ok: true,
    });
  });

  it.each([
    'OneDrive',
    'OneDrive - Company',
    'Dropbox',
    'Dropbox (Company)',
    'Google Drive',
    'Mobile Documents',
    'CloudStorage',
    'Nextcloud',
  ])('below a folder named %s is refused', (name) => {
    expect(checkPlace(folder.at(name, 'orderly'), [local])).toMatchObject({
      ok: false,
      error: { code: 'folder_synchronised', data: { by: name } },
    });
  });

  it.each(['.dropbox.cache', '.stfolder'])(
    'beside the mark %s of a synchronising program is refused',
    (mark) => {
      mkdirSync(folder.at(mark));
      expect(checkPlace(folder.at('data'), [local])).toMatchObject({
        ok: false,
        error: { code: 'folder_synchronised', data: { by: mark } },
      });
    },
  );

  it('is looked at where a link leads', () => {
    mkdirSync(folder.at('Dropbox', 'real'), { recursive: true });
    symlinkSync(folder.at('Dropbox', 'real'), folder.at('link'));
    expect(checkPlace(folder.at('link'), [local])).toMatchObject({ error: { code: 'folder_synchronised' } });
  });

  it('knows the mounts of this system by their points and types', () => {
    writeFileSync(
      folder.at('mountinfo'),
      [
        '25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
        '31 25 0:40 / /mnt/our\\040files rw - cifs //server/files rw,vers=3.0',
      ].join('\n'),
    );
    expect(readMounts(folder.at('mountinfo'))).toEqual([
      { point: '/', type: 'ext4' },
      { point: '/mnt/our files', type: 'cifs' },
    ]);
    expect(readMounts(folder.at('none'))).toEqual([]);
  });
});

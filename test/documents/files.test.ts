import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileByHash, removeTemporaryFiles, writeFileByHash } from '../../main/documents/files.ts';

const BYTES = new TextEncoder().encode('%PDF-1.7 an invoice');
const HASH = createHash('sha256').update(BYTES).digest('hex');
const PATH = `${HASH.slice(0, 2)}/${HASH.slice(2)}.pdf`;

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'orderly-files-')), 'files');
});
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

/** Every file below the folder. */
const files = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

describe('a file is stored by the hash of its bytes', () => {
  it('in a folder of its first two digits, and nothing else is left', async () => {
    const stored = await writeFileByHash(folder, BYTES, 'pdf');
    expect(stored).toEqual({ ok: true, value: { hash: HASH, path: PATH, bytes: BYTES.length } });
    expect(new Uint8Array(readFileSync(join(folder, PATH)))).toEqual(BYTES);
    expect(files()).toEqual([PATH.slice(3)]);
    const read = await readFileByHash(folder, HASH, 'pdf');
    expect(read).toEqual({ ok: true, value: BYTES });
  });

  it('written again, also at the same moment, it is one file', async () => {
    const written = await Promise.all(Array.from({ length: 8 }, () => writeFileByHash(folder, BYTES, 'pdf')));
    expect(new Set(written.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(files()).toEqual([PATH.slice(3)]);
  });

  it('damaged, it is not read, and writing it again heals it', async () => {
    await writeFileByHash(folder, BYTES, 'pdf');
    writeFileSync(join(folder, PATH), 'something else');
    expect(await readFileByHash(folder, HASH, 'pdf')).toEqual({
      ok: false,
      error: { code: 'file_damaged', data: { hash: HASH } },
    });
    await writeFileByHash(folder, BYTES, 'pdf');
    expect((await readFileByHash(folder, HASH, 'pdf')).ok).toBe(true);
  });

  it('missing, it is missing', async () => {
    expect(await readFileByHash(folder, HASH, 'pdf')).toMatchObject({ error: { code: 'file_missing' } });
  });

  it('what a crash left half written is removed at start', async () => {
    mkdirSync(join(folder, 'tmp'), { recursive: true });
    writeFileSync(join(folder, 'tmp', 'half.pdf'), '%PDF');
    await writeFileByHash(folder, BYTES, 'pdf');
    await removeTemporaryFiles(folder);
    expect(files()).toEqual([PATH.slice(3)]);
  });
});

describe('a disk that refuses is a refusal with a code', () => {
  it('a folder that cannot be', async () => {
    writeFileSync(folder, 'a file stands where the folder should be');
    expect(await writeFileByHash(folder, BYTES, 'pdf')).toMatchObject({
      ok: false,
      error: { code: 'folder_unwritable' },
    });
  });

  it('no room: nothing half written stays', () => {
    // A limit on the size of files is the full disk that every system lets a test have.
    const program = `
      const { writeFileByHash } = await import(${JSON.stringify(new URL('../../main/documents/files.ts', import.meta.url).href)});
      console.log(JSON.stringify(await writeFileByHash(${JSON.stringify(folder)}, new Uint8Array(1_000_000), 'pdf')));
    `;
    const limited = `trap '' XFSZ; ulimit -f 100; exec "$0" --input-type=module -e "$1"`;
    const run = spawnSync('sh', ['-c', limited, process.execPath, program], { encoding: 'utf8' });
    expect(JSON.parse(run.stdout)).toEqual({
      ok: false,
      error: { code: 'disk_full', data: { errno: 'EFBIG' } },
    });
    expect(existsSync(folder) && files()).toEqual([]);
  });
});

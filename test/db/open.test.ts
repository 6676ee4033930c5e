import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseFile } from '../../main/db/inspect.ts';
import { holderOf, lockFolder } from '../../main/db/lock.ts';
import { SCHEMA_VERSION } from '../../main/db/migrate.ts';
import { openWritable, takeFolder } from '../../main/db/open.ts';
import { sentenceOf } from '../../shared/words/words.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';

let folder: TestFolder;
let dataDir: string;
beforeEach(() => {
  folder = testFolder();
  dataDir = folder.at('data');
});
afterEach(() => folder.remove());

/** A folder with a database of this program, closed. */
function withDatabase(): string {
  const lock = takeFolder(dataDir);
  const db = openWritable(dataDir);
  if (!lock.ok || !db.ok) throw new Error('The folder could not be made');
  db.value.close();
  lock.value.release();
  return databaseFile(dataDir);
}

function refusal(): { code: string; sentence: string } {
  const taken = takeFolder(dataDir);
  if (!taken.ok) return { code: taken.error.code, sentence: sentenceOf(taken.error) };
  const db = openWritable(dataDir);
  taken.value.release();
  if (db.ok) {
    db.value.close();
    throw new Error('It was opened');
  }
  return { code: db.error.code, sentence: sentenceOf(db.error) };
}

describe('a data folder', () => {
  it('is made for its owner only, and can be opened again', () => {
    const file = withDatabase();
    expect(existsSync(file)).toBe(true);
    expect(takeFolder(dataDir)).toMatchObject({ ok: true });
  });

  it('in use is refused with the process that holds it, and free when that is killed', async () => {
    withDatabase();
    const lockModule = join(import.meta.dirname, '../../main/db/lock.ts');
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { lockFolder } from ${JSON.stringify(lockModule)};
         const lock = lockFolder(${JSON.stringify(dataDir)});
         lock.value.note({ pid: process.pid, program: 'Orderly', since: 1 });
         console.log('held');
         setInterval(() => lock, 1000);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    const refused = takeFolder(dataDir);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'folder_in_use', data: { pid: child.pid, program: 'Orderly' } },
    });
    if (!refused.ok) expect(sentenceOf(refused.error)).toContain(`process ${child.pid}`);

    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = takeFolder(dataDir);
    expect(lock).toMatchObject({ ok: true, value: { wasUnclean: true } });
    if (lock.ok) lock.value.release();
    expect(holderOf(dataDir)).toBeUndefined();
  });

  it('is held against another attempt of the same process, too', () => {
    mkdirSync(dataDir);
    const first = lockFolder(dataDir);
    expect(lockFolder(dataDir)).toMatchObject({ ok: false, error: { code: 'folder_in_use' } });
    if (first.ok) first.value.release();
    expect(lockFolder(dataDir)).toMatchObject({ ok: true });
  });

  it('that cannot be written is refused', () => {
    writeFileSync(dataDir, 'a file where the folder should be');
    expect(refusal()).toMatchObject({
      code: 'folder_unwritable',
      sentence: expect.stringContaining(dataDir),
    });
    expect(readFileSync(dataDir, 'utf8')).toBe('a file where the folder should be');
  });
});

describe('a database', () => {
  it('newer than the program is refused and not touched', () => {
    const file = withDatabase();
    const raw = new Database(file);
    raw.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    raw.pragma('journal_mode = DELETE');
    raw.close();
    const before = readFileSync(file);
    expect(refusal()).toMatchObject({
      code: 'database_newer',
      sentence: expect.stringContaining('newer version'),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('of another program is refused and not touched', () => {
    mkdirSync(dataDir);
    const raw = new Database(databaseFile(dataDir));
    raw.exec('create table notes (text)');
    raw.close();
    const before = readFileSync(databaseFile(dataDir));
    expect(refusal().code).toBe('database_foreign');
    expect(readFileSync(databaseFile(dataDir)).equals(before)).toBe(true);
  });

  it('that is no database at all is called damaged, with what can be done', () => {
    mkdirSync(dataDir);
    writeFileSync(databaseFile(dataDir), 'x'.repeat(10_000));
    expect(refusal()).toMatchObject({
      code: 'database_damaged',
      sentence: expect.stringContaining('restore the last backup'),
    });
  });

  it('with pages overwritten or cut off is called damaged and not touched', () => {
    const file = withDatabase();
    const whole = readFileSync(file);
    const broken = Buffer.from(whole);
    broken.fill(0xff, 4096 * 3, 4096 * 6);
    writeFileSync(file, broken);
    expect(refusal().code).toBe('database_damaged');
    expect(readFileSync(file).equals(broken)).toBe(true);

    writeFileSync(file, whole);
    truncateSync(file, 4096 * 4);
    expect(refusal().code).toBe('database_damaged');
  });

  it('that vanished is never replaced by an empty one', () => {
    withDatabase();
    mkdirSync(join(dataDir, 'files'));
    for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith('orderly.db')))
      truncateSync(join(dataDir, name), 0);
    expect(refusal().code).toBe('database_missing');
  });

  it('that was never finished is made anew', () => {
    mkdirSync(dataDir);
    writeFileSync(databaseFile(dataDir), '');
    expect(takeFolder(dataDir)).toMatchObject({ ok: true });
  });

  it('is written with every commit on the disk', () => {
    withDatabase();
    const db = openWritable(dataDir);
    if (!db.ok) throw new Error(db.error.code);
    // 2 is FULL: a confirmed commit survives a power cut.
    expect(db.value.raw.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.value.raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.value.raw.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.value.raw.pragma('secure_delete', { simple: true })).toBe(1);
    db.value.close();
  });
});

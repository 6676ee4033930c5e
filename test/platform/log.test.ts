import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog, trimLog } from '../../main/platform/log.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';

let folder: TestFolder;
beforeEach(() => {
  folder = testFolder();
});
afterEach(() => folder.remove());

const lines = () =>
  readFileSync(folder.at('orderly.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log', () => {
  it('keeps ids and codes, and never a person or a secret, however deep', () => {
    const log = openLog({ kind: 'folder', folder: folder.path }, 'test');
    log.warn('a call failed', {
      orderId: 'ord_1',
      code: 'refused',
      email: 'ann@example.org',
      parcel: { name: 'Ann', phone: '123', id: 'par_1' },
      request: { config: { secret: 'cs_1', token: 't' } },
      error: new Error('broken'),
    });
    const text = readFileSync(folder.at('orderly.log'), 'utf8');
    for (const word of ['ann@example.org', 'Ann', '123', 'cs_1', '"t"']) expect(text).not.toContain(word);
    expect(lines()).toMatchObject([
      { part: 'test', msg: 'a call failed', orderId: 'ord_1', code: 'refused', parcel: { id: 'par_1' } },
    ]);
    expect(text).toContain('broken');
    expect(statSync(folder.at('orderly.log')).mode & 0o777).toBe(0o600);
  });

  it('is put aside when it grew too large, and begun anew', () => {
    writeFileSync(folder.at('orderly.log'), 'x'.repeat(6 * 1024 * 1024));
    trimLog(folder.path);
    openLog({ kind: 'folder', folder: folder.path }, 'test').info('hello');
    expect(lines()).toHaveLength(1);
    expect(statSync(folder.at('orderly.log.1')).size).toBe(6 * 1024 * 1024);
    trimLog(folder.path);
    expect(lines()).toHaveLength(1);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Run } from '../../main/db/run.ts';
import { command } from '../../shared/api/define.ts';
import { ok } from '../../shared/base/result.ts';
import { createTestPipeline, type TestPipeline } from '../support/pipeline.ts';

const contract = {
  'setting.put': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({ key: z.string(), value: z.string() }),
    reply: z.strictObject({ key: z.string() }),
    errors: [],
    undo: 'none',
  }),
};
const handlers = {
  'setting.put': (run: Run, args: { key: string; value: string }) => {
    run.tx.insert('setting', { key: args.key, value: args.value });
    run.event('setting.changed', { subjectId: args.key });
    run.touch('settings');
    return ok({ key: args.key });
  },
};
const large = 'x'.repeat(200_000);

let test: TestPipeline;
afterEach(() => test.close());

describe('on a full disk', () => {
  it('a command is refused whole, says why, and succeeds with the same id when there is room', () => {
    test = createTestPipeline({ contract, handlers });
    const { db } = test;
    test.do('setting.put', { key: 'before', value: '1' });
    const counts = () =>
      db.raw
        .prepare(
          'select (select count(*) from setting) s, (select count(*) from command) c, (select count(*) from event) e',
        )
        .get();
    const before = counts();
    const commit = db.lastCommit();
    // SQLite's own limit stands for the disk's: both end in SQLITE_FULL at the same places.
    const pages = db.raw.pragma('page_count', { simple: true }) as number;
    db.raw.pragma(`max_page_count = ${pages + 2}`);

    const refused = test.do('setting.put', { key: 'large', value: large });
    expect(refused).toMatchObject({ ok: false, error: { code: 'disk_full' } });
    expect(counts()).toEqual(before);
    expect(db.lastCommit()).toBe(commit);
    expect(test.published).toHaveLength(1);

    db.raw.pragma(`max_page_count = 1000000`);
    expect(test.do('setting.put', { key: 'large', value: large }, refused.commandId)).toMatchObject({
      ok: true,
    });
    expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

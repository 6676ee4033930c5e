import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fileChecks } from '../../main/db/check.ts';
import type { Run } from '../../main/db/run.ts';
import { command } from '../../shared/api/define.ts';
import { ok } from '../../shared/base/result.ts';
import { createTestPipeline, type TestPipeline } from '../support/pipeline.ts';

const contract = {
  'setting.put': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({ key: z.string(), value: z.string() }),
    reply: z.strictObject({}),
    errors: [],
    undo: 'none',
  }),
};
const handlers = {
  'setting.put': (run: Run, args: { key: string; value: string }) => {
    run.tx.insert('setting', { key: args.key, value: args.value });
    run.event('setting.changed', { subjectId: args.key, data: { key: args.key } });
    run.change(args.key, 'value', null, args.value);
    return ok({});
  },
};

let t: TestPipeline;
afterEach(() => t.close());

function filled(): TestPipeline {
  t = createTestPipeline({ contract, handlers });
  for (let index = 0; index < 600; index += 1) t.do('setting.put', { key: `k${index}`, value: 'v' });
  return t;
}

const problems = () =>
  t.db.read((reader) =>
    fileChecks.flatMap(({ name, find }) => find(reader).map((text) => `${name}: ${text}`)),
  );

/** Alters a row that is append-only, as somebody with another program could. */
function tamper(...statements: string[]): void {
  const triggers = t.db.raw.prepare("select name, sql from sqlite_schema where type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  t.db.raw.pragma('foreign_keys = OFF');
  for (const { name } of triggers) t.db.raw.exec(`drop trigger ${name}`);
  for (const statement of statements) t.db.raw.exec(statement);
  for (const { sql } of triggers) t.db.raw.exec(sql);
  t.db.raw.pragma('foreign_keys = ON');
}

describe('the check of a file', () => {
  it('finds nothing wrong with what the program wrote', () => {
    filled();
    expect(problems()).toEqual([]);
  });

  it('finds nothing wrong where arguments and values were blanked by law', () => {
    filled();
    t.db.raw.exec('update command_args set args = null, salt = null, inverse = null where command_seq = 7');
    t.db.raw.exec('update field_change set salt = null, before = null, after = null where command_seq = 7');
    expect(problems()).toEqual([]);
  });

  it.each([
    ['reply', "update command set reply = '{}' where seq = 550", 'command 550'],
    ['time', 'update command set at = at + 1 where seq = 3', 'command 3'],
    [
      'arguments',
      `update command_args set args = '{"key":"other"}' where command_seq = 501`,
      'its arguments were altered',
    ],
    ['event', "update event set subject_id = 'other' where command_seq = 12", 'its events were altered'],
    ['removed event', 'delete from event where command_seq = 12', 'its events were altered'],
    [
      'field',
      "update field_change set after = 'other' where command_seq = 12",
      'its change of value was altered',
    ],
    ['removed change', 'delete from field_change where command_seq = 12', 'changes were added or removed'],
  ])('names the entry whose %s was altered', (_, statement, told) => {
    filled();
    tamper(statement);
    expect(problems()).toEqual([expect.stringContaining(told)]);
  });

  it('names entries that are missing', () => {
    filled();
    const gone = 'where command_seq = 20';
    tamper(
      `delete from event ${gone}`,
      `delete from field_change ${gone}`,
      `delete from command_args ${gone}`,
      'delete from command where seq = 20',
    );
    expect(problems()).toEqual(['the command chain is unbroken: commands 20 to 20 are missing']);
  });

  it('names a reference that leads nowhere', () => {
    filled();
    tamper("insert into bin values ('bin_1', 'whs_gone', 'A', 1, 0)");
    expect(problems()).toEqual([expect.stringContaining('bin row ? points to a missing warehouse')]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Run } from '../../main/db/run.ts';
import { command } from '../../shared/api/define.ts';
import { systemCommands } from '../../shared/api/system.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { TestPipeline } from '../support/pipeline.ts';
import { createTestPipeline } from '../support/pipeline.ts';

const contract = {
  ...systemCommands,
  'setting.put': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({ key: z.string(), value: z.string(), password: z.string().optional() }),
    reply: z.strictObject({ key: z.string() }),
    errors: ['reserved'],
    undo: 'inverse',
    secret: ['password'],
  }),
};
const handlers = {
  'setting.put': (run: Run, args: { key: string; value: string }) => {
    const before = run.tx.all<{ value: string }>({
      compile: () => ({ sql: 'select value from setting where key = ?', parameters: [args.key] }) as never,
    })[0]?.value;
    if (before === undefined)
      run.tx.insert(
        'setting',
        args.value === '' ? { key: args.key, value: '-' } : { key: args.key, value: args.value },
      );
    else run.tx.update('setting', { key: args.key }, { value: args.value });
    run.event('setting.changed', { subjectId: args.key });
    run.change(args.key, 'value', before, args.value);
    run.touch('settings');
    if (args.key === 'reserved') return refuse('reserved', { key: args.key });
    run.undoWith('setting.put', { key: args.key, value: before ?? '' }, [args.key]);
    return ok({ key: args.key });
  },
};

const rows = (test: TestPipeline, sql: string) => test.db.raw.prepare(sql).all();
let test: TestPipeline;
afterEach(() => test.close());
const open = () => {
  test = createTestPipeline({ contract, handlers });
  return test;
};

describe('a command', () => {
  it('commits rows, receipt, event and change together and says so once', () => {
    const t = open();
    const answer = t.do('setting.put', { key: 'a', value: '1' });
    expect(answer).toMatchObject({ ok: true, value: { key: 'a' }, canUndo: true });
    expect(rows(t, 'select name, outcome from command')).toEqual([{ name: 'setting.put', outcome: 'done' }]);
    expect(rows(t, 'select type, subject_id from event')).toEqual([
      { type: 'setting.changed', subject_id: 'a' },
    ]);
    expect(rows(t, 'select field, before, after from field_change')).toEqual([
      { field: 'value', before: null, after: '1' },
    ]);
    expect(t.published).toEqual([{ commit: answer.commit, topics: ['settings'] }]);
  });

  it('repeated with its id changes nothing and answers the same', () => {
    const t = open();
    const first = t.do('setting.put', { key: 'a', value: '1' });
    const again = t.do('setting.put', { key: 'a', value: '1' }, first.commandId);
    expect(again).toMatchObject({ ok: true, value: { key: 'a' } });
    expect(rows(t, 'select count(*) as n from event')).toEqual([{ n: 1 }]);
  });

  it('refuses an id that was used for something else', () => {
    const t = open();
    const first = t.do('setting.put', { key: 'a', value: '1' });
    expect(t.do('setting.put', { key: 'a', value: '2' }, first.commandId)).toMatchObject({
      ok: false,
      error: { code: 'command_id_reused' },
    });
  });

  it('that is refused leaves only its receipt, and a repeat is refused the same way', () => {
    const t = open();
    const refused = t.do('setting.put', { key: 'reserved', value: '1' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'reserved', data: { key: 'reserved' } } });
    expect(rows(t, 'select key from setting')).toEqual([]);
    expect(rows(t, 'select type from event')).toEqual([]);
    expect(rows(t, 'select outcome from command')).toEqual([{ outcome: 'refused' }]);
    expect(t.published).toEqual([]);
    expect(t.do('setting.put', { key: 'reserved', value: '1' }, refused.commandId)).toMatchObject({
      ok: false,
      error: { code: 'reserved' },
    });
  });

  it('with wrong arguments names the place and writes nothing', () => {
    const t = open();
    expect(t.do('setting.put', { key: 'a', value: 1 })).toMatchObject({
      ok: false,
      error: { code: 'bad_arguments', data: { issues: [{ path: 'value', code: 'invalid_type' }] } },
    });
    expect(t.do('no.such', {})).toMatchObject({ ok: false, error: { code: 'unknown_command' } });
    expect(rows(t, 'select * from command')).toEqual([]);
  });

  it('never stores a secret argument', () => {
    const t = open();
    t.do('setting.put', { key: 'a', value: '1', password: 'hunter2' });
    expect(rows(t, 'select args from command_args')).toEqual([{ args: '{"key":"a","value":"1"}' }]);
  });
});

describe('undo', () => {
  it('runs the inverse and names what it took back', () => {
    const t = open();
    t.do('setting.put', { key: 'a', value: '1' });
    const second = t.do('setting.put', { key: 'a', value: '2' });
    expect(t.do('command.undo', { commandId: second.commandId })).toMatchObject({
      ok: true,
      value: { undone: second.commandId },
      canUndo: false,
    });
    expect(rows(t, 'select value from setting')).toEqual([{ value: '1' }]);
    expect(t.do('command.undo', { commandId: second.commandId })).toMatchObject({
      error: { code: 'undo_done' },
    });
  });

  it('is refused with the later changes named', () => {
    const t = open();
    const first = t.do('setting.put', { key: 'a', value: '1' });
    t.do('setting.put', { key: 'a', value: '2' });
    expect(t.do('command.undo', { commandId: first.commandId })).toMatchObject({
      ok: false,
      error: { code: 'undo_changed_since', data: { later: ['setting.changed', 'value'] } },
    });
  });

  it('of a refused or unknown command is refused', () => {
    const t = open();
    const refused = t.do('setting.put', { key: 'reserved', value: '1' });
    expect(t.do('command.undo', { commandId: refused.commandId })).toMatchObject({
      error: { code: 'command_refused' },
    });
    expect(t.do('command.undo', { commandId: 'cmd_x' })).toMatchObject({
      error: { code: 'command_unknown' },
    });
  });
});

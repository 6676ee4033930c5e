import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsCommands } from '../../main/settings/commands.ts';
import { ensureDefaults, needsDefaults } from '../../main/settings/defaults.ts';
import { drawNumber } from '../../main/settings/numbers.ts';
import { settingsQueries } from '../../main/settings/queries.ts';
import { readSection, readSettings } from '../../main/settings/store.ts';
import { settingsQueries as contract } from '../../shared/api/settings.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import type { TestPipeline } from '../support/pipeline.ts';
import { createTestPipeline, OWNER } from '../support/pipeline.ts';

let t: TestPipeline;
beforeEach(() => {
  t = createTestPipeline({ handlers: settingsCommands });
  t.pipeline.system('defaults', {}, (run) => ensureDefaults(run, { zone: 'Europe/Berlin', locale: 'de-DE' }));
});
afterEach(() => t.close());

function ask<N extends keyof typeof settingsQueries>(name: N, args: unknown = {}) {
  const decoded = contract[name].args.parse(args) as never;
  return t.db.read((reader) =>
    contract[name].reply.parse(settingsQueries[name]({ reader, now: t.clock.now, actor: OWNER }, decoded)),
  ) as ReturnType<(typeof settingsQueries)[N]>;
}
const undo = (commandId: string) => t.do('command.undo', { commandId });
const mainId = () => ask('warehouses.list').warehouses[0]?.id ?? '';

describe('a new database', () => {
  it('has one default warehouse, the usual carriers and the zone of the computer, once', () => {
    t.pipeline.system('defaults', {}, (run) => ensureDefaults(run, { zone: 'Asia/Tokyo' }));
    expect(ask('warehouses.list').warehouses).toMatchObject([{ name: 'Main', isDefault: true, binCount: 0 }]);
    expect(ask('carriers.list').carriers.map((carrier) => carrier.code)).toContain('dhl');
    expect(t.db.read(readSettings)).toEqual({
      ...DEFAULT_SETTINGS,
      general: { ...DEFAULT_SETTINGS.general, zone: 'Europe/Berlin', locale: 'de-DE' },
    });
    expect(t.db.read(needsDefaults)).toBe(false);
  });

  it('does not bring back a carrier that was removed', () => {
    const gls = ask('carriers.list').carriers.find((carrier) => carrier.code === 'gls');
    t.do('carrier.remove', { carrierId: gls?.id });
    t.pipeline.system('defaults', {}, (run) => ensureDefaults(run));
    expect(ask('carriers.list').carriers.some((carrier) => carrier.code === 'gls')).toBe(false);
  });
});

describe('settings', () => {
  it('change field by field, keep the others, and go back', () => {
    const done = t.do('settings.update', {
      section: 'company',
      patch: { name: 'Hollin & Rye', iban: 'DE89 3704 0044 0532 0130 00' },
    });
    expect(done).toMatchObject({ ok: true, value: { changed: ['name', 'iban'] }, canUndo: true });
    t.do('settings.update', { section: 'invoice', patch: { paymentTermDays: 30 } });
    expect(ask('settings.get')).toMatchObject({
      company: { name: 'Hollin & Rye', city: '' },
      invoice: { paymentTermDays: 30, numberPattern: '{yy}-{number:5}' },
    });
    expect(undo(done.commandId)).toMatchObject({ ok: true });
    expect(ask('settings.get').company.name).toBe('');
  });

  it('that make no sense are refused with every field named, and nothing is written', () => {
    const refused = t.do('settings.update', {
      section: 'company',
      patch: { name: 'X', iban: 'DE89370400440532013001', email: 'not an address', country: 'de' },
    });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'settings_invalid',
        data: {
          fields: [
            { field: 'country', code: 'country_invalid' },
            { field: 'email', code: 'email_invalid' },
            { field: 'iban', code: 'iban_checksum' },
          ],
        },
      },
    });
    expect(ask('settings.get').company.name).toBe('');
  });

  it('keep the logo apart from the fields that are read all day', () => {
    const logo = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(1000)}`;
    expect(t.do('settings.update', { section: 'company', patch: { logo } })).toMatchObject({ ok: true });
    expect(t.db.read((reader) => readSection(reader, 'company')).logo).toBe(logo);
    const rows = t.db.raw.prepare("select length(value) as n from setting where key = 'company'").all();
    expect(rows).toMatchObject([{ n: expect.any(Number) }]);
    expect((rows[0] as { n: number }).n).toBeLessThan(500);
    expect(t.db.raw.prepare("select before, after from field_change where field = 'logo'").all()).toEqual([
      { before: '0', after: String(logo.length) },
    ]);
  });
});

describe('warehouses and bins', () => {
  it('have exactly one default, which moves and moves back', () => {
    const added = t.do('warehouse.add', { name: 'Shop', code: 'SHOP' });
    const shopId = (added as { value: { warehouseId: string } }).value.warehouseId;
    const done = t.do('warehouse.set_default', { warehouseId: shopId });
    expect(ask('warehouses.list').warehouses.map((row) => [row.code, row.isDefault])).toEqual([
      ['MAIN', false],
      ['SHOP', true],
    ]);
    expect(t.do('warehouse.remove', { warehouseId: shopId })).toMatchObject({
      error: { code: 'warehouse_default' },
    });
    undo(done.commandId);
    expect(undo(added.commandId)).toMatchObject({ ok: true });
    expect(ask('warehouses.list').warehouses.map((row) => row.code)).toEqual(['MAIN']);
  });

  it('keep codes unique', () => {
    expect(t.do('warehouse.add', { name: 'Other', code: 'MAIN' })).toMatchObject({
      error: { code: 'code_taken' },
    });
    t.do('bin.add', { warehouseId: mainId(), code: 'A-1' });
    expect(t.do('bin.add', { warehouseId: mainId(), code: 'A-1' })).toMatchObject({
      error: { code: 'code_taken' },
    });
  });

  it('list bins in walk order, page by page', () => {
    for (const [code, walkOrder] of [
      ['B-1', 20],
      ['A-2', 10],
      ['A-1', 10],
      ['C-1', undefined],
    ] as const)
      t.do('bin.add', { warehouseId: mainId(), code, walkOrder });
    const first = ask('bins.list', { warehouseId: mainId(), limit: 2 });
    const second = ask('bins.list', { warehouseId: mainId(), limit: 2, cursor: first.nextCursor });
    expect([...first.bins, ...second.bins].map((bin) => bin.code)).toEqual(['A-1', 'A-2', 'B-1', 'C-1']);
    expect(second.nextCursor).toBeNull();
  });

  it('bring a removed bin back as the same one', () => {
    const added = t.do('bin.add', { warehouseId: mainId(), code: 'A-1', walkOrder: 5 });
    const binId = (added as { value: { binId: string } }).value.binId;
    const removed = t.do('bin.remove', { binId });
    expect(ask('bins.list', { warehouseId: mainId() }).bins).toEqual([]);
    expect(undo(removed.commandId)).toMatchObject({ ok: true });
    expect(ask('bins.list', { warehouseId: mainId() }).bins).toMatchObject([{ id: binId, walkOrder: 5 }]);
  });
});

describe('a number series', () => {
  const draw = () => t.pipeline.system('draw', {}, (run) => drawNumber(run, 'invoice', 26, 'main'));

  it('is drawn without gaps: what is taken back gives its number back', () => {
    expect(draw()).toBe(1);
    expect(() =>
      t.pipeline.system('draw', {}, (run) => {
        drawNumber(run, 'invoice', 26, 'main');
        throw new Error('crash');
      }),
    ).toThrow('crash');
    expect([draw(), draw()]).toEqual([2, 3]);
  });

  it('can be set ahead, and back as long as nothing was issued between', () => {
    draw();
    const key = { series: 'invoice', year: 26 };
    const ahead = t.do('series.set_next', { ...key, nextNumber: 1001 });
    expect(ahead).toMatchObject({ ok: true });
    expect(t.do('series.set_next', { ...key, nextNumber: 500 })).toMatchObject({ ok: true });
    expect(draw()).toBe(500);
    expect(t.do('series.set_next', { ...key, nextNumber: 500 })).toMatchObject({
      error: { code: 'number_issued', data: { issuedNumber: 500 } },
    });
    expect(t.do('series.set_next', { ...key, nextNumber: 501 })).toMatchObject({ ok: true });
  });

  it('shows the invoice series of the current business year before it is used', () => {
    t.clock.now = Date.UTC(2026, 11, 31, 23, 30);
    // Half past midnight in Berlin: next year's series.
    expect(ask('series.list').series).toEqual([
      {
        series: 'invoice',
        year: 2027,
        station: 'main',
        nextNumber: 1,
        issuedNumber: 0,
        example: '27-00001',
      },
    ]);
  });
});

describe('a carrier', () => {
  const own = { code: 'bike', name: 'Bike', patterns: ['B\\d{6}'], linkTemplate: '', isActive: true };

  it('is added, changed and taken back', () => {
    const added = t.do('carrier.save', own);
    const carrierId = (added as { value: { carrierId: string } }).value.carrierId;
    const changed = t.do('carrier.save', { ...own, carrierId, name: 'Bike courier' });
    undo(changed.commandId);
    const find = () => ask('carriers.list').carriers.find((carrier) => carrier.id === carrierId);
    expect(find()).toEqual({ id: carrierId, ...own });
    expect(undo(added.commandId)).toMatchObject({ error: { code: 'undo_changed_since' } });
    t.do('carrier.remove', { carrierId });
    expect(find()).toBeUndefined();
  });

  it('with a pattern that could stall, or a link without the number, is refused', () => {
    expect(
      t.do('carrier.save', { ...own, patterns: ['(a+)+', '['], linkTemplate: 'https://example.com/' }),
    ).toMatchObject({
      error: {
        code: 'carrier_invalid',
        data: {
          fields: [
            { field: 'patterns.0', code: 'pattern_unsafe' },
            { field: 'patterns.1', code: 'pattern_invalid' },
            { field: 'linkTemplate', code: 'link_invalid' },
          ],
        },
      },
    });
  });
});

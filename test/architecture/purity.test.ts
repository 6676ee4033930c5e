import { describe, expect, it } from 'vitest';
import { exportFaults, impurities, prints, sqlOutsideStores } from './purity.ts';
import { lines, parse, readSources } from './sources.ts';

const sources = readSources('shared', 'main', 'renderer', 'test');

describe('the sources', () => {
  it('of shared/ read no clock and throw no dice', () => {
    expect(lines(impurities(sources))).toEqual([]);
  });

  it('print only on the command line', () => {
    expect(lines(prints(sources))).toEqual([]);
  });

  it('build SQL only in stores, migrations and main/db', () => {
    expect(lines(sqlOutsideStores(sources))).toEqual([]);
  });

  it('export by name, each name from one file', () => {
    expect(lines(exportFaults(sources))).toEqual([]);
  });
});

describe('a planted violation is found', () => {
  it.each([
    'export const a = () => Date.now();',
    "export const a = () => Date['now']();",
    'export const a = () => new Date();',
    'export const a = (ms: number) => new Date(ms);',
    'export const a = () => Date();',
    'export const a = () => Math.random();',
    'export const a = () => crypto.randomUUID();',
    'export const a = () => Temporal.Now.instant();',
  ])('in shared/: %s', (text) => {
    expect(impurities([parse('shared/orders/a.ts', text)])).toHaveLength(1);
    expect(impurities([parse('main/orders/a.ts', text)])).toEqual([]);
  });

  it('where something prints', () => {
    const text = `console.log('here');`;
    expect(prints([parse('main/orders/a.ts', text)])).toHaveLength(1);
    expect(prints([parse('main/cli/a.ts', text), parse('main/cli.ts', text)])).toEqual([]);
  });

  it.each([
    `import { sql } from 'kysely';`,
    `import Database from 'better-sqlite3';`,
    `import { q } from '../db/query.ts';`,
  ])('where SQL is built: %s', (text) => {
    expect(sqlOutsideStores([parse('main/orders/commands.ts', text)])).toHaveLength(1);
    expect(
      sqlOutsideStores([
        parse('main/orders/store.ts', text),
        parse('main/orders/hold-store.ts', text),
        parse('main/db/migrations/0001-first.ts', text),
      ]),
    ).toEqual([]);
  });

  it('but a type alone builds nothing', () => {
    const text = `import type { Selectable } from 'kysely';`;
    expect(sqlOutsideStores([parse('main/orders/commands.ts', text)])).toEqual([]);
  });

  it.each(['export default 1;', 'const a = 1; export { a as default };', `export * from './b.ts';`])(
    'where something is exported: %s',
    (text) => {
      expect(exportFaults([parse('main/orders/a.ts', text)])).toHaveLength(1);
    },
  );

  it('where an index re-exports', () => {
    const text = `export { a } from './a.ts';`;
    expect(exportFaults([parse('main/orders/index.ts', text)])).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { cyclesOf } from './cycles.ts';
import { boundaryFaults, layerFault, packageFault } from './layers.ts';
import { lines, parse, readSources } from './sources.ts';

const sources = readSources('shared', 'main', 'renderer');

describe('the tree', () => {
  it('has sources to look at', () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  it('imports only along the arrows of the design', () => {
    expect(lines(boundaryFaults(sources))).toEqual([]);
  });

  it('has no cycles', () => {
    expect(cyclesOf(sources)).toEqual([]);
  });
});

describe('an import is found', () => {
  it.each([
    `import { a } from '../x/b.ts';`,
    `import type { A } from '../x/b.ts';`,
    `import { type A } from '../x/b.ts';`,
    `import '../x/b.ts';`,
    `export { a } from '../x/b.ts';`,
    `export * from '../x/b.ts';`,
    `export type { A } from '../x/b.ts';`,
    `const a = await import('../x/b.ts');`,
    'const a = await import(`../x/b.ts`);',
    `type A = import('../x/b.ts').A;`,
    `const a = new URL('../x/b.ts', import.meta.url);`,
    `const a = import.meta.resolve('../x/b.ts');`,
    `const a = require('../x/b.ts');`,
  ])('%s', (text) => {
    expect(parse('shared/y/a.ts', text).imports.map(({ path }) => path)).toEqual(['shared/x/b.ts']);
  });

  it('and known as a type where nothing of it runs', () => {
    const text = `import type { A } from './a.ts'; import { type B } from './b.ts'; import { c, type C } from './c.ts';`;
    expect(parse('main/x/d.ts', text).imports.map(({ typeOnly }) => typeOnly)).toEqual([true, true, false]);
  });
});

describe('refused between files', () => {
  it.each([
    ['shared/orders/a.ts', 'main/orders/b.ts'],
    ['shared/orders/a.ts', 'shared/shipping/b.ts'],
    ['shared/base/a.ts', 'shared/orders/b.ts'],
    ['shared/orders/a.ts', 'shared/words/en/b.ts'],
    ['shared/orders/a.ts', 'shared/api/b.ts'],
    ['shared/strange/a.ts', 'shared/base/b.ts'],
    ['main/orders/a.ts', 'renderer/orders/b.ts'],
    ['main/orders/a.ts', 'main/shipping/b.ts'],
    ['main/orders/a.ts', 'main/sync/b.ts'],
    ['main/orders/a.ts', 'main/flow/b.ts'],
    ['main/sync/a.ts', 'main/orders/b.ts'],
    ['main/sync/a.ts', 'main/flow/b.ts'],
    ['main/db/a.ts', 'main/orders/b.ts'],
    ['main/platform/a.ts', 'main/db/b.ts'],
    ['main/flow/a.ts', 'main/api/b.ts'],
    ['main/api/a.ts', 'main/engine.ts'],
    ['main/writer.ts', 'main/web/b.ts'],
    ['main/web/a.ts', 'main/orders/b.ts'],
    ['main/web/a.ts', 'main/desktop/b.ts'],
    ['main/practice/a.ts', 'main/sync/b.ts'],
    ['main/cli.ts', 'main/orders/b.ts'],
    ['main/strange/a.ts', 'main/db/b.ts'],
    ['main/sync/connectors/shop/a.ts', 'main/sync/b.ts'],
    ['main/sync/connectors/shop/a.ts', 'main/platform/b.ts'],
    ['main/sync/connectors/shop/a.ts', 'main/sync/connectors/other/b.ts'],
    ['renderer/orders/a.tsx', 'main/api/b.ts'],
    ['renderer/orders/a.tsx', 'renderer/shipping/b.tsx'],
    ['renderer/orders/a.tsx', 'renderer/shell/b.tsx'],
    ['renderer/ui/a.tsx', 'renderer/orders/b.tsx'],
    ['renderer/ui/a.tsx', 'renderer/platform/b.ts'],
    ['renderer/ui/a.tsx', 'shared/orders/b.ts'],
    ['main/orders/a.ts', 'test/support/b.ts'],
    ['renderer/orders/a.ts', 'scripts/lib/b.mjs'],
  ])('%s → %s', (from, to) => {
    expect(layerFault(from, to)).toContain(from.includes('strange') ? 'no word' : to);
  });
});

describe('allowed between files', () => {
  it.each([
    ['shared/api/a.ts', 'shared/orders/b.ts'],
    ['shared/shipping/a.ts', 'shared/orders/b.ts'],
    ['main/shipping/a.ts', 'main/orders/b.ts'],
    ['main/shipping/a.ts', 'main/db/b.ts'],
    ['main/flow/a.ts', 'main/sync/b.ts'],
    ['main/api/a.ts', 'main/flow/b.ts'],
    ['main/engine.ts', 'main/api/b.ts'],
    ['main/web/a.ts', 'main/engine.ts'],
    ['main/sync/a.ts', 'main/sync/connectors/shop/b.ts'],
    ['main/sync/connectors/shop/a.ts', 'main/sync/connectors/shop/b.ts'],
    ['main/sync/connectors/shop/a.ts', 'shared/sync/b.ts'],
    ['renderer/shell/a.tsx', 'renderer/orders/b.tsx'],
    ['renderer/orders/a.tsx', 'renderer/platform/b.ts'],
    ['renderer/orders/a.tsx', 'shared/orders/b.ts'],
  ])('%s → %s', (from, to) => {
    expect(layerFault(from, to)).toBeUndefined();
  });
});

describe('refused packages', () => {
  it.each([
    ['shared/orders/a.ts', 'node:fs'],
    ['shared/orders/a.ts', 'react'],
    ['shared/orders/a.ts', '@orpc/contract'],
    ['main/web/a.ts', 'electron'],
    ['main/orders/a.ts', 'better-sqlite3'],
    ['main/orders/a.ts', 'pino'],
    ['main/sync/connectors/shop/a.ts', 'node:crypto'],
    ['main/desktop/preload.ts', 'zod'],
    ['main/desktop/preload.ts', 'node:fs'],
    ['renderer/orders/a.tsx', 'electron'],
    ['renderer/orders/a.tsx', 'node:fs'],
    ['renderer/orders/a.tsx', '@orpc/client'],
    ['main/orders/a.ts', '@mantine/core'],
  ])('%s → %s', (from, specifier) => {
    expect(packageFault(from, specifier)).toContain(specifier);
  });
});

describe('a planted violation', () => {
  it('is told with its file', () => {
    const planted = parse(
      'shared/orders/a.ts',
      `import { q } from '../../main/db/query.ts'; import 'node:fs';`,
    );
    expect(lines(boundaryFaults([planted]))).toEqual([
      'shared/orders/a.ts: imports main/db/query.ts of another area',
      'shared/orders/a.ts: imports node:fs: shared/ imports only itself, zod, temporal-polyfill',
    ]);
  });

  it('is found as a cycle', () => {
    const planted = [
      parse('main/orders/b.ts', `import './c.ts';`),
      parse('main/orders/c.ts', `import type { A } from './a.ts';`),
      parse('main/orders/a.ts', `export * from './b.ts';`),
      parse('main/orders/d.ts', `import './a.ts';`),
    ];
    expect(cyclesOf(planted)).toEqual([
      'main/orders/a.ts → main/orders/b.ts → main/orders/c.ts → main/orders/a.ts',
    ]);
  });
});

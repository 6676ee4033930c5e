import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forgotten, type Lockfile, type Manifest, undescribed, unlocked, unpinned } from './packages.ts';
import { ROOT } from './sources.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as Lockfile;

describe('dependencies', () => {
  it('are pinned to one version', () => {
    expect(unpinned(manifest)).toEqual([]);
    expect(unpinned({ dependencies: { a: '^1.0.0', b: '1.0.0', c: 'latest' } })).toEqual([
      'a ^1.0.0',
      'c latest',
    ]);
  });

  it('have a line each in the README saying what they do here', () => {
    expect(existsSync(join(ROOT, 'README.md')), 'README.md is missing').toBe(true);
    expect(undescribed(manifest, read('README.md'))).toEqual([]);
  });

  it('without a line in the README are found', () => {
    expect(undescribed({ dependencies: { zod: '1.0.0', 'zod-x': '1.0.0' } }, '- `zod` decodes')).toEqual([
      'zod-x',
    ]);
  });

  it('are locked by content and by no server', () => {
    expect(unlocked(lock)).toEqual([]);
    const planted = {
      packages: {
        '': {},
        a: { integrity: 'sha512-x' },
        b: {},
        c: { integrity: 'sha512-x', resolved: 'https://x' },
      },
    };
    expect(unlocked(planted)).toEqual(['b', 'c']);
  });

  it('are locked for every system', () => {
    expect(forgotten(lock)).toEqual([]);
    const planted = {
      packages: {
        'node_modules/a': {
          optionalDependencies: { 'a-linux': '1.0.0', 'a-win': '1.0.0', 'a-mac': '1.0.0' },
        },
        'node_modules/a/node_modules/a-linux': {},
        'node_modules/a-mac': {},
      },
    };
    expect(forgotten(planted)).toEqual(['node_modules/a → a-win']);
  });
});

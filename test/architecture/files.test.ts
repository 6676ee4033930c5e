import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LONG_LINES, lengthOf, longFiles, misnamed, type TextFile, unmentionables } from './files.ts';
import { everyFileBelow, lines, ROOT } from './sources.ts';

const FOLDERS = ['shared', 'main', 'renderer', 'test', 'scripts', '.ci', 'docs'];
const TOP = [
  'package.json',
  'package-lock.json',
  'README.md',
  'CHANGELOG.md',
  'electron-builder.yml',
  '.npmrc',
];
const TEXT = /(\.(tsx?|mjs|css|html|json|md|yml)|\/run|\.npmrc)$/;

const files: readonly TextFile[] = [...FOLDERS.flatMap(everyFileBelow), ...TOP]
  .filter((path) => TEXT.test(path) && !path.startsWith('test/fixtures/'))
  .flatMap((path) => {
    try {
      return [{ path, text: readFileSync(join(ROOT, path), 'utf8') }];
    } catch {
      return [];
    }
  });
const code = files.filter(({ path }) => /\.(tsx?|mjs)$/.test(path));
/** The tables are one list, however long; so is a migration. */
const LISTS = /^main\/db\/(migrations\/|schema\.ts$)/;
const own = code.filter(({ path }) => /^(shared|main|renderer)\//.test(path) && !LISTS.test(path));
const planted = (path: string, text = ''): TextFile[] => [{ path, text }];

describe('files', () => {
  it('of the program stay small', () => {
    const long = own.filter((file) => lengthOf(file) > LONG_LINES);
    for (const file of long)
      process.stderr.write(`${file.path}: ${lengthOf(file)} lines, a reason to look again\n`);
    expect(lines(longFiles(own, 2 * LONG_LINES))).toEqual([]);
    expect(longFiles(planted('main/a.ts', 'x\n'.repeat(601)), 2 * LONG_LINES)).toHaveLength(1);
  });

  it('are named in kebab-case', () => {
    expect(lines(misnamed(code))).toEqual([]);
    const wrong = ['main/orders/nextSteps.ts', 'main/NextSteps.tsx', 'main/next_steps.ts'].flatMap((path) =>
      planted(path),
    );
    expect(misnamed(wrong)).toHaveLength(3);
  });

  it('mention no registry, no unfinished work, no folder of one machine', () => {
    expect(lines(unmentionables(files))).toEqual([]);
    const wrong = ['https://registry', 'npmjs.org/'].join('.');
    expect(unmentionables(planted('a.md', wrong))).toHaveLength(1);
    expect(unmentionables(planted('a.md', `// ${['TO', 'DO'].join('')} later`))).toHaveLength(1);
    expect(unmentionables(planted('a.md', `see ${['', 'home', 'me'].join('/')}`))).toHaveLength(1);
  });

  it('that start something can be started', () => {
    const mode = execFileSync('git', ['ls-files', '--stage', '.ci/run'], { cwd: ROOT, encoding: 'utf8' });
    expect(mode).toMatch(/^100755 /);
  });
});

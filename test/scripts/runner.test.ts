import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../architecture/sources.ts';

// Inside the project, so that vitest is found; `.cache/` is ignored by everything else.
mkdirSync(join(ROOT, '.cache'), { recursive: true });
const folder = mkdtempSync(join(ROOT, '.cache', 'runner-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function summaryOf(files: Readonly<Record<string, string>>) {
  const at = mkdtempSync(join(folder, 'run-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(at, name), text);
  const reporter = JSON.stringify(join(ROOT, 'test/support/reporter.ts'));
  const path = join(at, 'summary.json');
  writeFileSync(
    join(at, 'vitest.config.ts'),
    `import { SummaryReporter } from ${reporter};
     export default { root: ${JSON.stringify(at)}, test: { reporters: [new SummaryReporter(${JSON.stringify(path)})] } };`,
  );
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run'], {
    cwd: at,
    env: { PATH: process.env.PATH, CI: '1' },
  });
  return { status, summary: JSON.parse(readFileSync(path, 'utf8')) as unknown };
}

const HEAD = `import { beforeAll, describe, expect, it } from 'vitest';\n`;

describe('the sum of a run', () => {
  it('counts what passed, failed and was skipped, and keeps what the skip said', () => {
    const { summary } = summaryOf({
      'a.test.ts': `${HEAD}
        describe('d', () => { it('one', () => {}); it('two', () => { expect(1).toBe(2); }); });
        it.skip('three', () => {});
        it('four', (context) => { context.skip('no display'); });
        it.todo('five');`,
    });
    expect(summary).toEqual({
      passed: 1,
      failed: 1,
      skipped: [
        { name: 'a.test.ts > three' },
        { name: 'a.test.ts > four', note: 'no display' },
        { name: 'a.test.ts > five' },
      ],
      errors: [],
      names: ['d > one', 'd > two', 'three', 'four', 'five'].map((name) => `a.test.ts > ${name}`),
    });
  });

  it('does not miss what goes wrong outside of a test', () => {
    const { status, summary } = summaryOf({
      'hook.test.ts': `${HEAD} describe('d', () => { beforeAll(() => { throw new Error('hook'); }); it('x', () => {}); });`,
      'load.test.ts': `${HEAD} throw new Error('load');`,
      'late.test.ts': `${HEAD} it('y', async () => {
        void Promise.reject(new Error('late'));
        await new Promise((resolve) => setTimeout(resolve, 50));
      });`,
    });
    expect(status).not.toBe(0);
    expect(summary).toMatchObject({
      errors: expect.arrayContaining([
        expect.stringContaining('load'),
        expect.stringContaining('hook'),
        expect.stringContaining('late'),
      ]),
    });
  });
});

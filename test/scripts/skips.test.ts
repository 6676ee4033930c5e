import { describe, expect, it } from 'vitest';
import { judgeSkips } from '../../scripts/lib/skips.mjs';

const summary = {
  skipped: [{ name: 'a.test.ts > x', note: 'no runtime' }, { name: 'b.test.ts > y' }],
  names: ['a.test.ts > x', 'b.test.ts > y', 'c.test.ts > z'],
};

describe('a skipped test', () => {
  it('is told with its reason when it is on the list', () => {
    const { lines, faults } = judgeSkips(
      summary,
      { 'a.test.ts > x': 'Why', 'b.test.ts > y': 'Because' },
      true,
    );
    expect({ lines, faults }).toEqual({
      lines: [' ↓ skipped: a.test.ts > x: Why (no runtime)', ' ↓ skipped: b.test.ts > y: Because'],
      faults: [],
    });
  });

  it('is a fault when it is not, or without a reason', () => {
    const { faults } = judgeSkips(summary, { 'b.test.ts > y': '' }, false);
    expect(faults).toEqual([
      'skipped without a reason in test/skipped.json: a.test.ts > x',
      'skipped without a reason in test/skipped.json: b.test.ts > y',
    ]);
  });

  it('is a fault of the list when no test has that name, in a whole run', () => {
    const none = { skipped: [], names: ['a.test.ts > x'] };
    const allowed = { 'gone.test.ts > x': 'Why' };
    expect(judgeSkips(none, allowed, true).faults).toEqual([
      'test/skipped.json names no test: gone.test.ts > x',
    ]);
    expect(judgeSkips(none, allowed, false).faults).toEqual([]);
  });
});

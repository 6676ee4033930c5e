import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followRows, nextOpen, startRows } from '../../renderer/platform/steady-rows.ts';

const idOf = (row: string): string => row;
const whole = { idOf, isWhole: true };

describe('rows under the hand', () => {
  it('stay in their place, marked done, when they leave the view', () => {
    const after = followRows(startRows(['a', 'b', 'c']), ['a', 'c'], whole);
    expect(after).toEqual({ rows: ['a', 'b', 'c'], done: new Set(['b']), arrived: 0 });
    expect(followRows(after, ['a', 'b', 'c'], whole).done).toEqual(new Set());
  });

  it('are counted, not shown, when they arrive between or before others', () => {
    expect(followRows(startRows(['b', 'd']), ['a', 'b', 'c', 'd'], whole)).toEqual({
      rows: ['b', 'd'],
      done: new Set(),
      arrived: 2,
    });
  });

  it('follow at the end when the list is read further', () => {
    const after = followRows(startRows(['a', 'b']), ['a', 'b', 'c', 'd'], { idOf, isWhole: false });
    expect(after).toEqual({ rows: ['a', 'b', 'c', 'd'], done: new Set(), arrived: 0 });
  });

  it('never move: what is shown keeps its order whatever comes', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ids, ids, fc.boolean(), (before, now, isWhole) => {
        const after = followRows(startRows(before), now, { idOf, isWhole });
        expect(after.rows.slice(0, before.length)).toEqual(before);
        expect(new Set(after.rows).size).toBe(after.rows.length);
        expect([...after.done].sort()).toEqual(before.filter((id) => !now.includes(id)).sort());
        expect(after.rows.length + after.arrived).toBe(new Set([...before, ...now]).size);
      }),
    );
  });
});

describe('after acting on a row', () => {
  it('the next that is not done is current, at the end the one before', () => {
    const list = { rows: ['a', 'b', 'c', 'd'], done: new Set(['b']) };
    expect(nextOpen(list, 'a', idOf)).toBe('c');
    expect(nextOpen(list, 'd', idOf)).toBe('c');
    expect(nextOpen({ rows: ['a'], done: new Set() }, 'a', idOf)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittingColumns, gridTemplate, placed } from '../../renderer/ui/data-list/columns.ts';
import { tickedShare, toggled, withRange } from '../../renderer/ui/data-list/selection.ts';
import { parseWhole } from '../../renderer/ui/number-field.tsx';

const cell = () => null;
const COLUMNS = [
  { id: 'number', head: '', width: 110, cell },
  { id: 'customer', head: '', width: 120, grow: 2, cell },
  { id: 'payment', head: '', width: 80, from: 1000, cell },
  { id: 'stock', head: '', width: 80, from: 1000, cell },
  { id: 'state', head: '', width: 80, below: 1000, cell },
  { id: 'items', head: '', width: 60, grow: 1, yields: 2, cell },
  { id: 'owner', head: '', width: 20, yields: 1, cell },
];
const shown = (width: number) => fittingColumns(COLUMNS, width, true).map((column) => column.id);

describe('columns', () => {
  it('fold into one below their width, and give way in their order when not all fit', () => {
    expect(shown(1200)).toEqual(['number', 'customer', 'payment', 'stock', 'items', 'owner']);
    expect(shown(800)).toEqual(['number', 'customer', 'state', 'items', 'owner']);
    expect(shown(430)).toEqual(['number', 'customer', 'state', 'owner']);
    expect(shown(300)).toEqual(['number', 'customer', 'state']);
  });

  it('make one grid for heads and rows', () => {
    const columns = placed(COLUMNS.slice(0, 2), true);
    expect(gridTemplate(columns, true)).toBe('14px 118px minmax(130px, 2fr)');
    expect(gridTemplate(placed(COLUMNS.slice(0, 2), false), false)).toBe('110px minmax(130px, 2fr)');
  });
});

describe('ticked rows', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];

  it('grow by ranges in either direction and toggle one by one', () => {
    const one = toggled(new Set(), 'd');
    const range = withRange(one, ids, ['d', 'b']);
    expect([...range].sort()).toEqual(['b', 'c', 'd']);
    expect([...toggled(range, 'c')].sort()).toEqual(['b', 'd']);
    expect([...withRange(new Set(), ids, [undefined, 'c'])]).toEqual(['c']);
  });

  it('ticking twice is as not ticking', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...ids)), fc.constantFrom(...ids), (chosen, id) => {
        expect(toggled(toggled(new Set(chosen), id), id)).toEqual(new Set(chosen));
      }),
    );
  });

  it('count only rows that are shown', () => {
    expect([
      tickedShare(new Set(), ids),
      tickedShare(new Set(['a', 'z']), ids),
      tickedShare(new Set(ids), ids),
    ]).toEqual(['none', 'some', 'all']);
    expect(tickedShare(new Set(['z']), ids)).toBe('none');
  });
});

describe('a number field', () => {
  it('reads whole numbers as people group them, and nothing else', () => {
    expect(['2,310', '2 310', '2.310', '007', '−5', '-5', '+3'].map(parseWhole)).toEqual([
      2310, 2310, 2310, 7, -5, -5, 3,
    ]);
    expect(['', '1.5', '12a', '1,23', '--1', '99999999999999999999'].map(parseWhole)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

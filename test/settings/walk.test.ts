import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved } from '../../renderer/settings/walk.ts';

interface Bin {
  readonly id: string;
  readonly walkOrder: number;
}

/** As the list shows them: by walk order, then by code (here the id). */
const walked = (bins: readonly Bin[]): Bin[] =>
  bins.toSorted((a, b) => a.walkOrder - b.walkOrder || a.id.localeCompare(b.id));

const apply = (bins: readonly Bin[], at: number, by: -1 | 1): Bin[] => {
  const moves = new Map(moved(bins, at, by).map((move) => [move.binId, move.walkOrder]));
  return walked(bins.map((bin) => ({ ...bin, walkOrder: moves.get(bin.id) ?? bin.walkOrder })));
};

const places = fc
  .array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 8 })
  .map((orders) => walked(orders.map((walkOrder, index) => ({ id: `bin_${index}`, walkOrder }))));

describe('moving a bin in the walk', () => {
  it('changes places with its neighbour and leaves all others in their order, where places differ', () => {
    fc.assert(
      fc.property(places, fc.nat(7), fc.constantFrom<-1 | 1>(-1, 1), (bins, seed, by) => {
        const at = seed % bins.length;
        const ids = bins.map(({ id }) => id);
        fc.pre(new Set(bins.map(({ walkOrder }) => walkOrder)).size === bins.length);
        const wanted = [...ids];
        const other = at + by;
        if (other >= 0 && other < ids.length) [wanted[at], wanted[other]] = [ids[other] ?? '', ids[at] ?? ''];
        expect(apply(bins, at, by).map(({ id }) => id)).toEqual(wanted);
      }),
    );
  });

  it('never gives a place below zero, and touches two bins at most', () => {
    fc.assert(
      fc.property(places, fc.nat(7), fc.constantFrom<-1 | 1>(-1, 1), (bins, seed, by) => {
        const moves = moved(bins, seed % bins.length, by);
        expect(moves.length).toBeLessThanOrEqual(2);
        expect(moves.every(({ walkOrder }) => walkOrder >= 0)).toBe(true);
      }),
    );
  });

  it('comes past a bin on the same place', () => {
    const bins = [
      { id: 'a', walkOrder: 10 },
      { id: 'b', walkOrder: 10 },
    ];
    expect(apply(bins, 1, -1).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(apply(bins, 0, 1).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocatable, availability, sellable, sumLevels } from '../../shared/stock/availability.ts';
import { openingStep } from '../../shared/stock/opening.ts';
import { takeFrom } from '../../shared/stock/places.ts';
import { isNoteNeeded, WRITE_OFF_REASONS } from '../../shared/stock/reasons.ts';

const level = fc.record({
  onHandQty: fc.integer({ min: -50, max: 500 }),
  unavailableQty: fc.nat(50),
  committedQty: fc.nat(500),
});

describe('available', () => {
  it('is on hand less what may not be sold and what is claimed', () => {
    expect(availability({ onHandQty: 14, unavailableQty: 1, committedQty: 18 })).toBe(-5);
    expect(allocatable({ onHandQty: 14, unavailableQty: 1, committedQty: 18 })).toBe(0);
  });

  it('of several warehouses is the sum of each', () => {
    fc.assert(
      fc.property(fc.array(level), (levels) => {
        expect(availability(sumLevels(levels))).toBe(
          levels.reduce((sum, one) => sum + availability(one), 0) + 0,
        );
      }),
    );
  });
});

describe('what a shop is told', () => {
  it('is never below zero, and too many claims in one warehouse take nothing from another', () => {
    expect(
      sellable([
        { onHandQty: 0, unavailableQty: 0, committedQty: 3 },
        { onHandQty: 2, unavailableQty: 0, committedQty: 0 },
      ]),
    ).toBe(2);
    fc.assert(
      fc.property(fc.array(level), (levels) => {
        const qty = sellable(levels);
        expect(qty).toBeGreaterThanOrEqual(0);
        expect(qty).toBeGreaterThanOrEqual(availability(sumLevels(levels)));
      }),
    );
  });
});

describe('taking units out of a warehouse', () => {
  const bins = [
    { binId: 'a', qty: 3 },
    { binId: 'b', qty: 4 },
  ];

  it('empties the named bin first, then what lies loose, then the far bins', () => {
    expect(takeFrom({ onHandQty: 9, bins }, 2)).toEqual([{ binId: null, qty: 2 }]);
    expect(takeFrom({ onHandQty: 9, bins }, 5)).toEqual([
      { binId: null, qty: 2 },
      { binId: 'b', qty: 3 },
    ]);
    expect(takeFrom({ onHandQty: 9, bins }, 6, 'a')).toEqual([
      { binId: 'a', qty: 3 },
      { binId: null, qty: 2 },
      { binId: 'b', qty: 1 },
    ]);
  });

  it('takes exactly what was asked, no place twice, no bin below nothing', () => {
    const stock = fc
      .record({ loose: fc.nat(20), quantities: fc.array(fc.nat(20), { maxLength: 5 }) })
      .map(({ loose, quantities }) => ({
        onHandQty: loose + quantities.reduce((sum, qty) => sum + qty, 0),
        bins: quantities.map((qty, index) => ({ binId: `b${index}`, qty })),
      }));
    fc.assert(
      fc.property(stock, fc.integer({ min: 1, max: 150 }), fc.nat(6), (there, qty, index) => {
        const parts = takeFrom(there, qty, `b${index}`);
        expect(parts.reduce((sum, part) => sum + part.qty, 0)).toBe(qty);
        expect(new Set(parts.map((part) => part.binId)).size).toBe(parts.length);
        for (const part of parts) {
          expect(part.qty).toBeGreaterThan(0);
          const bin = there.bins.find((entry) => entry.binId === part.binId);
          if (part.binId !== null) expect(part.qty).toBeLessThanOrEqual(bin?.qty ?? 0);
        }
        // Loose units run short only when every bin is empty.
        const loose = there.onHandQty - there.bins.reduce((sum, bin) => sum + bin.qty, 0);
        const takenLoose = parts.find((part) => part.binId === null)?.qty ?? 0;
        if (takenLoose > loose) expect(qty - takenLoose).toBe(there.onHandQty - loose);
      }),
    );
  });
});

describe('opening stock', () => {
  it('fills a debt of the shop before anything counts as on hand', () => {
    expect(openingStep(null, -3)).toEqual({ openedQty: -3, moveQty: 0 });
    expect(openingStep(-3, 2)).toEqual({ openedQty: -1, moveQty: 0 });
    expect(openingStep(-1, 3)).toEqual({ openedQty: 2, moveQty: 2 });
  });

  it('gives max(0, quantity + reduced), in whichever order the orders come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.array(fc.integer({ min: 1, max: 20 })),
        (qty, reduced) => {
          let state = openingStep(null, qty);
          let onHand = state.moveQty;
          for (const units of reduced) {
            state = openingStep(state.openedQty, units);
            expect(state.moveQty).toBeGreaterThanOrEqual(0);
            onHand += state.moveQty;
          }
          expect(onHand).toBe(Math.max(0, qty + reduced.reduce((sum, units) => sum + units, 0)));
        },
      ),
    );
  });
});

describe('a reason', () => {
  it('of its own words is wanted only where no code says it', () => {
    expect(WRITE_OFF_REASONS.filter(isNoteNeeded)).toEqual(['other']);
  });
});

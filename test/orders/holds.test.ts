import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HoldCauses, StoredHold } from '../../shared/orders/holds.ts';
import { holdChanges, wantedHolds } from '../../shared/orders/holds.ts';

const none: HoldCauses = {
  isOpen: true,
  unlinkedLines: [],
  addressProblems: [],
  addressKey: 'k',
  totals: [],
  duplicateOf: null,
  awaitsPayment: false,
};
const stored = (hold: Partial<StoredHold> & Pick<StoredHold, 'code' | 'data'>): StoredHold => ({
  id: `hld_${hold.code}`,
  lineId: null,
  releasedAt: null,
  releasedBy: null,
  ...hold,
});

describe('holds', () => {
  it('stand for each cause of an open order, and for none once it is over', () => {
    const causes: HoldCauses = {
      ...none,
      awaitsPayment: true,
      duplicateOf: 'ord_1',
      addressProblems: ['city_missing'],
    };
    expect(wantedHolds(causes).map((hold) => hold.code)).toEqual([
      'address',
      'duplicate_suspected',
      'payment',
    ]);
    expect(wantedHolds({ ...causes, isOpen: false })).toEqual([]);
  });

  it('whose cause is gone are released, a person’s own never are', () => {
    const changes = holdChanges(
      [],
      [stored({ code: 'payment', data: '{}' }), stored({ code: 'manual', data: '{"note":""}' })],
    );
    expect(changes).toEqual({ set: [], release: ['hld_payment'] });
  });

  it('that a person let pass stay away while the cause is the same, and come back with another cause', () => {
    const wanted = wantedHolds({ ...none, addressProblems: ['city_missing'] });
    const passed = stored({
      code: 'address',
      data: JSON.stringify(wanted[0]?.data),
      releasedAt: 1,
      releasedBy: 'per_1',
    });
    expect(holdChanges(wanted, [passed]).set).toEqual([]);
    const other = wantedHolds({ ...none, addressProblems: ['city_missing'], addressKey: 'other' });
    expect(holdChanges(other, [passed]).set).toEqual(other);
  });

  it('that the engine released come back when their cause does', () => {
    const wanted = wantedHolds({ ...none, awaitsPayment: true });
    const gone = stored({ code: 'payment', data: '{}', releasedAt: 1, releasedBy: 'engine' });
    expect(holdChanges(wanted, [gone]).set).toEqual(wanted);
  });

  it('settle: applying the changes leaves nothing to change', () => {
    const causes = fc.record({
      isOpen: fc.boolean(),
      unlinkedLines: fc.array(
        fc.record({ lineId: fc.constantFrom('a', 'b'), listingId: fc.constant('l'), sku: fc.constant('S') }),
        { maxLength: 1 },
      ),
      addressProblems: fc.subarray(['city_missing', 'name_missing'] as const),
      addressKey: fc.constantFrom('x', 'y'),
      totals: fc.constant([]),
      duplicateOf: fc.option(fc.constant('ord_1')),
      awaitsPayment: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(causes, { minLength: 1, maxLength: 6 }), (history) => {
        let holds: StoredHold[] = [];
        for (const cause of history) {
          const wanted = wantedHolds(cause as HoldCauses);
          const { set, release } = holdChanges(wanted, holds);
          holds = holds.map((hold) =>
            release.includes(hold.id) ? { ...hold, releasedAt: 1, releasedBy: 'engine' } : hold,
          );
          holds.push(
            ...set.map((hold, index) =>
              stored({ ...hold, id: `${holds.length}-${index}`, data: JSON.stringify(hold.data) }),
            ),
          );
          expect(holdChanges(wanted, holds)).toEqual({ set: [], release: [] });
          expect(holds.filter((hold) => hold.releasedAt === null)).toHaveLength(wanted.length);
        }
      }),
    );
  });
});

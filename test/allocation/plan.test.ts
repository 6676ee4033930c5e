import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planClaim } from '../../shared/allocation/plan.ts';

const stock = fc
  .array(fc.integer({ min: -5, max: 20 }), { maxLength: 5 })
  .map((all) => all.map((availableQty, index) => ({ warehouseId: `w${index}`, availableQty })));

describe('a claim', () => {
  it('takes exactly what is wanted or all there is, never more than a place has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), stock, (wanted, places) => {
        const plan = planClaim(wanted, places);
        const claimed = plan.claims.reduce((sum, claim) => sum + claim.qty, 0);
        const there = places.reduce((sum, place) => sum + Math.max(0, place.availableQty), 0);
        expect(claimed).toBe(Math.min(wanted, there));
        expect(claimed + plan.shortQty).toBe(wanted);
        for (const claim of plan.claims) {
          expect(claim.qty).toBeGreaterThan(0);
          expect(claim.qty).toBeLessThanOrEqual(
            places.find((place) => place.warehouseId === claim.warehouseId)?.availableQty ?? 0,
          );
        }
      }),
    );
  });
  it('is not split while one place has everything', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), stock, (wanted, places) => {
        const hasWhole = places.some((place) => place.availableQty >= wanted);
        if (hasWhole) expect(planClaim(wanted, places).claims).toHaveLength(1);
      }),
    );
  });
});

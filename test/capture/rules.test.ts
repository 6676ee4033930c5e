import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DUPLICATE_WINDOW_MS, goodsKey, suspectedOriginal } from '../../shared/capture/duplicates.ts';
import { cancelledUnits } from '../../shared/capture/line-changes.ts';

const trace = { id: 'b', customerId: 'c', placedAt: 1_000_000_000, totalMinor: 500, goods: '1×A' };

describe('a suspected duplicate', () => {
  const original = { ...trace, id: 'a', placedAt: trace.placedAt - DUPLICATE_WINDOW_MS };
  it('is the later of two alike orders of one customer close in time', () => {
    expect(suspectedOriginal(trace, [trace, original])).toBe(original);
    expect(suspectedOriginal(original, [trace, original])).toBeUndefined();
  });
  it('is none when customer, goods, total or time differ', () => {
    for (const change of [
      { customerId: 'd' },
      { goods: '2×A' },
      { totalMinor: 501 },
      { placedAt: original.placedAt - 1 },
    ]) {
      expect(suspectedOriginal(trace, [{ ...original, ...change }])).toBeUndefined();
    }
  });
  it('does not depend on the order of lines', () => {
    const lines = [
      { sku: 'A', name: 'x', qty: 1 },
      { sku: '', name: 'y', qty: 2 },
    ];
    expect(goodsKey(lines)).toBe(goodsKey([...lines].reverse()));
  });
});

describe('units that the channel took back', () => {
  it('never exceed the line, never touch what has left, and name what cannot follow', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.nat(50),
        fc.nat(80),
        fc.boolean(),
        (ordered, shippedSeed, refundedQty, isCancelled) => {
          const shippedQty = Math.min(ordered, shippedSeed);
          const units = cancelledUnits({ orderedQty: ordered, shippedQty, refundedQty, isCancelled });
          expect(units.cancelledQty).toBeLessThanOrEqual(ordered - shippedQty);
          expect(units.cancelledQty).toBe(
            isCancelled ? ordered - shippedQty : Math.min(ordered - shippedQty, refundedQty),
          );
          expect(units.channelCancelledQty).toBe(isCancelled ? shippedQty : 0);
        },
      ),
    );
  });
});

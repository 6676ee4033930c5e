import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortQty, suggestForItem } from '../../shared/stock/suggest.ts';

const calm = { isStocked: true, availableQty: 3, backorderedQty: 0, isDifferent: false };

describe('what an item asks for first', () => {
  it('is stock where orders wait, before a shop that shows something else', () => {
    expect(suggestForItem({ ...calm, backorderedQty: 2, isDifferent: true })).toBe('book_in');
    expect(suggestForItem({ ...calm, availableQty: -1 })).toBe('book_in');
    expect(suggestForItem({ ...calm, isDifferent: true })).toBe('settle_difference');
    expect(suggestForItem(calm)).toBeUndefined();
  });

  it('is never stock for what is not counted', () => {
    expect(suggestForItem({ ...calm, isStocked: false, availableQty: -5 })).toBeUndefined();
  });

  it('asks for no unit more than is missing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        (availableQty, backorderedQty) => {
          const missing = shortQty({ availableQty, backorderedQty });
          expect(missing).toBe(backorderedQty + (availableQty < 0 ? -availableQty : 0));
        },
      ),
    );
  });
});

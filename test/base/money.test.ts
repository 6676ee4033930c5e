import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseMinor, splitMinor } from '../../shared/base/money.ts';

describe('money', () => {
  it('is read digit by digit and rounded half away from zero', () => {
    const cases: [string, string, number | undefined][] = [
      ['12.605', 'EUR', 1261],
      ['-0.005', 'EUR', -1],
      ['0.004', 'EUR', 0],
      ['.5', 'EUR', 50],
      ['12', 'JPY', 12],
      ['12.50', 'JPY', 13],
      ['1e2', 'EUR', 10_000],
      ['1.2e-1', 'EUR', 12],
      ['12.6050', 'KWD', 12_605],
      ['', 'EUR', undefined],
      ['1,5', 'EUR', undefined],
      ['abc', 'EUR', undefined],
      ['9'.repeat(30), 'EUR', undefined],
      ['-', 'EUR', undefined],
    ];
    for (const [text, currency, minor] of cases) expect(parseMinor(text, currency), text).toBe(minor);
  });
  it('written as text and read again is the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (minor, currency) => {
          expect(parseMinor(formatDecimal(minor, currency), currency)).toBe(minor);
        },
      ),
    );
  });
  it('split over weights adds up, and no part is a unit away from its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 20 }),
        (amount, weights) => {
          const parts = splitMinor(amount, weights);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          if (total === 0) return;
          for (const [index, part] of parts.entries()) {
            expect(Math.abs(part - (amount * (weights[index] ?? 0)) / total)).toBeLessThan(1);
          }
        },
      ),
    );
  });
});

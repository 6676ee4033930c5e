import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalPlaces, plainDecimal } from '../../shared/documents/decimal.ts';
import {
  currencySign,
  formatAmount,
  formatDate,
  formatMoney,
  formatPercent,
  formatPrice,
} from '../../shared/documents/format.ts';

describe('numbers on paper', () => {
  it('follow the language and the digits of the currency', () => {
    expect([
      formatMoney('en', 153_510, 'EUR'),
      formatMoney('en-US', 153_510, 'USD'),
      formatMoney('de', 153_510, 'EUR'),
      formatMoney('fr', -153_510, 'EUR'),
      formatMoney('en', 1_535, 'JPY'),
      formatMoney('en', 1_535_100, 'KWD'),
      formatAmount('de', -1_000, 'EUR'),
      formatAmount('ar', 153_510, 'EUR'),
    ]).toEqual([
      '€1,535.10',
      '$1,535.10',
      '1.535,10\u00a0€',
      '−1\u00a0535,10\u00a0€',
      'JP¥1,535',
      'KWD\u00a01,535.100',
      '−10,00',
      expect.stringMatching(/^1[.,٬]535[.,٫]10$/),
    ]);
  });

  it('no cent is lost on the largest amounts', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        const digits = formatAmount('en', minor, 'EUR').replace('−', '-').replace(/[,.]/g, '');
        expect(Number(digits)).toBe(minor);
      }),
    );
  });

  it('unit prices keep the digits that they have', () => {
    expect(
      ['20.45', '4', '0.0415', '12.500000', '-10.00'].map((price) => formatPrice('en', price, 'EUR')),
    ).toEqual(['20.45', '4.00', '0.0415', '12.50', '−10.00']);
    expect(formatPrice('en', '2045', 'JPY')).toBe('2,045');
  });

  it('rates are written without idle zeros', () => {
    expect([formatPercent('en', '19.00'), formatPercent('de', '19'), formatPercent('fr', '5.5')]).toEqual([
      '19%',
      '19\u00a0%',
      '5,5\u00a0%',
    ]);
  });

  it('currencies that share a sign are told apart', () => {
    expect([currencySign('en', 'USD'), currencySign('en-US', 'USD'), currencySign('en', 'EUR')]).toEqual([
      'US$',
      '$',
      '€',
    ]);
  });
});

describe('dates on paper', () => {
  it('are the day that was written, in every language', () => {
    expect([
      formatDate('en', '2026-11-24'),
      formatDate('en-US', '2026-11-24'),
      formatDate('de', '2026-01-01'),
      formatDate('ja', '2026-12-31'),
    ]).toEqual(['24 Nov 2026', 'Nov 24, 2026', '1. Jan. 2026', '2026年12月31日']);
  });
});

describe('decimal text', () => {
  it('two texts of one number are the same', () => {
    expect(['19', '19.0', '019.00', '-0', '-0.50', '100'].map(plainDecimal)).toEqual([
      '19',
      '19',
      '19',
      '0',
      '-0.5',
      '100',
    ]);
    expect(decimalPlaces('4.1500')).toBe(2);
  });
});

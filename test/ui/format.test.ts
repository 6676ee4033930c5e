import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type AgeWords,
  formatDay,
  formatDue,
  formatMoney,
  formatQuantity,
  formatSpan,
} from '../../renderer/ui/format.ts';

const words: AgeWords = {
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => `${count} d`,
  late: (age) => `${age} late`,
};

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const when = (text: string, zone = 'Europe/Berlin') => ({ nowMs: at(text), zone, locale: 'en-GB' });
/** Tuesday, 10:42 in Hamburg. */
const tuesday = when('2026-11-24T10:42:00+01:00');

describe('money and quantities', () => {
  it('carry the currency’s own digits, and a real minus', () => {
    const shown = [
      { minor: 11240, currency: 'EUR' },
      { minor: -150, currency: 'EUR' },
      { minor: 5800, currency: 'USD' },
      { minor: 1200, currency: 'JPY' },
      { minor: 0, currency: 'EUR' },
    ].map((amount) => formatMoney(amount, 'en-GB'));
    expect(shown).toEqual(['€112.40', '−€1.50', 'US$58.00', 'JP¥1,200', '€0.00']);
    expect(formatMoney({ minor: -123450, currency: 'EUR' }, 'de').replace(/\s/g, ' ')).toBe('−1.234,50 €');
  });

  it('show zero as a dash', () => {
    expect([0, 5, -18, 1840].map((value) => formatQuantity(value, 'en'))).toEqual(['–', '5', '−18', '1,840']);
  });

  it('never contain a hyphen instead of a minus', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('en', 'de', 'sv', 'fr', 'ja'), (minor, locale) => {
        expect(formatMoney({ minor, currency: 'EUR' }, locale)).not.toContain('-');
      }),
    );
  });
});

describe('ages and due times', () => {
  it('use one unit, hours up to two days', () => {
    const minute = 60_000;
    const spans = [
      12_000,
      22 * minute,
      59.9 * minute,
      27 * 60 * minute,
      47 * 60 * minute,
      72 * 60 * minute,
      -5,
    ];
    expect(spans.map((ms) => formatSpan(ms, words))).toEqual([
      '12 s',
      '22 min',
      '59 min',
      '27 h',
      '47 h',
      '3 d',
      '0 s',
    ]);
  });

  it('are bare today, with the day otherwise, in words when past', () => {
    const due = (text: string) => formatDue(at(text), tuesday, words);
    expect([
      due('2026-11-24T12:00:00+01:00'),
      due('2026-11-25T12:00:00+01:00'),
      due('2026-12-09T12:00:00+01:00'),
      due('2026-11-23T14:00:00+01:00'),
      due('2026-11-24T10:20:00+01:00'),
      due('2026-11-23T23:30:00+01:00'),
      due('2026-11-20T14:00:00+01:00'),
    ]).toEqual(['12:00', 'Wed 12:00', '9 Dec 12:00', '1 d late', '22 min late', '11 h late', '4 d late']);
  });

  it('follow the company’s zone, not the computer’s', () => {
    const due = at('2026-11-24T23:30:00Z');
    expect(formatDue(due, when('2026-11-24T22:00:00Z', 'Europe/London'), words)).toBe('23:30');
    expect(formatDue(due, when('2026-11-24T22:00:00Z', 'Europe/Berlin'), words)).toBe('Wed 00:30');
  });

  it('name the day of something past by time, weekday or date', () => {
    const days = ['2026-11-24T08:26:00+01:00', '2026-11-22T21:08:00+01:00', '2026-11-01T09:00:00+01:00'];
    expect(days.map((day) => formatDay(at(day), tuesday))).toEqual(['08:26', 'Sun', '1 Nov']);
  });
});

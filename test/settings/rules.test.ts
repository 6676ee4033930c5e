import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDay } from '../../shared/settings/business-day.ts';
import { carriersFor, checkCarrier, isS10, trackingUrl } from '../../shared/settings/carriers.ts';
import { checkPatch } from '../../shared/settings/check.ts';
import { DEFAULT_CARRIERS } from '../../shared/settings/default-carriers.ts';
import { iban } from '../../shared/settings/iban.ts';
import { checkPattern, formatNumber, seriesYear } from '../../shared/settings/number-pattern.ts';
import { DEFAULT_SETTINGS, SETTINGS_SECTIONS, settingsSchema } from '../../shared/settings/settings.ts';

const carriers = DEFAULT_CARRIERS.map((carrier) => ({ ...carrier, isActive: true }));
const codes = (number: string) => carriersFor(number, carriers).map((carrier) => carrier.code);

describe('default settings', () => {
  it('pass their own checks', () => {
    expect(settingsSchema.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
    for (const section of SETTINGS_SECTIONS)
      expect(checkPatch(section, DEFAULT_SETTINGS[section])).toEqual([]);
  });
});

describe('an IBAN', () => {
  it.each([
    'DE89 3704 0044 0532 0130 00',
    'gb29nwbk60161331926819',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
  ])('%s is right', (text) => expect(iban(text)).toBeUndefined());

  it('with any one digit changed is wrong', () => {
    const good = 'DE89370400440532013000';
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 21 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(good[at]) + by) % 10;
        expect(iban(good.slice(0, at) + digit + good.slice(at + 1))).toBe('iban_checksum');
      }),
    );
    expect(iban('DE8937040044053201300')).toBe('iban_length');
  });
});

describe('a number pattern', () => {
  it('writes year, month and padded number', () => {
    expect(formatNumber('RE{yyyy}/{mm}-{number:4}', { number: 42, year: 2026, month: 3 })).toBe(
      'RE2026/03-0042',
    );
    expect(formatNumber('{number}', { number: 7, year: 2026, month: 3 })).toBe('7');
  });

  it('needs exactly one number and known words', () => {
    expect(checkPattern('{yy}-{number:5}')).toBeUndefined();
    expect(checkPattern('{yy}')).toBe('pattern_number_missing');
    expect(checkPattern('{number}{number}')).toBe('pattern_number_missing');
    expect(checkPattern('{day}{number}')).toBe('pattern_unknown_token');
    expect(checkPattern('<{number}>')).toBe('pattern_character');
    expect(checkPattern('{number')).toBe('pattern_number_missing');
  });

  it('that shows no year never starts anew, so numbers never repeat', () => {
    expect(seriesYear('{yy}-{number}', 2026)).toBe(2026);
    expect(seriesYear('R{number}', 2026)).toBe(0);
    const pattern = fc.constantFrom(
      '{yy}-{number:5}',
      '{yyyy}{mm}{number:3}',
      'R{number}',
      '{number:2}/{yyyy}',
    );
    const draw = fc.record({
      number: fc.integer({ min: 1, max: 99_999 }),
      year: fc.integer({ min: 2020, max: 2099 }),
      month: fc.constant(1),
    });
    fc.assert(
      fc.property(pattern, draw, draw, (text, a, b) => {
        const isSameKey = a.number === b.number && seriesYear(text, a.year) === seriesYear(text, b.year);
        expect(formatNumber(text, a) === formatNumber(text, b)).toBe(isSameKey);
      }),
    );
  });
});

describe('a tracking number', () => {
  it.each([
    ['1Z 999 AA1 01 2345 6784', 'ups'],
    ['JJD000390007812345678', 'dhl'],
    ['00340434161094042557', 'dhl'],
    ['3SABCD1234567890', 'dhl'],
    ['RR473124829DE', 'dhl'],
    ['RB123456785GB', 'royal_mail'],
    ['9400110200881234567890', 'usps'],
    ['6A12345678901', 'la_poste'],
    ['99.60.123456.12345678', 'swiss_post'],
  ])('%s is recognised', (number, code) => expect(codes(number)).toContain(code));

  it('of twelve digits fits several carriers, and the person chooses', () => {
    expect(codes('123456789012')).toEqual(expect.arrayContaining(['fedex', 'gls', 'japan_post']));
  });

  it('in the postal standard counts only with its check digit, and the country beats the general one', () => {
    expect(isS10('RR473124829DE')).toBe(true);
    expect(isS10('RR473124828DE')).toBe(false);
    expect(codes('RR473124829BR')).toEqual(['post']);
    expect(codes('RR473124829GB')).toEqual(['royal_mail', 'post']);
    expect(codes('RR473124828GB')).toEqual([]);
  });

  it('opens the page of its carrier', () => {
    expect(trackingUrl('https://t.example/{number}', '99.60 1/2')).toBe('https://t.example/99.601%2F2');
  });

  it('of any shape is answered', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => Array.isArray(codes(text))));
  });

  it('the default carriers pass the check of what people type', () => {
    for (const carrier of carriers) expect(checkCarrier(carrier)).toEqual([]);
  });
});

describe('the business day', () => {
  it('is that of the zone', () => {
    expect(businessDay('Asia/Tokyo', Date.UTC(2026, 11, 31, 15))).toEqual({
      on: '2027-01-01',
      year: 2027,
      month: 1,
    });
    expect(businessDay('America/New_York', Date.UTC(2027, 0, 1, 4)).on).toBe('2026-12-31');
  });
});

import { digitsOf, formatDecimal } from '../base/money.ts';
import { decimalPlaces } from './decimal.ts';

/**
 * Numbers and dates as they stand on paper, in the document's language. Amounts are formatted from decimal text, never
 * from a float. Paper carries the currency once per column or sum, not in every cell.
 */

/** Plain "en" is read as international English: 24 Nov 2026, not 11/24/2026. */
const localeOf = (language: string): string => (language.toLowerCase() === 'en' ? 'en-GB' : language);

/** 153510 EUR → "1,535.10" (en), "1.535,10" (de); 1535 JPY → "1,535". */
export function formatAmount(language: string, minorUnits: number, currency: string): string {
  const digits = digitsOf(currency);
  return number(language, formatDecimal(minorUnits, currency), digits, digits);
}

/** 153510 EUR → "€1,535.10" (en), "1.535,10 €" (de). */
export function formatMoney(language: string, minorUnits: number, currency: string): string {
  const digits = digitsOf(currency);
  return tidy(
    new Intl.NumberFormat(localeOf(language), {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(exact(formatDecimal(minorUnits, currency))),
  );
}

/** A unit price: the currency's digits at least, more where the price has them ("0.0415"). */
export function formatPrice(language: string, price: string, currency: string): string {
  const digits = digitsOf(currency);
  return number(language, price, digits, Math.max(digits, decimalPlaces(price)));
}

/** "19.00" → "19 %" (de) or "19%" (en); digits only where there are some. */
export function formatPercent(language: string, percent: string): string {
  const text = number(language, percent, 0, decimalPlaces(percent));
  const pattern = new Intl.NumberFormat(localeOf(language), { style: 'percent' }).formatToParts(1);
  const at = pattern.findIndex((part) => part.type === 'percentSign');
  const literals = pattern.map((part) => (part.type === 'integer' ? text : part.value));
  return at === -1 ? `${text}%` : tidy(literals.join(''));
}

/** 1250 → "1,250". */
export const formatQty = (language: string, qty: number): string => number(language, String(qty), 0, 0);

/** The sign that a column head carries: EUR → "€", USD → "US$" (en-GB) or "$" (en-US). */
export function currencySign(language: string, currency: string): string {
  const parts = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency }).formatToParts(0);
  return tidy(parts.find((part) => part.type === 'currency')?.value ?? currency);
}

/** "2026-11-24" → "24 Nov 2026". A business date has no zone: it is written as it stands. */
export function formatDate(language: string, isoDate: string): string {
  const [year = 0, month = 1, day = 1] = isoDate.split('-').map(Number);
  return spaced(
    new Intl.DateTimeFormat(localeOf(language), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
    }).format(Date.UTC(year, month - 1, day)),
  );
}

function number(language: string, text: string, least: number, most: number): string {
  const format = new Intl.NumberFormat(localeOf(language), {
    numberingSystem: 'latn',
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
  return tidy(format.format(exact(text)));
}

/** Intl takes decimal text as it is, digit by digit; its type only wants to hear that it is a number. */
const exact = (text: string): `${number}` => text as `${number}`;

/**
 * Narrow no-break spaces (French) are in few fonts, a no-break space is in all. A minus is written as a minus: the
 * hyphen that Intl gives is too short beside figures. Marks of direction are left to whoever lays out the line.
 */
const tidy = (text: string): string => spaced(text).replaceAll('-', '\u2212');

const spaced = (text: string): string =>
  text.replaceAll('\u202f', '\u00a0').replace(/[\u200e\u200f\u061c]/g, '');

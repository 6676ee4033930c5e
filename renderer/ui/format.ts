/**
 * Numbers, money, ages and due times as a person reads them. Pure: locale, zone and the present moment are arguments, the
 * units' words come from the app's sentences. Minus is U+2212, zero quantities are "–".
 */
import { Temporal } from 'temporal-polyfill';
import { digitsOf } from '../../shared/base/money.ts';

export const ZERO = '–';
const MINUS = '\u2212';

const kept = <T>(make: (key: string) => T): ((key: string) => T) => {
  const cache = new Map<string, T>();
  return (key) => {
    const found = cache.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    cache.set(key, made);
    return made;
  };
};

// Making an Intl formatter costs a hundred times its use; lists format thousands of figures.
const moneyFormat = kept((key) => {
  const [locale = 'en', currency = 'EUR'] = key.split('|');
  const digits = digitsOf(currency);
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return new Intl.NumberFormat(locale, options);
});
const numberFormat = kept((locale) => new Intl.NumberFormat(locale));
const dateFormat = kept((key) => {
  const [locale = 'en', zone = 'UTC', form = 'time'] = key.split('|');
  const forms: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
    time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    weekday: { weekday: 'short' },
    day: { day: 'numeric', month: 'short' },
    full: {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    },
  };
  return new Intl.DateTimeFormat(locale, { ...forms[form], timeZone: zone });
});

const withMinus = (text: string): string => text.replace(/^-|(?<=^\p{Sc}\s?)-/u, MINUS).replace('-', MINUS);

export interface MoneyAmount {
  readonly minor: number;
  readonly currency: string;
}

/** "€1,290.00", "−€1.50", in the locale's own order. */
export function formatMoney(amount: MoneyAmount, locale: string): string {
  const value = amount.minor / 10 ** digitsOf(amount.currency);
  return withMinus(moneyFormat(`${locale}|${amount.currency}`).format(value));
}

/** A whole number, zero too: "1,840". */
export const formatNumber = (value: number, locale: string): string =>
  withMinus(numberFormat(locale).format(value));

/** A quantity in a list: zero is "–". */
export const formatQuantity = (value: number, locale: string): string =>
  value === 0 ? ZERO : formatNumber(value, locale);

export interface AgeWords {
  readonly seconds: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
  /** "1 d late" from "1 d". */
  readonly late: (age: string) => string;
}

/** A length of time in one unit: "12 s", "22 min", "27 h", "3 d" (hours up to two days). */
export function formatSpan(ms: number, words: AgeWords): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return words.seconds(seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.hours(hours) : words.days(Math.floor(hours / 24));
}

/** How long ago an instant was. */
export const formatAge = (atMs: number, nowMs: number, words: AgeWords): string =>
  formatSpan(nowMs - atMs, words);

export interface When {
  readonly nowMs: number;
  /** IANA name of the company's zone. */
  readonly zone: string;
  readonly locale: string;
}

const dayOf = (ms: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();

const daysBetween = (fromMs: number, toMs: number, zone: string): number =>
  dayOf(fromMs, zone).until(dayOf(toMs, zone)).days;

const part = (atMs: number, { locale, zone }: When, form: string): string =>
  dateFormat(`${locale}|${zone}|${form}`).format(atMs);

/** Time of day, "08:26". */
export const formatTime = (atMs: number, when: When): string => part(atMs, when, 'time');

/** Everything, for hovering: "Sun, 22 Nov 2026, 21:08". */
export const formatExact = (atMs: number, when: When): string => part(atMs, when, 'full');

/** A day near now: the time today, "Sun" within six days, else "24 Nov". */
export function formatDay(atMs: number, when: When): string {
  const days = Math.abs(daysBetween(atMs, when.nowMs, when.zone));
  if (days === 0) return part(atMs, when, 'time');
  return part(atMs, when, days < 7 ? 'weekday' : 'day');
}

/** When something is due: "12:00" today, "Wed 12:00" within a week, "9 Dec 12:00" after it, "1 d late" when past. */
export function formatDue(dueMs: number, when: When, words: AgeWords): string {
  const days = daysBetween(when.nowMs, dueMs, when.zone);
  if (dueMs < when.nowMs) {
    const lateMs = when.nowMs - dueMs;
    // Across one midnight hours say more than "1 d".
    return words.late(days === 0 || lateMs < 12 * 3_600_000 ? formatSpan(lateMs, words) : words.days(-days));
  }
  const time = part(dueMs, when, 'time');
  if (days === 0) return time;
  return `${part(dueMs, when, days < 7 ? 'weekday' : 'day')} ${time}`;
}

/** Numbers, money and times as the person reads them: in the settings' locale and the business's zone, by the shared clock. */
import { useMemo } from 'react';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import {
  formatAge,
  formatDay,
  formatDue,
  formatExact,
  formatMoney,
  formatNumber,
  formatQuantity,
  formatSpan,
  formatTime,
} from '../ui/format.ts';
import { useLive } from './live.ts';
import { useNow } from './now.ts';
import { useWords } from './words.ts';

export interface Formats {
  readonly nowMs: number;
  /** IANA zone of the business. */
  readonly zone: string;
  readonly locale: string;
  readonly money: (minor: number, currency: string) => string;
  /** Zero is "–". */
  readonly quantity: (value: number) => string;
  readonly number: (value: number) => string;
  /** How long ago: "22 min". */
  readonly age: (atMs: number) => string;
  readonly span: (ms: number) => string;
  /** The time today, "Sun" within a week, else "24 Nov". */
  readonly day: (atMs: number) => string;
  readonly time: (atMs: number) => string;
  readonly exact: (atMs: number) => string;
  /** A past moment in full where it is read by itself: "08:26", "Sun 21:08", "24 Nov 21:08", with the year when long ago. */
  readonly moment: (atMs: number) => string;
  readonly due: (atMs: number) => string;
  /** Name of a country (ISO 3166-1 alpha-2) in the locale; the code where there is none. */
  readonly country: (code: string) => string;
}

/** From here on the day and month alone may mean another year. */
const LONG_AGO_MS = 300 * 86_400_000;

export function useFormats(): Formats {
  const nowMs = useNow();
  const words = useWords();
  const { data } = useLive('settings.get', {});
  const { zone, locale } = data?.general ?? DEFAULT_SETTINGS.general;
  const ages = words.shell.units;
  return useMemo(() => {
    const when = { nowMs, zone, locale };
    const countries = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    return {
      ...when,
      money: (minor, currency) => formatMoney({ minor, currency }, locale),
      quantity: (value) => formatQuantity(value, locale),
      number: (value) => formatNumber(value, locale),
      age: (atMs) => formatAge(atMs, nowMs, ages),
      span: (ms) => formatSpan(ms, ages),
      day: (atMs) => formatDay(atMs, when),
      time: (atMs) => formatTime(atMs, when),
      exact: (atMs) => formatExact(atMs, when),
      moment(atMs) {
        const [day, time] = [formatDay(atMs, when), formatTime(atMs, when)];
        if (nowMs - atMs > LONG_AGO_MS) return formatExact(atMs, when);
        return day === time ? time : `${day} ${time}`;
      },
      due: (atMs) => formatDue(atMs, when, ages),
      country: (code) => (/^[A-Za-z]{2}$/.test(code) ? (countries.of(code.toUpperCase()) ?? code) : code),
    };
  }, [nowMs, zone, locale, ages]);
}

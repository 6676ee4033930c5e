/** What can be chosen in General, named by the system. */

/** Where a business may be: languages with the country whose way of writing figures is meant. */
const LOCALES = [
  'en',
  'en-GB',
  'en-US',
  'en-CA',
  'en-AU',
  'en-IE',
  'en-IN',
  'bg-BG',
  'cs-CZ',
  'da-DK',
  'de-AT',
  'de-CH',
  'de-DE',
  'el-GR',
  'es-ES',
  'es-MX',
  'et-EE',
  'fi-FI',
  'fr-BE',
  'fr-CA',
  'fr-CH',
  'fr-FR',
  'he-IL',
  'hr-HR',
  'hu-HU',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'lt-LT',
  'lv-LV',
  'nb-NO',
  'nl-BE',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'ro-RO',
  'sk-SK',
  'sl-SI',
  'sv-SE',
  'tr-TR',
  'uk-UA',
  'zh-CN',
  'zh-TW',
] as const;

const withCurrent = (values: readonly string[], current: string | undefined): readonly string[] =>
  current === undefined || values.includes(current) ? values : [current, ...values];

/** Every zone that calendars know, its spelling readable. */
export const zoneOptions = (current: string | undefined) =>
  withCurrent(['UTC', ...Intl.supportedValuesOf('timeZone')], current).map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));

/** Each language under its own name. */
export const localeOptions = (current: string | undefined) =>
  withCurrent(LOCALES, current).map((value) => ({
    value,
    label: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value,
    note: value,
  }));

const DAY_MS = 86_400_000;
/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1);

/** Monday first, as ISO counts them from 1. */
export function weekdayNames(locale: string): readonly { readonly day: number; readonly name: string }[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, name: format.format(MONDAY_MS + (day - 1) * DAY_MS) }));
}

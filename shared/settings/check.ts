/**
 * Whether values of the settings make sense, field by field. Screens call it while typing, the command before it
 * writes; empty text is always allowed, "not given" is no mistake.
 */
import type { CarrierProblem } from './carriers.ts';
import { iban as ibanProblem } from './iban.ts';
import type { PatternProblem } from './number-pattern.ts';
import { checkPattern } from './number-pattern.ts';
import type { Settings, SettingsSection } from './settings.ts';

export interface FieldProblem {
  readonly field: string;
  readonly code:
    | 'iban_length'
    | 'iban_checksum'
    | 'bic_invalid'
    | 'country_invalid'
    | 'email_invalid'
    | 'website_invalid'
    | 'logo_invalid'
    | 'zone_invalid'
    | 'locale_invalid'
    | 'time_invalid'
    | 'day_repeated'
    | 'days_missing'
    | PatternProblem
    | CarrierProblem;
}

const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/u;
const WEBSITE = /^(https?:\/\/)?([\p{L}\p{N}-]+\.)+[\p{L}]{2,}(:\d{1,5})?(\/\S*)?$/u;
const BIC = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const LOGO = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/;
const LOGO_BYTES = 200 * 1024;
/** First bytes of the two kinds of picture, as base 64 shows them. */
const LOGO_START = { png: 'iVBORw0KGgo', jpeg: '/9j/' } as const;

type Code = FieldProblem['code'];
type Checks<S> = { readonly [K in keyof S]?: (value: S[K]) => Code | undefined };

const unless = (isGood: boolean, code: Code): Code | undefined => (isGood ? undefined : code);
const emptyOr = (value: string, pattern: RegExp, code: Code): Code | undefined =>
  unless(value === '' || pattern.test(value), code);

const CHECKS: { readonly [S in SettingsSection]: Checks<Settings[S]> } = {
  company: {
    country: (value) => emptyOr(value, /^[A-Z]{2}$/, 'country_invalid'),
    email: (value) => emptyOr(value, EMAIL, 'email_invalid'),
    website: (value) => emptyOr(value, WEBSITE, 'website_invalid'),
    iban: (value) => (value === '' ? undefined : ibanProblem(value)),
    bic: (value) => emptyOr(value.replaceAll(' ', ''), BIC, 'bic_invalid'),
    logo: (value) => unless(value === '' || isLogo(value), 'logo_invalid'),
  },
  general: {
    zone: (value) => unless(isZone(value), 'zone_invalid'),
    locale: (value) => unless(isLocale(value), 'locale_invalid'),
    cutOff: (value) => unless(TIME.test(value), 'time_invalid'),
    workingDays: (value) =>
      value.length === 0 ? 'days_missing' : unless(new Set(value).size === value.length, 'day_repeated'),
  },
  paper: {},
  appearance: {},
  invoice: { numberPattern: checkPattern },
  barcode: {},
};

/** All fields of a patch that cannot be taken, in their order. */
export function checkPatch(
  section: SettingsSection,
  patch: Readonly<Record<string, unknown>>,
): FieldProblem[] {
  const checks = CHECKS[section] as Readonly<
    Record<string, ((value: unknown) => Code | undefined) | undefined>
  >;
  return Object.entries(patch).flatMap(([field, value]) => {
    const code = value === undefined ? undefined : checks[field]?.(value);
    return code === undefined ? [] : [{ field, code }];
  });
}

function isLogo(uri: string): boolean {
  const match = LOGO.exec(uri);
  if (!match) return false;
  const data = match[2] ?? '';
  const bytes = Math.floor((data.replace(/=+$/, '').length * 3) / 4);
  return bytes <= LOGO_BYTES && data.startsWith(LOGO_START[match[1] as 'png' | 'jpeg']);
}

/** Whether the zone is one that calendars know; fixed offsets are not a place with days. */
export function isZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

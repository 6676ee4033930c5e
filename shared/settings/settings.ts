/**
 * What the owner decides once: the typed settings, section by section, with the values a new database starts with. The
 * schemas hold shapes and limits; whether a value makes sense (a zone that exists, an IBAN that adds up) says `check.ts`.
 */
import { z } from 'zod';

const line = z.string().max(200);
const LOGO_CHARACTERS = 275_000;

export const companySchema = z.strictObject({
  /** As customers know it. */
  name: line,
  /** As it stands in the register; empty: the same as `name`. */
  legalName: line,
  line1: line,
  line2: line,
  postcode: z.string().max(20),
  city: line,
  region: line,
  /** ISO 3166-1 alpha-2, upper case; empty: not given. */
  country: z.string().max(2),
  vatId: z.string().max(30),
  /** National tax number, where the law wants it beside or instead of the VAT id. */
  taxNumber: z.string().max(40),
  email: line,
  phone: z.string().max(40),
  website: line,
  iban: z.string().max(42),
  bic: z.string().max(14),
  bank: line,
  /** Commercial register, for example "HRB 148 221, Hamburg". */
  register: line,
  managingDirector: line,
  /** Foot of every page. */
  footer: z.string().max(1000),
  /** PNG or JPEG of at most 200 KB as a data URI; empty: none. */
  logo: z.string().max(LOGO_CHARACTERS),
});

export const generalSchema = z.strictObject({
  /** IANA zone in which the business's days begin and end. */
  zone: z.string().max(64),
  /** BCP 47 tag: how dates, numbers and money are written. */
  locale: z.string().max(35),
  /** Working days between order and hand-over; 0: the same day before the cut-off. */
  handlingDays: z.int().min(0).max(60),
  /** HH:MM in the zone; what comes later counts as the next working day. */
  cutOff: z.string().max(5),
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  workingDays: z.array(z.int().min(1).max(7)).max(7),
});

export const paperSchema = z.strictObject({ size: z.enum(['A4', 'Letter']) });

export const appearanceSchema = z.strictObject({
  /** What a new screen starts with; each screen may choose its own. */
  theme: z.enum(['system', 'light', 'dark']),
});

export const invoiceSchema = z.strictObject({
  /** How numbers are written, such as `{yy}-{number:5}`; see `number-pattern.ts`. */
  numberPattern: z.string().max(40),
  paymentTermDays: z.int().min(0).max(365),
  footerNote: z.string().max(1000),
});

export const barcodeSchema = z.strictObject({
  /** Shorter codes are typed by mistake. */
  minLength: z.int().min(1).max(20),
  /** A scan of an item's SKU stands for the item. */
  isSkuCode: z.boolean(),
  /** Beginnings that scanners or labels add and that do not belong to the code. */
  ignoredPrefixes: z.array(z.string().min(1).max(10)).max(10),
});

export const settingsSchema = z.strictObject({
  company: companySchema,
  general: generalSchema,
  paper: paperSchema,
  appearance: appearanceSchema,
  invoice: invoiceSchema,
  barcode: barcodeSchema,
});

export type Settings = z.output<typeof settingsSchema>;
export type SettingsSection = keyof Settings;

export const SETTINGS_SECTIONS = [
  'company',
  'general',
  'paper',
  'appearance',
  'invoice',
  'barcode',
] as const satisfies readonly SettingsSection[];

export const DEFAULT_SETTINGS: Settings = {
  company: {
    name: '',
    legalName: '',
    line1: '',
    line2: '',
    postcode: '',
    city: '',
    region: '',
    country: '',
    vatId: '',
    taxNumber: '',
    email: '',
    phone: '',
    website: '',
    iban: '',
    bic: '',
    bank: '',
    register: '',
    managingDirector: '',
    footer: '',
    logo: '',
  },
  general: { zone: 'UTC', locale: 'en', handlingDays: 1, cutOff: '14:00', workingDays: [1, 2, 3, 4, 5] },
  paper: { size: 'A4' },
  appearance: { theme: 'system' },
  invoice: { numberPattern: '{yy}-{number:5}', paymentTermDays: 14, footerNote: '' },
  barcode: { minLength: 4, isSkuCode: true, ignoredPrefixes: [] },
};

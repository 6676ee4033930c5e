/**
 * Checks a delivery address without internet: what must be there for its country, and the shape of the postcode.
 * Sources: UPU addressing guides for the listed countries. An unknown country is only checked for what every parcel
 * needs.
 */
import type { Address } from '../base/address.ts';

export type AddressProblem =
  | 'name_missing'
  | 'street_missing'
  | 'city_missing'
  | 'country_missing'
  | 'country_unknown'
  | 'postcode_missing'
  | 'postcode_shape'
  | 'region_missing';

/** Postcode shapes by country; a country listed here needs a postcode. Letters in upper case, inner spaces optional. */
const POSTCODES: Readonly<Record<string, RegExp>> = {
  AD: /^(AD)?\d{3}$/,
  AT: /^\d{4}$/,
  AU: /^\d{4}$/,
  BE: /^\d{4}$/,
  BG: /^\d{4}$/,
  BR: /^\d{5}-?\d{3}$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/,
  CH: /^\d{4}$/,
  CN: /^\d{6}$/,
  CY: /^\d{4}$/,
  CZ: /^\d{3} ?\d{2}$/,
  DE: /^\d{5}$/,
  DK: /^\d{4}$/,
  EE: /^\d{5}$/,
  ES: /^\d{5}$/,
  FI: /^\d{5}$/,
  FR: /^\d{2} ?\d{3}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/,
  GR: /^\d{3} ?\d{2}$/,
  HR: /^\d{5}$/,
  HU: /^\d{4}$/,
  IL: /^\d{5}(\d{2})?$/,
  IN: /^\d{3} ?\d{3}$/,
  IS: /^\d{3}$/,
  IT: /^\d{5}$/,
  JP: /^\d{3}-?\d{4}$/,
  KR: /^\d{5}$/,
  LI: /^94\d{2}$/,
  LT: /^(LT-)?\d{5}$/,
  LU: /^(L-)?\d{4}$/,
  LV: /^(LV-)?\d{4}$/,
  MC: /^980\d{2}$/,
  MT: /^[A-Z]{3} ?\d{4}$/,
  MX: /^\d{5}$/,
  NL: /^[1-9]\d{3} ?[A-Z]{2}$/,
  NO: /^\d{4}$/,
  NZ: /^\d{4}$/,
  PL: /^\d{2}-?\d{3}$/,
  PT: /^\d{4}(-?\d{3})?$/,
  RO: /^\d{6}$/,
  RS: /^\d{5,6}$/,
  RU: /^\d{6}$/,
  SE: /^\d{3} ?\d{2}$/,
  SG: /^\d{6}$/,
  SI: /^(SI-)?\d{4}$/,
  SK: /^\d{3} ?\d{2}$/,
  SM: /^4789\d$/,
  TH: /^\d{5}$/,
  TR: /^\d{5}$/,
  TW: /^\d{3}(\d{2,3})?$/,
  UA: /^\d{5}$/,
  US: /^\d{5}(-?\d{4})?$/,
  ZA: /^\d{4}$/,
};

/** Countries whose addresses need a state or province. */
const NEEDS_REGION = new Set(['US', 'CA', 'AU', 'BR', 'MX']);

/** What is wrong with an address; empty when a carrier can deliver to it as far as one can tell from here. */
export function addressProblems(address: Address): AddressProblem[] {
  const problems: AddressProblem[] = [];
  const country = address.country.trim().toUpperCase();
  if (isBlank(address.name) && isBlank(address.company)) problems.push('name_missing');
  if (isBlank(address.line1) && isBlank(address.line2)) problems.push('street_missing');
  if (isBlank(address.city)) problems.push('city_missing');
  if (country === '') problems.push('country_missing');
  else if (!/^[A-Z]{2}$/.test(country)) problems.push('country_unknown');
  const shape = POSTCODES[country];
  const postcode = address.postcode.trim().toUpperCase();
  if (shape && postcode === '') problems.push('postcode_missing');
  else if (shape && !shape.test(toHalfWidth(postcode))) problems.push('postcode_shape');
  if (NEEDS_REGION.has(country) && isBlank(address.region)) problems.push('region_missing');
  return problems;
}

const isBlank = (text: string): boolean => text.trim() === '';

/** People type postcodes in full-width digits and with a postal mark in Japan. */
const toHalfWidth = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^〒\s*/u, '')
    .replace(/[\u2010-\u2015\u2212\u30fc]/gu, '-')
    .replace(/\s+/g, ' ');

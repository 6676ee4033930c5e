/** Addresses as paper shows them: the company as sender, a customer as receiver; lines in the order of the country. */
import type { Address } from '../base/address.ts';
import type { Company, Party } from './parts.ts';

/** Countries that write the place before the postcode ("Austin, TX 78701"). */
const PLACE_FIRST = new Set(['US', 'CA', 'AU', 'NZ', 'IN', 'SG', 'TW', 'TH', 'ID', 'PK', 'ZA']);
/** Countries that give the postcode a line of its own, after the place. */
const POSTCODE_BELOW = new Set(['GB', 'IE', 'JE', 'GG', 'IM', 'UA']);

export function cityLines(place: Pick<Address, 'postcode' | 'city' | 'region' | 'country'>): string[] {
  const { postcode, city, region, country } = place;
  if (PLACE_FIRST.has(country)) return [join([join([city, region], ', '), postcode], ' ')].filter(isGiven);
  if (POSTCODE_BELOW.has(country)) return [city, region, postcode].filter(isGiven);
  return [join([postcode, city], ' '), region].filter(isGiven);
}

/** The country in the document's language; the code where the language does not know it. */
export function countryName(country: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(country) ?? country;
}

/** Somebody who gets something. The country stands where it is not the sender's. */
export const partyOf = (address: Address, language: string, homeCountry: string): Party => ({
  company: address.company || null,
  name: address.name || null,
  addressLines: [address.line1, address.line2, ...cityLines(address)].filter(isGiven),
  country: address.country && address.country !== homeCountry ? countryName(address.country, language) : null,
});

/** The company as the settings hold it; empty text stands for "not given". */
export interface CompanyFields
  extends Pick<Address, 'line1' | 'line2' | 'postcode' | 'city' | 'region' | 'country'> {
  readonly name: string;
  readonly legalName: string;
  readonly email: string;
  readonly phone: string;
  readonly website: string;
  readonly logo: string;
}

/** The company as sender. */
export const senderOf = (company: CompanyFields, language: string): Company => ({
  name: company.legalName || company.name,
  brand: company.legalName && company.name !== company.legalName ? company.name || null : null,
  addressLines: [
    company.line1,
    company.line2,
    ...cityLines(company),
    company.country === '' ? '' : countryName(company.country, language),
  ].filter(isGiven),
  logo: company.logo || null,
  email: company.email || null,
  phone: company.phone || null,
  website: company.website || null,
});

const isGiven = (text: string): boolean => text !== '';
const join = (parts: readonly string[], separator: string): string => parts.filter(isGiven).join(separator);

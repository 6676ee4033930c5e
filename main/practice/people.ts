/** Customers of the practice shop: people made from the seed's names, each with an address in their country. */

import type { Address, BillingAddress, Customer } from './model.ts';
import { COUNTRIES, type Country } from './people-seed.ts';
import type { Random } from './random.ts';

export interface Person {
  /** 0 for a guest. */
  readonly customerId: number;
  readonly billing: BillingAddress;
  readonly shipping: Address;
}

const WEIGHT = COUNTRIES.reduce((sum, country) => sum + country.weight, 0);

function pickCountry(random: Random): Country {
  let left = random.int(WEIGHT);
  for (const country of COUNTRIES) {
    left -= country.weight;
    if (left < 0) return country;
  }
  throw new Error('Weights of the countries do not add up');
}

export function makePerson(random: Random, index: number): Person {
  const country = pickCountry(random);
  const home = makeAddress(random, country);
  const billing: BillingAddress = { ...home, email: `${mailName(home, index)}@example.com` };
  // A gift or the office: one in ten ships elsewhere.
  const shipping = random.chance(0.1) ? { ...makeAddress(random, country), phone: '' } : home;
  return { customerId: random.chance(0.65) ? index + 2 : 0, billing, shipping };
}

export const makePeople = (random: Random, count: number): Person[] =>
  Array.from({ length: count }, (_, index) => makePerson(random, index));

function makeAddress(random: Random, country: Country): Address {
  const [city, postcode, state] = random.pick(country.cities);
  const number = `${random.between(1, 180)}${random.chance(0.15) ? ' b' : ''}`;
  const street = random.pick(country.streets);
  return {
    first_name: random.pick(country.first),
    last_name: random.pick(country.last),
    company: random.chance(0.08) ? random.pick(COMPANIES) : '',
    address_1: country.numberFirst ? `${number} ${street}` : `${street} ${number}`,
    address_2: random.chance(0.12) ? `${random.between(1, 9)}/${random.between(1, 30)}` : '',
    city,
    state,
    postcode,
    country: country.code,
    phone: random.chance(0.8) ? `${country.dial} ${random.between(100_000, 999_999)}` : '',
  };
}

const COMPANIES = [
  'Café Lumen',
  'Hotel Strandgaard',
  'Bakkerij De Molen',
  'Studio Nord',
  'Maison Perrin',
  '株式会社みどり',
];

/** Latin letters of the name, or the number alone where the name has none. */
function mailName(person: Address, index: number): string {
  const latin = `${person.first_name}.${person.last_name}`
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z.]/g, '')
    .replace(/^\.+|\.+$/g, '');
  return `${latin || 'kunde'}.${index + 1}`;
}

/** The accounts among these people, as the shop's customers. */
export const customersOf = (people: readonly Person[], createdMs: number): Customer[] =>
  people
    .filter((person) => person.customerId > 0)
    .map((person) => ({
      id: person.customerId,
      username: person.billing.email.split('@')[0] ?? '',
      billing: person.billing,
      shipping: person.shipping,
      createdMs,
    }));

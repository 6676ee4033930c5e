/**
 * The shop's tax rates by country and class, and how a price is split into net and taxes. Plain arithmetic, no state.
 */

import type { LineTax } from './model.ts';
import { keepExact } from './rounding.ts';

export interface TaxRate {
  readonly id: number;
  readonly country: string;
  readonly state: string;
  /** '' is the standard class. */
  readonly taxClass: string;
  readonly percent: number;
  readonly label: string;
  readonly code: string;
}

type Seed = readonly [country: string, standard: number, reduced: number, label: string];

const EUROPE: readonly Seed[] = [
  ['DE', 19, 7, 'MwSt.'],
  ['AT', 20, 10, 'USt.'],
  ['FR', 20, 5.5, 'TVA'],
  ['IT', 22, 10, 'IVA'],
  ['ES', 21, 10, 'IVA'],
  ['NL', 21, 9, 'BTW'],
  ['SE', 25, 12, 'Moms'],
  ['PL', 23, 8, 'VAT'],
  ['GR', 24, 13, 'ΦΠΑ'],
  ['IE', 23, 13.5, 'VAT'],
  ['PT', 23, 13, 'IVA'],
  ['DK', 25, 25, 'Moms'],
  ['HU', 27, 18, 'ÁFA'],
  ['BG', 20, 9, 'ДДС'],
  ['GB', 20, 5, 'VAT'],
];

function createRates(): TaxRate[] {
  const rates: TaxRate[] = [];
  const add = (rate: Omit<TaxRate, 'id' | 'code'>): void => {
    const place = rate.state === '' ? rate.country : `${rate.country}-${rate.state}`;
    const code = `${place}-${rate.label.toUpperCase()}-1`;
    rates.push({ ...rate, id: rates.length + 1, code });
  };
  for (const [country, standard, reduced, label] of EUROPE) {
    add({ country, state: '', taxClass: '', percent: standard, label });
    add({ country, state: '', taxClass: 'reduced-rate', percent: reduced, label });
  }
  // Two taxes on one line: the federal one and the province's.
  for (const taxClass of ['', 'reduced-rate']) {
    add({ country: 'CA', state: 'QC', taxClass, percent: 5, label: 'GST' });
    add({ country: 'CA', state: 'QC', taxClass, percent: 9.975, label: 'QST' });
  }
  return rates;
}

export const TAX_RATES: readonly TaxRate[] = createRates();

const BY_PLACE = new Map<string, TaxRate[]>();
for (const rate of TAX_RATES) {
  const place = `${rate.country}|${rate.state}|${rate.taxClass}`;
  BY_PLACE.set(place, [...(BY_PLACE.get(place) ?? []), rate]);
}
const NONE: readonly TaxRate[] = [];

/** The rates for an address; none outside the places where the shop collects tax. */
export function ratesFor(country: string, state: string, taxClass: string): readonly TaxRate[] {
  if (taxClass === 'zero-rate') return NONE;
  return BY_PLACE.get(`${country}|${country === 'CA' ? state : ''}|${taxClass}`) ?? NONE;
}

export const rateById = (id: number): TaxRate | undefined => TAX_RATES[id - 1];

const percentOf = (rates: readonly TaxRate[]): number => rates.reduce((sum, rate) => sum + rate.percent, 0);

/** The net part of an amount that includes these taxes. */
export const netOf = (gross: number, rates: readonly TaxRate[]): number =>
  gross / (1 + percentOf(rates) / 100);

export const grossOf = (net: number, rates: readonly TaxRate[]): number => net * (1 + percentOf(rates) / 100);

/** Taxes on net amounts, unrounded as WooCommerce keeps them. */
export const taxesOn = (subtotal: number, total: number, rates: readonly TaxRate[]): LineTax[] =>
  rates.map((rate) => ({
    rateId: rate.id,
    subtotalExact: keepExact((subtotal * rate.percent) / 100),
    totalExact: keepExact((total * rate.percent) / 100),
  }));

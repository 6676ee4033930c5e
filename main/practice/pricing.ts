/**
 * What a line costs, as WooCommerce's cart computes it: discounts are taken off the price as it is entered, taxes are
 * unrounded on the line and rounded where they are summed.
 */

import type { LineTax } from './model.ts';
import { keepExact, roundMinor } from './rounding.ts';
import { grossOf, netOf, ratesFor, taxesOn } from './taxes.ts';

export interface PriceRequest {
  /** The catalogue's price of one, in minor units, including the base country's tax where prices include tax. */
  readonly unitMinor: number;
  readonly quantity: number;
  /** Off the line, in the same terms as the price. */
  readonly discountMinor: number;
  readonly taxClass: string;
  readonly country: string;
  readonly state: string;
}

export interface PriceTerms {
  readonly pricesIncludeTax: boolean;
  readonly baseCountry: string;
}

export interface LinePrice {
  readonly subtotalExact: number;
  readonly totalExact: number;
  readonly taxes: LineTax[];
}

export function priceLine(request: PriceRequest, terms: PriceTerms): LinePrice {
  const rates = ratesFor(request.country, request.state, request.taxClass);
  const subtotal = request.unitMinor * request.quantity;
  const total = subtotal - request.discountMinor;
  if (!terms.pricesIncludeTax) {
    return { subtotalExact: subtotal, totalExact: total, taxes: taxesOn(subtotal, total, rates) };
  }
  const base = ratesFor(terms.baseCountry, '', request.taxClass);
  if (rates.length === 0) {
    // Exempt: the base country's tax is taken out and nothing is put in its place.
    return {
      subtotalExact: keepExact(netOf(subtotal, base)),
      totalExact: keepExact(netOf(total, base)),
      taxes: [],
    };
  }
  const isAtHome = request.country === terms.baseCountry;
  const here = (amount: number): number =>
    isAtHome ? amount : roundMinor(grossOf(netOf(amount, base), rates));
  const grossSubtotal = here(subtotal);
  const grossTotal = here(total);
  const taxes = taxesOn(netOf(grossSubtotal, rates), netOf(grossTotal, rates), rates);
  return {
    subtotalExact: keepExact(grossSubtotal - sum(taxes, 'subtotalExact')),
    totalExact: keepExact(grossTotal - sum(taxes, 'totalExact')),
    taxes,
  };
}

const sum = (taxes: readonly LineTax[], part: 'subtotalExact' | 'totalExact'): number =>
  taxes.reduce((whole, tax) => whole + tax[part], 0);

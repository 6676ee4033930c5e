/** An order's sums, re-added from its rounded parts exactly as WooCommerce does. */

import type { FeeLine, LineTax, Order, OrderLine, ShippingLine } from './model.ts';
import { roundMinor, roundTax } from './rounding.ts';

export interface OrderTotals {
  readonly discountMinor: number;
  readonly discountTaxMinor: number;
  readonly shippingMinor: number;
  readonly shippingTaxMinor: number;
  readonly cartTaxMinor: number;
  readonly totalMinor: number;
  readonly totalTaxMinor: number;
}

/** The tax of a line: each rate rounded, then added. */
export function taxMinor(
  taxes: readonly LineTax[],
  part: 'subtotalExact' | 'totalExact',
  inclusive: boolean,
): number {
  let sum = 0;
  for (const tax of taxes) sum += roundTax(tax[part], inclusive);
  return sum;
}

export const lineTotalMinor = (line: OrderLine | ShippingLine | FeeLine): number =>
  roundMinor(line.totalExact);

export function totalsOf(order: Order): OrderTotals {
  const inclusive = order.pricesIncludeTax;
  let goods = 0;
  let goodsTax = 0;
  let discountMinor = 0;
  let discountTaxMinor = 0;
  for (const line of order.lines) {
    const total = roundMinor(line.totalExact);
    const tax = taxMinor(line.taxes, 'totalExact', inclusive);
    goods += total;
    goodsTax += tax;
    discountMinor += roundMinor(line.subtotalExact) - total;
    discountTaxMinor += taxMinor(line.taxes, 'subtotalExact', inclusive) - tax;
  }
  let fees = 0;
  let feeTax = 0;
  for (const fee of order.feeLines) {
    fees += roundMinor(fee.totalExact);
    feeTax += taxMinor(fee.taxes, 'totalExact', inclusive);
  }
  let shippingMinor = 0;
  let shippingTaxMinor = 0;
  for (const shipping of order.shippingLines) {
    shippingMinor += roundMinor(shipping.totalExact);
    shippingTaxMinor += taxMinor(shipping.taxes, 'totalExact', inclusive);
  }
  const cartTaxMinor = goodsTax + feeTax;
  const totalTaxMinor = cartTaxMinor + shippingTaxMinor;
  return {
    discountMinor,
    discountTaxMinor,
    shippingMinor,
    shippingTaxMinor,
    cartTaxMinor,
    totalTaxMinor,
    totalMinor: goods + fees + shippingMinor + totalTaxMinor + order.strayMinor,
  };
}

export const refundedMinor = (order: Order): number =>
  order.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);

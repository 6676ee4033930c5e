/**
 * WooCommerce's rounding: sums are kept with six decimals and shown with the currency's. Taxes round half up where
 * prices are entered without tax and half down where they include it, so that net + tax gives the price back.
 */

/** Guards against binary noise at exact halves; amounts carry at most four decimals of a minor unit. */
const NOISE = 1e-6;

/** Whole minor units, half away from zero. */
export const roundMinor = (exact: number): number =>
  (exact < 0 ? -Math.floor(-exact + 0.5 + NOISE) : Math.floor(exact + 0.5 + NOISE)) + 0;

/** Whole minor units of a tax. */
export const roundTax = (exact: number, pricesIncludeTax: boolean): number => {
  if (!pricesIncludeTax) return roundMinor(exact);
  return (exact < 0 ? -Math.ceil(-exact - 0.5 - NOISE) : Math.ceil(exact - 0.5 - NOISE)) + 0;
};

/** As much as WooCommerce keeps: four decimals of a minor unit. */
export const keepExact = (amount: number): number => Math.round(amount * 10_000) / 10_000;

/** An exact amount as PHP prints a float: up to six decimals, no trailing zeros ("2.2914", "3.8"). */
export const exactText = (exact: number, digits: number): string =>
  String(Number((exact / 10 ** digits).toFixed(6)));

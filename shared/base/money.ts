/**
 * Money is an integer number of minor units with a currency (ISO 4217). No floats: decimal text from outside is read
 * digit by digit, and what does not fit the currency's digits is rounded half away from zero, as shops do.
 */

/** Currencies whose minor unit is not a hundredth (ISO 4217 table A.1). */
const DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Number of decimal digits of a currency's minor unit. */
export const digitsOf = (currency: string): number => DIGITS[currency] ?? 2;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads decimal text ("12.5", "-0.005", "1e-3") as minor units; `undefined` where it is not a number or too large to
 * be exact (beyond 2^53 − 1).
 */
export function parseMinor(text: string, currency: string): number | undefined {
  const match = DECIMAL.exec(text.trim());
  if (!match || (!match[2] && !match[3])) return undefined;
  const exponent = Number(match[4] ?? 0);
  const digits = (match[2] ?? '') + (match[3] ?? '');
  // Where the minor unit's last digit stands inside `digits`.
  const cut = (match[2] ?? '').length + exponent + digitsOf(currency);
  const kept = cut <= 0 ? '' : digits.slice(0, cut).padEnd(cut, '0');
  if (kept.length > 17) return undefined;
  const up = cut >= 0 && (digits.charCodeAt(cut) || 48) >= 53 ? 1 : 0;
  const minor = Number(kept || '0') + up;
  if (!Number.isSafeInteger(minor)) return undefined;
  return match[1] === '-' && minor !== 0 ? -minor : minor;
}

/** Minor units as plain decimal text with the currency's digits: 1250 EUR → "12.50". */
export function formatDecimal(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * Splits an amount over weights so that the parts add up to it exactly: the largest remainders get the left-over
 * units, the earlier part first on a tie. All weights zero: everything goes to the first part.
 */
export function splitMinor(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  const sign = amount < 0 ? -1n : 1n;
  const whole = BigInt(Math.abs(amount));
  const shares = weights.map((weight) => (whole * BigInt(weight)) / BigInt(total));
  const order = weights
    .map((weight, index) => ({ index, remainder: (whole * BigInt(weight)) % BigInt(total) }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = whole - shares.reduce((sum, share) => sum + share, 0n);
  for (const { index } of order) {
    if (left === 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares.map((share) => Number(sign * share) + 0);
}

/** Sum of minor units; throws where it leaves the exact range. */
export function sumMinor(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  if (!Number.isSafeInteger(sum)) throw new Error('Sum of money leaves the exact range');
  return sum;
}

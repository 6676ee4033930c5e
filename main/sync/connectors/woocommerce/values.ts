/**
 * Reads single values of a message and remembers the first that cannot be read, so that mapping stays a plain
 * expression: every reader returns something usable, and the message is refused afterwards with the place.
 */
import { parseMinor, splitMinor } from '../../../../shared/base/money.ts';
import type { ReadProblem } from '../../../../shared/sync/connector.ts';

export interface Values {
  /** Decimal text as minor units of the currency; nothing is 0. */
  money(text: string, currency: string, at: string): number;
  /** UTC text without a suffix, as ms; nothing is null. */
  time(text: string, at: string): number | null;
  /** The same where a time must be. */
  timeGiven(text: string, at: string): number;
  /** A whole number of units, 0 or more. */
  units(value: number | null, at: string): number;
  /** Sum that stays exact. */
  sum(amounts: readonly number[], at: string): number;
  readonly problem: () => ReadProblem | undefined;
}

export function createValues(): Values {
  let first: ReadProblem | undefined;
  const fail = (problem: ReadProblem): void => {
    first ??= problem;
  };
  const time = (text: string, at: string): number | null => {
    if (text === '' || text.startsWith('0000-00-00')) return null;
    const parsed = utc(text);
    if (parsed === undefined) fail({ code: 'time', at, detail: `Not a time: ${text.slice(0, 40)}` });
    return parsed ?? 0;
  };
  return {
    money: (text, currency, at) => {
      if (text === '') return 0;
      const minor = parseMinor(text, currency);
      if (minor === undefined) fail({ code: 'money', at, detail: `Not an amount: ${text.slice(0, 40)}` });
      return minor ?? 0;
    },
    time,
    timeGiven: (text, at) => {
      const parsed = time(text, at);
      if (parsed === null) fail({ code: 'time', at, detail: 'No time is given' });
      return parsed ?? 0;
    },
    units: (value, at) => {
      const units = value ?? 0;
      if (Number.isSafeInteger(units) && units >= 0) return units;
      fail({ code: 'unknown_value', at, detail: `Not a whole quantity: ${units}` });
      return 0;
    },
    sum: (amounts, at) => {
      const sum = amounts.reduce((total, amount) => total + amount, 0);
      if (Number.isSafeInteger(sum)) return sum;
      fail({ code: 'money', at, detail: 'The sum is too large' });
      return 0;
    },
    problem: () => first,
  };
}

const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}$/;

/** WooCommerce writes UTC without a suffix; `undefined` where it is no time. */
export function utc(text: string): number | undefined {
  if (!TIME.test(text)) return undefined;
  const at = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/**
 * Parts of a tax in whole minor units that add up to the line's tax: WooCommerce gives the parts with more decimals
 * than the currency and rounds only their sum.
 */
export function fitParts(exact: readonly string[], rounded: readonly number[], total: number): number[] {
  if (rounded.reduce((sum, part) => sum + part, 0) === total || rounded.length === 0) return [...rounded];
  // Four decimals are enough to find the largest remainders; a currency with four digits reads them exactly.
  const weights = exact.map((text) => Math.abs(parseMinor(text === '' ? '0' : text, 'UYW') ?? 0));
  return splitMinor(total, weights);
}

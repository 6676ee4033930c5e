/**
 * Filter tokens as people type them (`channel:woo sku:A-12 total>50 country:DE hold:address Linen apron`) and what they
 * ask of the list. Pure; what cannot be understood is named, never dropped silently.
 */
import type { QueryInput } from '../../shared/api/contract.ts';
import { parseMinor } from '../../shared/base/money.ts';
import { HOLD_CODES } from '../../shared/orders/vocabulary.ts';

export type OrderFilter = NonNullable<QueryInput<'orders.list'>['filter']>;

export type FilterProblem =
  | { readonly kind: 'unknown_channel'; readonly text: string }
  | { readonly kind: 'unknown_hold'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly text: string };

export interface ReadFilter {
  readonly filter: OrderFilter;
  readonly problems: readonly FilterProblem[];
}

/** Tokens in the address: parted by spaces, those with spaces in quotes. */
export const splitTokens = (text: string): readonly string[] =>
  [...text.matchAll(/"([^"]*)"|(\S+)/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((token) => token !== '');

export const joinTokens = (tokens: readonly string[]): string =>
  tokens
    .map((token) => token.replaceAll('"', ''))
    .map((token) => (/\s/.test(token) ? `"${token}"` : token))
    .join(' ');

/** `accountNamed` finds an account by the beginning of its name; undefined: there is none. */
export function readTokens(
  tokens: readonly string[],
  accountNamed: (text: string) => { readonly id: string } | undefined,
): ReadFilter {
  const filter: { -readonly [K in keyof OrderFilter]: OrderFilter[K] } = {};
  const problems: FilterProblem[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    const named = /^(channel|sku|country|hold|due):(.+)$/i.exec(token);
    const amount = /^total(>=|<=|>|<|=)(.+)$/i.exec(token);
    const value = named?.[2]?.trim() ?? '';
    switch (named?.[1]?.toLowerCase()) {
      case 'channel': {
        const account = accountNamed(value);
        if (account) filter.accountId = account.id;
        else problems.push({ kind: 'unknown_channel', text: value });
        break;
      }
      case 'sku':
        filter.sku = value;
        break;
      case 'country':
        if (/^[a-z]{2}$/i.test(value)) filter.country = value.toUpperCase();
        else problems.push({ kind: 'unreadable', text: token });
        break;
      case 'hold': {
        const wanted = value.toLowerCase();
        const code =
          HOLD_CODES.find((each) => each === wanted) ?? HOLD_CODES.find((each) => each.startsWith(wanted));
        if (code) filter.hold = code;
        else problems.push({ kind: 'unknown_hold', text: value });
        break;
      }
      case 'due':
        if (/^(late|risk)$/i.test(value)) filter.due = value.toLowerCase() === 'late' ? 'late' : 'at_risk';
        else problems.push({ kind: 'unreadable', text: token });
        break;
      default:
        if (!amount) words.push(token);
        else if (!readAmount(filter, amount[1] ?? '', amount[2] ?? ''))
          problems.push({ kind: 'unreadable', text: token });
    }
  }
  if (words.length > 0) filter.text = words.join(' ').slice(0, 200);
  return { filter, problems };
}

/** Totals are compared in hundredths, whatever the order's currency. */
function readAmount(
  filter: { -readonly [K in keyof OrderFilter]: OrderFilter[K] },
  comparison: string,
  text: string,
): boolean {
  const minor = parseMinor(text.replace(',', '.'), 'EUR');
  if (minor === undefined) return false;
  if (comparison === '>') filter.minTotalMinor = minor + 1;
  if (comparison === '>=' || comparison === '=') filter.minTotalMinor = minor;
  if (comparison === '<') filter.maxTotalMinor = minor - 1;
  if (comparison === '<=' || comparison === '=') filter.maxTotalMinor = minor;
  return true;
}

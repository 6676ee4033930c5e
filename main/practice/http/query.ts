/** Reads query parameters as WordPress does: lists with commas or `[]`, integers in bounds, booleans as words. */

import type { ShopTime } from '../shop-time.ts';
import { type Answer, invalidParam } from './answer.ts';

export interface Page {
  readonly page: number;
  readonly perPage: number;
  readonly offset: number;
}

export function readPage(query: URLSearchParams): Page | Answer {
  const page = readInteger(query, 'page', { fallback: 1, minimum: 1 });
  if (typeof page === 'object') return page;
  const perPage = readInteger(query, 'per_page', { fallback: 10, minimum: 1, maximum: 100 });
  if (typeof perPage === 'object') return perPage;
  const offset = readInteger(query, 'offset', { fallback: (page - 1) * perPage, minimum: 0 });
  if (typeof offset === 'object') return offset;
  return { page, perPage, offset };
}

interface Bounds {
  readonly fallback: number;
  readonly minimum: number;
  readonly maximum?: number;
}

export function readInteger(query: URLSearchParams, name: string, bounds: Bounds): number | Answer {
  const text = query.get(name);
  if (text === null) return bounds.fallback;
  if (!/^-?\d+$/.test(text)) return invalidParam(name, `${name} is not of type integer.`);
  const value = Number(text);
  const { minimum, maximum } = bounds;
  if (value >= minimum && (maximum === undefined || value <= maximum)) return value;
  const message =
    maximum === undefined
      ? `${name} must be greater than or equal to ${minimum}`
      : `${name} must be between ${minimum} (inclusive) and ${maximum} (inclusive)`;
  return invalidParam(name, message, 'rest_out_of_bounds');
}

/** `status=a,b` and `status[]=a&status[]=b` alike; undefined where it is not given. */
export function readList(query: URLSearchParams, name: string): string[] | undefined {
  const texts = [...query.entries()]
    .filter(
      ([key]) =>
        key === name ||
        key === `${name}[]` ||
        (/^\[\d*\]$/.test(key.slice(name.length)) && key.startsWith(`${name}[`)),
    )
    .flatMap(([, value]) => value.split(/[\s,]+/))
    .filter((text) => text !== '');
  return texts.length === 0 ? undefined : texts;
}

export const readIds = (query: URLSearchParams, name: string): Set<number> | undefined => {
  const list = readList(query, name);
  return list && new Set(list.map(Number));
};

export const readFlag = (query: URLSearchParams, name: string): boolean =>
  ['1', 'true', 'yes'].includes((query.get(name) ?? '').toLowerCase());

export function readChoice<T extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly T[],
): T | undefined | Answer {
  const text = query.get(name);
  if (text === null) return undefined;
  const found = choices.find((choice) => choice === text);
  return found ?? invalidParam(name, `${name} is not one of ${choices.join(', ')}.`, 'rest_not_in_enum');
}

/** Date filters by name; what is no date is refused. */
export function readDates<N extends string>(
  query: URLSearchParams,
  names: readonly N[],
  time: ShopTime,
): Partial<Record<N, number>> | Answer {
  const isGmt = readFlag(query, 'dates_are_gmt');
  const found: Partial<Record<N, number>> = {};
  for (const name of names) {
    const text = query.get(name);
    if (text === null || text === '') continue;
    const at = time.filter(text, isGmt);
    if (at === undefined) return invalidParam(name, 'Invalid date.', 'rest_invalid_date');
    found[name] = at;
  }
  return found;
}

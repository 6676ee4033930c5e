/**
 * How a document's number is written: text with `{yy}`, `{yyyy}`, `{mm}` and one `{number}` or `{number:5}` (padded with
 * zeros). A pattern that shows the year starts anew each year; one that does not never repeats a number, so it never
 * starts anew.
 */

const TOKEN = /\{([^{}]*)\}/g;
const NUMBER = /^number(?::([1-9]))?$/;
const LITERAL = /^[\p{L}\p{N} ./_#-]*$/u;

export type PatternProblem =
  | 'pattern_unknown_token'
  | 'pattern_character'
  | 'pattern_number_missing'
  | 'pattern_too_long';

/** Why a pattern cannot be used; `undefined` when it can. */
export function checkPattern(pattern: string): PatternProblem | undefined {
  if (pattern.length > 40) return 'pattern_too_long';
  let numbers = 0;
  for (const [, token = ''] of pattern.matchAll(TOKEN)) {
    if (NUMBER.test(token)) numbers += 1;
    else if (token !== 'yy' && token !== 'yyyy' && token !== 'mm') return 'pattern_unknown_token';
  }
  if (numbers !== 1) return 'pattern_number_missing';
  return LITERAL.test(pattern.replace(TOKEN, '')) ? undefined : 'pattern_character';
}

export interface NumberParts {
  readonly number: number;
  /** Business year and month (1–12) of the day of issue. */
  readonly year: number;
  readonly month: number;
}

export function formatNumber(pattern: string, parts: NumberParts): string {
  return pattern.replace(TOKEN, (whole, token: string) => {
    if (token === 'yyyy') return String(parts.year);
    if (token === 'yy') return String(parts.year % 100).padStart(2, '0');
    if (token === 'mm') return String(parts.month).padStart(2, '0');
    const padding = NUMBER.exec(token);
    return padding ? String(parts.number).padStart(Number(padding[1] ?? 1), '0') : whole;
  });
}

/** The year under which a series counts: 0 where the pattern does not show it. */
export const seriesYear = (pattern: string, year: number): number => (/\{yy(yy)?\}/.test(pattern) ? year : 0);

/**
 * The pseudo-language: every sentence with accents, longer by a third and in brackets. What is shown without them is no
 * sentence of ours, what loses a bracket is cut off.
 */
const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', g: 'ĝ', h: 'ĥ', i: 'í', k: 'ķ', l: 'ļ', n: 'ñ', o: 'ö', r: 'ŕ', s: 'š', t: 'ţ',
  u: 'ü', w: 'ŵ', y: 'ý', z: 'ž', A: 'Á', C: 'Ç', D: 'Ð', E: 'É', I: 'Í', N: 'Ñ', O: 'Ö', S: 'Š', T: 'Ţ', U: 'Ü',
}; // biome-ignore format: a table

export function pseudoText(text: string): string {
  if (!/\p{L}/u.test(text)) return text;
  const accented = [...text].map((letter) => ACCENTS[letter] ?? letter).join('');
  return `⟦${accented}${'·'.repeat(Math.ceil(text.length / 3))}⟧`;
}

/** The same words in the pseudo-language: texts, functions that make texts, and whatever holds them. */
export function pseudo<T>(words: T): T {
  return disguise(words) as T;
}

function disguise(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value);
  if (typeof value === 'function')
    return (...args: unknown[]) => disguise((value as (...all: unknown[]) => unknown)(...args));
  if (Array.isArray(value)) return value.map(disguise);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, disguise(inner)]));
  return value;
}

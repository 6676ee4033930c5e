/**
 * Search by pieces of words in any script: text is folded (case, accents, width), cut into words of letters and digits,
 * and indexed by every 1, 2 and 3 characters inside a word. A term of one character is found as well as 山田 or Ü; a
 * longer one is found by its threes and then verified against the folded text.
 */

/** Letters that Unicode does not take apart, as people type them without the right keyboard. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
};
const SPECIAL = /[ßøæœłđðþıħŧ]/g;

const MARKS = /\p{M}+/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/u;

/** Folded text as it is kept for verification: lower case, no accents, single spaces. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  const plain = isAscii(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(MARKS, '')
        .normalize('NFKC')
        .toLowerCase()
        .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
  return plain.replace(/\s+/g, ' ').trim();
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** Everything that is indexed of a folded text, as one text of tokens. */
export function gramsOf(folded: string): string {
  const grams = new Set<string>();
  for (const word of folded.split(NOT_WORD)) {
    const characters = hasSurrogates(word) ? [...word] : word;
    const length = characters.length;
    for (let at = 0; at < length; at += 1) {
      const one = characters[at] ?? '';
      grams.add(one);
      if (at + 1 < length) {
        const two = one + characters[at + 1];
        grams.add(two);
        if (at + 2 < length) grams.add(two + characters[at + 2]);
      }
    }
  }
  grams.delete('');
  return [...grams].join(' ');
}

function hasSurrogates(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdfff) return true;
  }
  return false;
}

export interface SearchPlan {
  /** FTS5 query: every gram must be there. */
  readonly match: string;
  /** Folded words that must occur in the folded text. */
  readonly words: readonly string[];
}

/** How to look for what a person typed; `undefined` when there is nothing to look for. */
export function planSearch(text: string): SearchPlan | undefined {
  const words = foldText(text)
    .split(' ')
    .filter((word) => word !== '');
  const grams = new Set<string>();
  for (const word of words) {
    for (const part of word.split(NOT_WORD)) {
      const characters = [...part];
      if (characters.length === 0) continue;
      if (characters.length <= 3) grams.add(part);
      for (let at = 0; at + 3 <= characters.length; at += 1) grams.add(characters.slice(at, at + 3).join(''));
    }
  }
  if (grams.size === 0) return undefined;
  // Digits and letters only, so quoting is enough to keep FTS5's own words (AND, OR, NEAR) out.
  return { match: [...grams].map((gram) => `"${gram}"`).join(' AND '), words };
}

/** Whether a folded text holds every word. */
export const isHit = (folded: string, plan: SearchPlan): boolean =>
  plan.words.every((word) => folded.includes(word));

/** How alike two product names are, for proposing which item a listing without a SKU may be. */
import { foldText } from '../search/grams.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/** Words that two names share, from 0 (none) to 1 (all); the order does not matter. */
export function nameSimilarity(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}

/** Distinct folded words of a name. */
export const wordsOf = (text: string): Set<string> => new Set(foldText(text).match(WORD) ?? []);

/** Below this two names are not worth proposing. */
export const SIMILAR = 0.5;

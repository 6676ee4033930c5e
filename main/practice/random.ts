/**
 * Seeded randomness for the practice shop: the same seed gives the same shop. Never use it for anything secret.
 */

export interface Random {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** An integer in [0, below). */
  readonly int: (below: number) => number;
  /** An integer in [low, high]. */
  readonly between: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Letters and digits. */
  readonly text: (length: number) => string;
}

const SIGNS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** sfc32 (PractRand), seeded by a 32-bit hash of the seed's text. */
export function createRandom(seed: number | string): Random {
  let [a, b, c, d] = hashed(String(seed));
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    between: (low, high) => low + int(high - low + 1),
    chance: (share) => next() < share,
    pick: <T>(list: readonly T[]): T => {
      const found = list[int(list.length)];
      if (found === undefined) throw new Error('Cannot pick from an empty list');
      return found;
    },
    text: (length) => {
      let text = '';
      for (let index = 0; index < length; index += 1) text += SIGNS[int(SIGNS.length)];
      return text;
    },
  };
}

/** Four 32-bit words from a text (FNV-1a, once per word with another basis). */
function hashed(text: string): [number, number, number, number] {
  const words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((basis) => {
    let word = basis;
    for (let index = 0; index < text.length; index += 1) {
      word = Math.imul(word ^ text.charCodeAt(index), 0x01000193);
    }
    return word | 0;
  });
  return [words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, words[3] ?? 0];
}

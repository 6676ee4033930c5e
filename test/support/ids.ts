/** Ids and randomness that repeat: a seed gives the same ids in the same order, at the times of a given clock. */
import type { IdKind } from '../../shared/base/id.ts';
import { makeId } from '../../shared/base/id.ts';

/** Mulberry32: a small seeded generator, good enough for tests. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function seededBytes(seed: number): (bytes: number) => Uint8Array {
  const next = seededRandom(seed);
  return (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256));
}

export function seededIds(seed: number, clock: () => number): (kind: IdKind) => string {
  const bytes = seededBytes(seed);
  return (kind) => makeId(kind, clock(), bytes(10));
}

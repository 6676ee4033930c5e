/** Ids and randomness from the system's generator. The only place that makes them outside tests. */
import { randomBytes } from 'node:crypto';
import type { IdKind } from '../../shared/base/id.ts';
import { makeId } from '../../shared/base/id.ts';
import type { Clock } from './clock.ts';

export type MakeId = (kind: IdKind) => string;
export type RandomBytes = (bytes: number) => Uint8Array;

const POOL_BYTES = 4096;

/** Drawn in blocks: one call of the system's generator for hundreds of ids. */
export function pooledRandom(): RandomBytes {
  let pool = new Uint8Array(0);
  let at = 0;
  return (bytes) => {
    if (bytes > POOL_BYTES) return new Uint8Array(randomBytes(bytes));
    if (at + bytes > pool.length) {
      pool = new Uint8Array(randomBytes(POOL_BYTES));
      at = 0;
    }
    const drawn = pool.slice(at, at + bytes);
    at += bytes;
    return drawn;
  };
}

export const idMaker =
  (clock: Clock, random: RandomBytes): MakeId =>
  (kind) =>
    makeId(kind, clock(), random(10));

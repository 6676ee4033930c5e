/**
 * The practice shop's misbehaviour, by name and share of requests. Each request draws once per fault in a fixed order, so
 * that a seed and a sequence of requests always give the same faults.
 */

import { createRandom } from './random.ts';

/**
 * `timeout` never answers; `http500` and `http429` refuse before anything is done; `truncated` cuts the body short;
 * `duplicate` lists an item twice; `lost_answer` does what was asked and then drops the connection (writes only).
 */
export const FAULT_NAMES = [
  'timeout',
  'http500',
  'http429',
  'truncated',
  'duplicate',
  'lost_answer',
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

export type FaultShares = Partial<Readonly<Record<FaultName, number>>>;

export interface Faults {
  readonly set: (name: FaultName, share: number) => void;
  readonly shares: () => Readonly<Record<FaultName, number>>;
  /** What goes wrong with the next request, if anything; a read loses no answer and only a list repeats an item. */
  readonly draw: (request: { readonly isWrite: boolean; readonly isList: boolean }) => FaultName | undefined;
  readonly chance: (share: number) => boolean;
}

export const isFaultName = (text: string): text is FaultName => FAULT_NAMES.some((name) => name === text);

export function createFaults(seed: number | string, initial: FaultShares): Faults {
  const random = createRandom(`${seed}/faults`);
  const shares: Record<FaultName, number> = {
    timeout: 0,
    http500: 0,
    http429: 0,
    truncated: 0,
    duplicate: 0,
    lost_answer: 0,
    ...initial,
  };
  return {
    set: (name, share) => {
      shares[name] = Math.min(1, Math.max(0, share));
    },
    shares: () => ({ ...shares }),
    draw: ({ isWrite, isList }) => {
      const drawn = FAULT_NAMES.filter((name) => random.next() < shares[name]);
      return drawn.find((name) => (name === 'lost_answer' ? isWrite : name === 'duplicate' ? isList : true));
    },
    chance: random.chance,
  };
}

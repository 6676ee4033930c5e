/** The time, as an argument. Tests move a clock whose one cell is shared by all threads; everybody else has the system's. */

/** ms since 1970, UTC. */
export type Clock = () => number;

/** How a thread gets its clock; can be sent between threads. */
export type ClockSource =
  | { readonly kind: 'system' }
  | { readonly kind: 'shared'; readonly cell: SharedArrayBuffer };

export const systemClock: Clock = () => Date.now();

export function clockFrom(source: ClockSource): Clock {
  if (source.kind === 'system') return systemClock;
  const cell = new BigInt64Array(source.cell);
  return () => Number(Atomics.load(cell, 0));
}

export interface MovableClock {
  readonly source: ClockSource;
  readonly now: Clock;
  set(ms: number): void;
  advance(ms: number): void;
}

/** A clock that stands still until it is moved, the same in every thread that gets its source. */
export function movableClock(startMs: number): MovableClock {
  const cell = new SharedArrayBuffer(8);
  const value = new BigInt64Array(cell);
  const set = (ms: number): void => void Atomics.store(value, 0, BigInt(ms));
  set(startMs);
  return {
    source: { kind: 'shared', cell },
    now: () => Number(Atomics.load(value, 0)),
    set,
    advance: (ms) => void Atomics.add(value, 0, BigInt(ms)),
  };
}

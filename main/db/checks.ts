/**
 * What must always be true of a file, by name. Each feature adds its own invariants; a check only reads, and answers the
 * problems it found in words for maintainers: ids and numbers, never people.
 */
import type { Reader } from './handle.ts';

export interface Check {
  /** Says what holds: "movements sum to the level". */
  readonly name: string;
  /** At most a handful of problems; an empty list means it holds. */
  find(reader: Reader): readonly string[];
}

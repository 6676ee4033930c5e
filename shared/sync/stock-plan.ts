/**
 * Whether a channel must be told a quantity. Never overwrites what somebody else changed: every write looks first, and
 * what the look found is compared with what we believe the channel holds — our last write minus what the channel itself
 * took off for the orders captured since.
 */

export interface StockFacts {
  /** What the channel should show. */
  readonly ours: number;
  /** What we believe it holds; null before our first write. */
  readonly believed: number | null;
  /** Last reading of the channel; null where it was never read. */
  readonly read: number | null;
  /** Whether that reading is younger than the belief's base. */
  readonly isReadingNewer: boolean;
  /** What a look before a write found, where it was not what we believed. */
  readonly differs: number | null;
  /** What that look expected. */
  readonly lookedFor: number | null;
  /** Whether all orders were pulled after that look. */
  readonly areOrdersFresh: boolean;
}

export type StockDecision =
  /** Nothing to do. */
  | 'rest'
  /** Look, and write where the channel holds what we expect; where it holds ours already, that is the new belief. */
  | 'write'
  /** A look found something else; orders are pulled before it is judged. */
  | 'wait'
  /** Somebody else moved it and no order explains it: shown, never overwritten. */
  | 'unexplained';

export function decideStock(facts: StockFacts): StockDecision {
  const { ours, believed, read, differs } = facts;
  if (believed === null) return read === null ? 'rest' : 'write';
  if (differs !== null) {
    // We came to hold the same, or it was read again since and has moved again: look again.
    if (ours === differs || (facts.isReadingNewer && read !== differs)) return 'write';
    if (!facts.areOrdersFresh) return 'wait';
    // The orders that came meanwhile explain the quantity, or may.
    return differs === believed || facts.lookedFor !== believed ? 'write' : 'unexplained';
  }
  if (ours !== believed) return 'write';
  // Somebody moved it to what is neither ours nor what we left there. Only a look tells: a reading may be stale.
  return facts.isReadingNewer && read !== null && read !== believed ? 'write' : 'rest';
}

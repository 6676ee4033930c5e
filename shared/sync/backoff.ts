/** How long to wait after a failure: exponential with full jitter and a cap; what the channel asked for is a floor. */

export interface BackoffRule {
  readonly baseMs: number;
  readonly capMs: number;
}

export const PULL_BACKOFF: BackoffRule = { baseMs: 5_000, capMs: 15 * 60_000 };
export const PUSH_BACKOFF: BackoffRule = { baseMs: 5_000, capMs: 60 * 60_000 };
/** Inside one cycle that a person asked for. */
export const QUICK_BACKOFF: BackoffRule = { baseMs: 100, capMs: 1_000 };

/**
 * @param failures failures in a row, this one included (≥ 1)
 * @param random a number in [0, 1)
 * @param retryAfterMs what the channel asked for
 */
export function backoffMs(rule: BackoffRule, failures: number, random: number, retryAfterMs = 0): number {
  const ceiling = Math.min(rule.capMs, rule.baseMs * 2 ** Math.min(failures - 1, 30));
  return Math.max(Math.floor(random * ceiling), retryAfterMs);
}

/** A number in [0, 1) from random bytes. */
export function unit(random: (bytes: number) => Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = random(4);
  return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) / 4294967296;
}

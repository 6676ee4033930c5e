/** How fresh a channel is, and when it is called late. */
import type { Stream } from './connector.ts';

/** Products before orders, so that lines find their listings; reviews last. */
export const STREAM_ORDER: readonly Stream[] = ['products', 'orders', 'reviews'];

export const inOrder = (streams: readonly Stream[]): Stream[] =>
  STREAM_ORDER.filter((stream) => streams.includes(stream));

const SLOWEST_MS = 60_000;
const BUSY_MS = 15_000;
const PRACTICE_MS = 4_000;

export interface PollFacts {
  readonly settings: Readonly<Record<string, string>>;
  readonly isPractice: boolean;
  /** Whether the last cycle brought something new. */
  readonly wasBusy: boolean;
}

/** Time between two cycles, ms, before jitter. `poll_seconds` of the account's settings overrides (5 s at least). */
export function pollIntervalMs(facts: PollFacts): number {
  const chosen = Number(facts.settings.poll_seconds ?? '');
  if (facts.settings.poll_seconds && Number.isFinite(chosen)) return Math.max(5, chosen) * 1000;
  if (facts.isPractice) return PRACTICE_MS;
  return facts.wasBusy ? BUSY_MS : SLOWEST_MS;
}

export interface StreamFacts {
  readonly pulledAt: number | null;
  readonly createdAt: number;
  readonly intervalMs: number;
}

/** Late after five minutes, or five intervals where those are longer. */
export const isLate = (facts: StreamFacts, now: number): boolean =>
  now - (facts.pulledAt ?? facts.createdAt) > Math.max(5 * 60_000, 5 * facts.intervalMs);

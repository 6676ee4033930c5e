/**
 * Reading is repeated at once when it fails: a network hiccup in one of a thousand requests must not end a pull. Writes
 * are never repeated here; the outbox does that, with a key and a look first.
 */
import { backoffMs, QUICK_BACKOFF, unit } from '../../shared/sync/backoff.ts';
import type { HttpSend } from '../../shared/sync/connector.ts';
import { ChannelError } from '../../shared/sync/connector.ts';

const ATTEMPTS = 4;
/** A first try that hangs is given up early; a shop that is merely slow gets its time with the later ones. */
const TIMEOUTS_MS: readonly number[] = [10_000, 20_000, 40_000, 60_000];
/** A longer wait is left to the schedule. */
const PATIENCE_MS = 5_000;
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

export interface RetryParts {
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: (bytes: number) => Uint8Array;
  readonly signal: AbortSignal;
}

export function withRetries(http: HttpSend, parts: RetryParts): HttpSend {
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const isWrite = request.method !== 'GET';
      const isLast = isWrite || attempt >= ATTEMPTS || parts.signal.aborted;
      let floor = 0;
      try {
        const timeoutMs = isWrite ? request.timeoutMs : (TIMEOUTS_MS[attempt - 1] ?? request.timeoutMs);
        const response = await http(timeoutMs === undefined ? request : { ...request, timeoutMs });
        if (isLast || !PASSING.has(response.status)) return response;
        floor = secondsOf(response.headers['retry-after']) * 1000;
        // Also where it is a date, which the connector reads by the server's clock.
        if (!(floor <= PATIENCE_MS)) return response;
      } catch (error) {
        if (isLast || !(error instanceof ChannelError) || error.kind !== 'transient') throw error;
      }
      await parts.sleep(backoffMs(QUICK_BACKOFF, attempt, unit(parts.random), floor), parts.signal);
    }
  };
}

/** Zero where nothing is asked, NaN for a date. */
const secondsOf = (header: string | undefined): number =>
  header === undefined ? 0 : /^\d{1,6}$/.test(header) ? Number(header) : Number.NaN;

/**
 * Reading is repeated at once when it fails: a network hiccup in one of a thousand requests must not end a pull. Writes
 * are never repeated here; the outbox does that, with a key and a look first.
 */
import { backoffMs, QUICK_BACKOFF, unit } from '../../shared/sync/backoff.ts';
import type { HttpSend } from '../../shared/sync/connector.ts';
import { ChannelError } from '../../shared/sync/connector.ts';

const ATTEMPTS = 4;
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
      const isLast = request.method !== 'GET' || attempt >= ATTEMPTS || parts.signal.aborted;
      let floor = 0;
      try {
        const response = await http(request);
        if (isLast || !PASSING.has(response.status)) return response;
        floor = secondsOf(response.headers['retry-after']) * 1000;
        if (floor > PATIENCE_MS) return response;
      } catch (error) {
        if (isLast || !(error instanceof ChannelError) || error.kind !== 'transient') throw error;
      }
      await parts.sleep(backoffMs(QUICK_BACKOFF, attempt, unit(parts.random), floor), parts.signal);
    }
  };
}

/** The seconds form only: a date would need the server's clock, and the connector reads it anyway. */
const secondsOf = (header: string | undefined): number =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : 0;

/**
 * What went wrong, sorted: the channel's trouble, trouble of our own machine (disk full, file locked), or a bug. Only a
 * bug may be blamed on the message that was being applied.
 */
import type { ChannelErrorKind } from '../../shared/sync/connector.ts';
import { ChannelError } from '../../shared/sync/connector.ts';

/** SQLite's results that say something about our statement or row, not about the machine. */
const OUR_FAULT = /^SQLITE_(ERROR|CONSTRAINT|MISMATCH|RANGE|TOOBIG|MISUSE)/;

/** Whether the machine is to blame: nothing must be decided about the message then. */
export function isEnvironmental(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') && !OUR_FAULT.test(code);
}

export interface Trouble {
  readonly kind: ChannelErrorKind;
  /** For people; no secrets, no personal data. */
  readonly message: string;
  readonly retryAfterMs: number | undefined;
}

/** Anything thrown while talking to a channel. What is no `ChannelError` is a bug of ours. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ChannelError)
    return { kind: error.kind, message: error.message, retryAfterMs: error.retryAfterMs };
  return { kind: 'bug', message: describe(error), retryAfterMs: undefined };
}

/** A bug in a line, without data. */
export const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown error';

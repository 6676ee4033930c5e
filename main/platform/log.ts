/**
 * What the program tells its maintainers: one JSON line an entry, in the data folder. Ids and codes only; what could be a
 * person or a secret is blanked here, whatever a caller passes.
 */
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type LevelWithSilent, pino } from 'pino';

export interface Log {
  info(message: string, data?: Readonly<Record<string, unknown>>): void;
  warn(message: string, data?: Readonly<Record<string, unknown>>): void;
  error(message: string, data?: Readonly<Record<string, unknown>>): void;
}

/** Where a thread logs to; can be sent between threads. */
export type LogTarget = { readonly kind: 'silent' } | { readonly kind: 'folder'; readonly folder: string };

const MAX_BYTES = 5 * 1024 * 1024;

const PRIVATE = [
  'address', 'authorization', 'billing', 'body', 'company', 'consumerKey', 'consumerSecret', 'cookie', 'customer',
  'email', 'headers', 'key', 'name', 'password', 'phone', 'secret', 'secrets', 'shipping', 'text', 'token', 'url',
]; // biome-ignore format: a list of words

/** One file a data folder; the one before is kept as `.1` when it grew too large. Lines of several threads interleave. */
export function openLog(target: LogTarget, part: string, level: LevelWithSilent = 'info'): Log {
  if (target.kind === 'silent') return silentLog;
  const file = join(target.folder, 'orderly.log');
  mkdirSync(target.folder, { recursive: true, mode: 0o700 });
  const logger = pino(
    {
      level,
      base: { part, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: PRIVATE.flatMap((word) => [word, `*.${word}`, `*.*.${word}`]), censor: '[private]' },
      serializers: { error: pino.stdSerializers.err },
    },
    // Written at once: what explains a crash must not stand in a buffer.
    pino.destination({ dest: file, sync: true, append: true, mode: 0o600 }),
  );
  return {
    info: (message, data = {}) => logger.info(data, message),
    warn: (message, data = {}) => logger.warn(data, message),
    error: (message, data = {}) => logger.error(data, message),
  };
}

/** Called once before the threads open the log: moves a file that grew too large aside. */
export function trimLog(folder: string): void {
  const file = join(folder, 'orderly.log');
  try {
    if (statSync(file).size > MAX_BYTES) renameSync(file, `${file}.1`);
  } catch {
    // There is none yet.
  }
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

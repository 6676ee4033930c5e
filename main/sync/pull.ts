/**
 * Reads one stream of one account from its cursor to its end, page by page, each page one commit. Interrupted anywhere
 * it goes on from the last committed page. Trouble is noted on the stream with the time of the next try.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { backoffMs, PULL_BACKOFF, QUICK_BACKOFF, unit } from '../../shared/sync/backoff.ts';
import type { Stream } from '../../shared/sync/connector.ts';
import { findAccount, findStream } from './account-store.ts';
import { noteCredentials, noteStream } from './bookkeeping.ts';
import type { Line } from './channel-env.ts';
import { sleepOf } from './channel-env.ts';
import type { Trouble } from './failure.ts';
import { troubleOf } from './failure.ts';
import type { Tally } from './page.ts';
import { capturePage } from './page.ts';
import type { SyncParts } from './ports.ts';

/** Tries in a row that brought nothing, before the schedule takes over. */
const QUICK_TRIES = 3;
const PATIENCE_MS = 5_000;

/** Answers what stopped it before the end; null when the end was reached or the work was told to stop. */
export async function pullStream(
  parts: SyncParts,
  line: Line,
  stream: Stream,
  tally: Tally,
): Promise<Trouble | null> {
  const { account, signal } = line;
  for (let tries = 1; ; tries += 1) {
    const before = tally.pulled;
    const trouble = await pullOnce(parts, line, stream, tally);
    if (trouble === null || signal.aborted) return null;
    if (tally.pulled > before) tries = 1;
    const floor = trouble.retryAfterMs ?? 0;
    const isPassing = trouble.kind === 'transient' || trouble.kind === 'rate_limited';
    if (!isPassing || tries >= QUICK_TRIES || floor > PATIENCE_MS) {
      const failures = (parts.db.read((reader) => findStream(reader, account.id, stream))?.failures ?? 0) + 1;
      noteStream(parts, account.id, stream, {
        failures,
        error_kind: trouble.kind,
        error_message: trouble.message,
        next_at: parts.clock() + backoffMs(PULL_BACKOFF, failures, unit(parts.random), floor),
      });
      parts.log('pull failed', { accountId: account.id, stream, kind: trouble.kind, failures });
      if (trouble.kind === 'credentials') noteCredentials(parts, account.id, trouble);
      return trouble;
    }
    await sleepOf(parts)(backoffMs(QUICK_BACKOFF, tries, unit(parts.random), floor), signal);
    if (signal.aborted) return null;
  }
}

async function pullOnce(parts: SyncParts, line: Line, stream: Stream, tally: Tally): Promise<Trouble | null> {
  const { connector, env, config, signal } = line;
  const accountId = line.account.id;
  const cursor = parts.db.read((reader) => findStream(reader, accountId, stream))?.cursor ?? null;
  noteStream(parts, accountId, stream, { tried_at: parts.clock() });
  try {
    for await (const page of connector.pull(env, config, stream, cursor)) {
      // A page that came after the stop may be half of one: it is not needed, the cursor stands before it.
      if (signal.aborted) return null;
      // The account may have gone live, or been paused, since the last page.
      const account = parts.db.read((reader) => findAccount(reader, accountId));
      if (account?.state !== 'active') return null;
      capturePage(parts, { account, stream, messages: page.messages, cursor: page.cursor }, tally);
      await breathe();
      if (page.isLast) break;
    }
  } catch (error) {
    if (signal.aborted) return null;
    return troubleOf(error);
  }
  noteStream(parts, accountId, stream, {
    pulled_at: parts.clock(),
    next_at: null,
    failures: 0,
    error_kind: null,
    error_message: null,
  });
  return null;
}

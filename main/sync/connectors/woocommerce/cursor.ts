/**
 * The position of a stream as text. Times are whole seconds of the shop's own clock, as they stand in its data; only
 * `newestSince` is ours, because it measures how long we have waited.
 */
import { z } from 'zod';

const seconds = z.int().nullable();

const cursorSchema = z.object({
  v: z.literal(1),
  /** Everything modified up to and including this second was delivered for good; null: nothing yet. */
  after: seconds,
  /** The latest modification seen, and when (ms, our clock) it became the latest. */
  newest: seconds,
  newestSince: z.int(),
  /**
   * A long stretch that is being read: up to and including `to`, pages `page` … 1 are still to come, and of these only
   * what has an id under `below`, where that is given.
   */
  window: z.object({ to: z.int(), page: z.int().nonnegative(), below: z.int().optional() }).optional(),
});
export type Cursor = z.output<typeof cursorSchema>;

const START: Cursor = { v: 1, after: null, newest: null, newestSince: 0 };

/** A cursor that cannot be read starts anew: everything is delivered again and nothing is lost. */
export function decodeCursor(text: string | null): Cursor {
  if (text === null) return START;
  try {
    const decoded = cursorSchema.safeParse(JSON.parse(text));
    return decoded.success ? decoded.data : START;
  } catch {
    return START;
  }
}

export const encodeCursor = (cursor: Cursor): string => JSON.stringify(cursor);

/**
 * How far the cursor stays behind the newest modification and behind the shop's clock: a save that began earlier may
 * still be committed with an earlier time, also by another of the shop's servers.
 */
export const LAG_S = 120;

/** After so long without anything newer, nothing older can be under way any more. */
const SETTLED_MS = 15 * 60_000;
/** A stamp so far behind the clock that answers is old, even where that clock is not the one that stamps. */
const OLD_S = 86_400;

/**
 * The cursor after everything newer than `after` was read at one moment. It never passes the shop's clock less the lag
 * nor, as that clock may be another than the one that stamps, the newest stamp less the lag.
 */
export function advance(
  cursor: Cursor,
  seen: { readonly newest: number | undefined; readonly shopTime: number; readonly now: number },
): Cursor {
  const { newest, shopTime, now } = seen;
  if (newest === undefined)
    return { v: 1, after: cursor.after, newest: cursor.newest, newestSince: cursor.newestSince };
  const isSame = newest === cursor.newest;
  const newestSince = isSame ? cursor.newestSince : now;
  const isOld = newest <= shopTime - OLD_S;
  const isSettled = isOld || (isSame && newest <= shopTime && now - newestSince >= SETTLED_MS);
  const safe = isSettled ? newest : Math.min(newest, shopTime) - LAG_S;
  return { v: 1, after: Math.max(cursor.after ?? safe, safe), newest, newestSince };
}

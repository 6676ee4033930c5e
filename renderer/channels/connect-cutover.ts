/** The moment from which on orders are worked on, as it was chosen. */
import type { Words } from '../../shared/words/words.ts';
import type { ConnectDraft } from './connect-draft.ts';

/**
 * ms UTC or a day. Completed and cancelled orders of before are history whatever is chosen, so the beginning of time
 * stands for "all that are still open".
 */
export function cutoverOf(draft: ConnectDraft, now: number): number | string {
  if (draft.since === 'open') return 0;
  return draft.since === 'now' ? now : draft.day;
}

/** The sentence under the day; undefined where it can be used or is not asked for. */
export function dayProblem(
  draft: ConnectDraft,
  now: number,
  words: Words['channelsScreen']['connect'],
): string | undefined {
  if (draft.since !== 'day') return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.day)) return words.dayMissing;
  // Generous by a day: the shop's zone decides, and it may be ahead.
  return Date.parse(draft.day) > now + 86_400_000 ? words.dayFuture : undefined;
}

/**
 * Notices orders that left the channel: trashed ones drop out of every list without a word. Recent open orders are
 * compared with the channel's ids; older ones are read one by one, the longest unseen first. Nothing is called gone that
 * was not asked for by its id.
 */
import { findAccount } from './account-store.ts';
import type { Line } from './channel-env.ts';
import { troubleOf } from './failure.ts';
import type { Tally } from './page.ts';
import { capturePage } from './page.ts';
import type { SyncParts } from './ports.ts';
import { touchMessage } from './raw-store.ts';
import type { OpenOrder } from './vanished-store.ts';
import { openOrders } from './vanished-store.ts';

const DAY_MS = 86_400_000;
const RECENT_MS = 30 * DAY_MS;
/** How many ids one look may list; a busier shop's older orders are read one by one. */
const LIST_LIMIT = 5_000;
const UNSEEN_MS = 6 * 3_600_000;
const ONE_BY_ONE = 10;

/** Trouble here is not worth failing a cycle: it is logged, and the next look begins again. */
export async function lookForVanished(parts: SyncParts, line: Line, tally: Tally): Promise<void> {
  const now = parts.clock();
  const orders = parts.db.read((reader) => openOrders(reader, line.account.id));
  if (orders.length === 0) return;
  try {
    const recent = orders.filter((order) => order.placedAt > now - RECENT_MS);
    const present = await presentIds(line, recent, now);
    const missing = recent.filter((order) => present && !present.has(order.externalId));
    if (present)
      markSeen(
        parts,
        recent.filter((order) => present.has(order.externalId)),
        now,
      );
    const unseen = orders
      .filter((order) => !present || order.placedAt <= now - RECENT_MS)
      .filter((order) => order.seenAt < now - UNSEEN_MS)
      .slice(0, ONE_BY_ONE);
    for (const order of [...missing, ...unseen]) {
      if (line.signal.aborted) return;
      await readAgain(parts, line, order, tally);
    }
  } catch (error) {
    if (!line.signal.aborted)
      parts.log('looking for vanished orders failed', {
        accountId: line.account.id,
        kind: troubleOf(error).kind,
      });
  }
}

/** Ids that the channel has since the oldest of these orders; undefined where there are too many to list. */
async function presentIds(
  line: Line,
  orders: readonly OpenOrder[],
  now: number,
): Promise<Set<string> | undefined> {
  if (orders.length === 0) return new Set();
  // A day of slack on both sides: clocks differ, and a fetch by id decides anyway.
  const from = Math.min(...orders.map((order) => order.placedAt)) - DAY_MS;
  const ids = new Set<string>();
  for await (const page of line.connector.list(line.env, line.config, { from, to: now + DAY_MS })) {
    for (const { externalId } of page) ids.add(externalId);
    if (ids.size > LIST_LIMIT || line.signal.aborted) return undefined;
  }
  return ids;
}

/** Kept coarse: an hour more or less of "seen" is not worth a write for each order and cycle. */
function markSeen(parts: SyncParts, orders: readonly OpenOrder[], now: number): void {
  const stale = orders.filter((order) => order.seenAt < now - UNSEEN_MS / 6);
  if (stale.length === 0) return;
  parts.db.write((tx) => {
    for (const order of stale) touchMessage(tx, order.messageKey, now);
  });
}

async function readAgain(parts: SyncParts, line: Line, order: OpenOrder, tally: Tally): Promise<void> {
  const raw = await line.connector.fetchOrder(line.env, line.config, order.externalId);
  const account = parts.db.read((reader) => findAccount(reader, line.account.id));
  if (line.signal.aborted || account?.state !== 'active') return;
  if (raw) {
    markSeen(parts, [order], parts.clock());
    capturePage(parts, { account, stream: 'orders', messages: [raw], cursor: undefined }, tally);
    return;
  }
  parts.writes.system('order.vanished', { accountId: account.id, externalId: order.externalId }, (run) => {
    parts.ingest.vanished(run, account, order.externalId);
    run.touch('channels');
  });
  tally.updated += 1;
}

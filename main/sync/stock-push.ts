/**
 * Keeps each live channel's quantities at ours. The plan compares facts and writes outbox rows, one a listing, the newest
 * replacing what still waits; delivery looks before it writes. What somebody else moved is never overwritten.
 */
import type { PushIntent, PushOutcome } from '../../shared/sync/connector.ts';
import type { StockDecision } from '../../shared/sync/stock-plan.ts';
import { decideStock } from '../../shared/sync/stock-plan.ts';
import { enqueue } from '../db/outbox-store.ts';
import type { Run } from '../db/run.ts';
import type { OutboxRow } from './delivery-store.ts';
import { patchOutbox } from './delivery-store.ts';
import type { Account, SyncParts } from './ports.ts';
import type { PushableListing, StockMessage } from './stock-store.ts';
import { findListing, lastStockMessages, patchListing, pushableListings } from './stock-store.ts';

export type StockIntent = Extract<PushIntent, { kind: 'stock' }>;
type StockOutcome = Extract<PushOutcome, { kind: 'stock' }>;

interface Planned {
  readonly listing: PushableListing;
  readonly decision: StockDecision;
  readonly last: StockMessage | undefined;
}

/**
 * @param ordersSince when the last complete pull of the orders began; looks older than it can be judged
 * Answers how many rows were enqueued.
 */
export function planStock(parts: SyncParts, account: Account, ordersSince: number): number {
  if (account.mode !== 'live' || account.state !== 'active') return 0;
  const planned = parts.db.read((reader) => {
    const listings = pushableListings(reader, account.id, account.warehouseId);
    const last = new Map(
      lastStockMessages(reader, JSON.stringify(listings.map((listing) => listing.id))).map((row) => [
        row.subject_id,
        row,
      ]),
    );
    return listings
      .map((listing) => plan(listing, last.get(listing.id), ordersSince))
      .filter((entry) => entry.decision !== 'rest' && entry.decision !== 'wait');
  });
  const open = planned.filter((entry) => !isSettled(entry));
  if (open.length === 0) return 0;
  return parts.writes.system('stock.plan', { accountId: account.id, listings: open.length }, (run) => {
    run.touch('channels', 'stock');
    return open.map((entry) => carryOut(run, account, entry)).filter(Boolean).length;
  });
}

function plan(listing: PushableListing, last: StockMessage | undefined, ordersSince: number): Planned {
  const decision = decideStock({
    ours: listing.oursQty,
    believed: listing.pushedQty,
    read: listing.channelQty,
    isReadingNewer: (listing.channelReadAt ?? 0) > (listing.pushedAt ?? 0),
    differs: listing.differsQty,
    lookedFor: expectedOf(last),
    areOrdersFresh: ordersSince >= (listing.channelReadAt ?? 0),
  });
  return { listing, decision, last };
}

const levelOf = (message: StockMessage | undefined) =>
  message === undefined ? undefined : (JSON.parse(message.intent) as StockIntent).levels[0];
const expectedOf = (message: StockMessage | undefined): number | null =>
  levelOf(message)?.expectedQty ?? null;

/** Whether the newest message says it already, or what was to be said about it has been said. */
function isSettled({ listing, decision, last }: Planned): boolean {
  if (decision === 'unexplained') return last?.state === 'differs';
  if (decision !== 'write' || !last) return false;
  const level = levelOf(last);
  const isSame = level?.qty === listing.oursQty && level.expectedQty === expectation(listing);
  // Refused by the shop, or dropped by a person: not said again until something changes.
  return isSame && ['pending', 'refused', 'dropped'].includes(last.state);
}

/** Before our first write there is nothing to be overwritten knowingly: the last reading is what we expect. */
const expectation = (listing: PushableListing): number | null => listing.pushedQty ?? listing.channelQty;

/** Whether a row was enqueued. */
function carryOut(run: Run, account: Account, { listing, decision, last }: Planned): boolean {
  if (decision !== 'unexplained' && (last?.state === 'pending' || last?.state === 'differs'))
    patchOutbox(run.tx, last.id, { state: 'superseded' });
  if (decision === 'unexplained') {
    if (last) patchOutbox(run.tx, last.id, { state: 'differs', channel_value: String(listing.differsQty) });
    run.event('listing.differs', {
      subjectId: listing.id,
      data: { channel: listing.differsQty, believed: listing.pushedQty, ours: listing.oursQty },
    });
    return false;
  }
  const outbox = enqueue(run, {
    accountId: account.id,
    orderId: null,
    subjectId: listing.id,
    idempotencyKey: `stock:${listing.id}:${run.commandId}`,
    intent: {
      kind: 'stock',
      levels: [
        {
          listingExternalId: listing.externalId,
          qty: listing.oursQty,
          expectedQty: expectation(listing),
        },
      ],
    },
  });
  return outbox !== null;
}

/** Many rows, one call. */
export const batchOf = (rows: readonly OutboxRow[]): StockIntent => ({
  kind: 'stock',
  levels: rows.flatMap((row) => (row.intent.kind === 'stock' ? row.intent.levels : [])),
});

export interface StockResult {
  readonly written: readonly OutboxRow[];
  readonly refused: number;
  /** Somebody else moved a quantity: orders and products are to be pulled before anything is judged. */
  readonly hasMoved: boolean;
}

/** What the channel said to each row of a batch, written down. */
export function recordStock(
  parts: SyncParts,
  account: Account,
  rows: readonly OutboxRow[],
  outcome: StockOutcome,
): StockResult {
  const answers = new Map(outcome.levels.map((level) => [level.listingExternalId, level]));
  const written: OutboxRow[] = [];
  let refused = 0;
  let hasMoved = false;
  parts.writes.system('stock.pushed', { accountId: account.id, listings: rows.length }, (run) => {
    const { tx, now } = run;
    run.touch('channels', 'stock');
    for (const row of rows) {
      const level = row.intent.kind === 'stock' ? row.intent.levels[0] : undefined;
      const answer = level && answers.get(level.listingExternalId);
      if (!level || !answer) continue;
      const found = answer.foundQty;
      const isThere = answer.outcome === 'written' || (answer.outcome === 'moved' && found === level.qty);
      if (isThere) {
        written.push(row);
        patchOutbox(tx, row.id, { state: 'sent', sent_at: now, due_at: now, ...clear });
        patchListing(tx, row.subjectId, {
          channel_qty: level.qty,
          channel_read_at: now,
          pushed_qty: level.qty,
          pushed_at: now,
          differs_qty: null,
        });
      } else if (answer.outcome === 'moved') {
        hasMoved = true;
        patchOutbox(tx, row.id, { state: 'superseded', channel_value: String(found) });
        // Before our first write the new reading simply is what we expect next.
        const isFirst = findListing(tx, row.subjectId)?.pushed_qty === null;
        patchListing(tx, row.subjectId, {
          channel_qty: found,
          channel_read_at: now,
          ...(isFirst ? {} : { differs_qty: found }),
        });
      } else if (answer.outcome === 'untracked' || answer.outcome === 'gone') {
        // The products that are pulled next say the rest.
        hasMoved = true;
        patchOutbox(tx, row.id, { state: 'superseded', channel_value: answer.outcome });
        patchListing(
          tx,
          row.subjectId,
          answer.outcome === 'gone' ? { is_gone: 1 } : { is_tracked: 0, differs_qty: null },
        );
      } else {
        refused += 1;
        patchOutbox(tx, row.id, {
          state: 'refused',
          error_kind: 'refused',
          error_message: answer.message ?? answer.outcome,
        });
        run.event('outbox.refused', { subjectId: row.subjectId, data: { outboxId: row.id, kind: 'stock' } });
      }
    }
  });
  return { written, refused, hasMoved };
}

const clear = { error_kind: null, error_message: null, channel_value: null } as const;

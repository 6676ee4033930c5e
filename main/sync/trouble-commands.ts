/** What a person decides about messages in quarantine, about messages to channels, and about quantities that differ. */
import { ok, refuse } from '../../shared/base/result.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import type { OutboxRow } from './delivery-store.ts';
import { findOutbox, patchOutbox } from './delivery-store.ts';
import type { RetryParts } from './quarantine.ts';
import { retryMessages } from './quarantine.ts';
import { findMessage, quarantinedKeys, setMessageState } from './raw-store.ts';
import { findListing, patchListing } from './stock-store.ts';

export type TroubleCommand =
  | 'quarantine.retry'
  | 'quarantine.dismiss'
  | 'quarantine.reopen'
  | 'outbox.retry'
  | 'outbox.edit'
  | 'outbox.drop'
  | 'outbox.accept'
  | 'listing.write_ours';

const RETRY_LIMIT = 500;

/** Subjects of events and changes are texts. */
const subjectOf = (key: number): string => `message:${key}`;

export const troubleCommands = (parts: RetryParts): CommandHandlers<TroubleCommand> => ({
  'quarantine.retry'(run, args) {
    const keys =
      'keys' in args ? args.keys : quarantinedKeys(run.tx, args.accountId, args.after ?? 0, RETRY_LIMIT);
    const messages = keys.flatMap((key) => findMessage(run.tx, key) ?? []);
    const unknown = keys.find((key) => !messages.some((message) => message.key === key));
    if (unknown !== undefined) return refuse('message_unknown', { key: unknown });
    const settled = messages.find((message) => message.state !== 'quarantined');
    if (settled) return refuse('message_not_quarantined', { key: settled.key });
    const tally = retryMessages(parts, run, messages);
    const isMore = !('keys' in args) && keys.length === RETRY_LIMIT;
    return ok({ retried: messages.length, ...tally, next: isMore ? (keys.at(-1) ?? null) : null });
  },

  'quarantine.dismiss'(run, { key, reason }) {
    const message = findMessage(run.tx, key);
    if (!message) return refuse('message_unknown', { key });
    if (message.state !== 'quarantined') return refuse('message_not_quarantined', { key });
    setMessageState(run.tx, key, { state: 'dismissed', changed_at: run.now });
    run.event('message.dismissed', { subjectId: subjectOf(key), data: { accountId: message.accountId } });
    run.change(subjectOf(key), 'reason', null, reason);
    run.undoWith('quarantine.reopen', { key }, [subjectOf(key)]);
    run.touch('channels');
    return ok({});
  },

  'quarantine.reopen'(run, { key }) {
    const message = findMessage(run.tx, key);
    if (!message) return refuse('message_unknown', { key });
    if (message.state !== 'dismissed') return refuse('message_not_dismissed', { key });
    setMessageState(run.tx, key, { state: 'quarantined', changed_at: run.now });
    run.event('message.reopened', { subjectId: subjectOf(key), data: { accountId: message.accountId } });
    run.touch('channels');
    return ok({});
  },

  'outbox.retry'(run, { id }) {
    const row = findOutbox(run.tx, id);
    if (!row) return refuse('outbox_unknown', { id });
    if (!['pending', 'refused', 'differs', 'dropped'].includes(row.state))
      return refuse('outbox_settled', { id, state: row.state });
    // An old quantity must never overtake a newer one: the plan writes what is right now.
    if (row.kind === 'stock' && row.state !== 'pending') return retryStock(run, row);
    again(run, row);
    return ok({});
  },

  'outbox.edit'(run, { id, ...changes }) {
    const row = findOutbox(run.tx, id);
    if (!row) return refuse('outbox_unknown', { id });
    if (row.intent.kind !== 'ship') return refuse('outbox_not_editable', { id, kind: row.kind });
    if (!['pending', 'refused', 'differs'].includes(row.state))
      return refuse('outbox_settled', { id, state: row.state });
    const intent = { ...row.intent, ...changes };
    for (const field of Object.keys(changes) as (keyof typeof changes)[])
      run.change(row.id, field, row.intent[field], intent[field]);
    again(run, row, JSON.stringify(intent));
    return ok({});
  },

  'outbox.drop'(run, { id, reason }) {
    const row = findOutbox(run.tx, id);
    if (!row) return refuse('outbox_unknown', { id });
    if (!['pending', 'refused', 'differs'].includes(row.state))
      return refuse('outbox_settled', { id, state: row.state });
    patchOutbox(run.tx, id, { state: 'dropped' });
    note(run, row, 'outbox.dropped');
    run.change(id, 'reason', null, reason);
    if (row.kind !== 'stock') run.undoWith('outbox.retry', { id }, [id]);
    return ok({});
  },

  'outbox.accept'(run, { id }) {
    const row = findOutbox(run.tx, id);
    if (!row) return refuse('outbox_unknown', { id });
    if (row.state !== 'differs') return refuse('outbox_not_different', { id, state: row.state });
    if (row.kind === 'stock') return refuse('outbox_stock_is_counted', { id });
    patchOutbox(run.tx, id, { state: 'dropped' });
    note(run, row, 'outbox.accepted');
    return ok({});
  },

  'listing.write_ours'(run, { listingId }) {
    const listing = findListing(run.tx, listingId);
    if (!listing) return refuse('listing_unknown', { listingId });
    if (listing.differs_qty === null) return refuse('listing_not_different', { listingId });
    // What was seen is what the write expects; moved again meanwhile, it is shown again.
    patchListing(run.tx, listingId, {
      pushed_qty: listing.differs_qty,
      pushed_at: run.now,
      differs_qty: null,
    });
    run.event('listing.overwritten', {
      subjectId: listingId,
      data: { channel: listing.differs_qty, believed: listing.pushed_qty },
    });
    run.touch('channels', 'stock', 'items');
    run.wake('outbox');
    return ok({});
  },
});

function retryStock(run: Run, row: OutboxRow) {
  if (row.state !== 'refused' && row.state !== 'dropped')
    return refuse('outbox_stock_is_replaced', { id: row.id });
  patchOutbox(run.tx, row.id, { state: 'superseded' });
  run.touch('channels');
  run.wake('outbox');
  return ok({});
}

function again(run: Run, row: OutboxRow, intent?: string): void {
  patchOutbox(run.tx, row.id, {
    state: 'pending',
    due_at: run.now,
    error_kind: null,
    error_message: null,
    channel_value: null,
    ...(intent === undefined ? {} : { intent }),
  });
  note(run, row, intent === undefined ? 'outbox.retried' : 'outbox.edited');
  run.wake('outbox');
}

function note(run: Run, row: OutboxRow, event: string): void {
  run.event(event, {
    orderId: row.orderId ?? undefined,
    subjectId: row.id,
    data: { kind: row.kind, about: row.subjectId },
  });
  run.touch('channels');
  if (row.orderId === null) return;
  run.advance(row.orderId);
  run.touch('orders', `order:${row.orderId}`);
}

/** Lists of what went wrong: messages in quarantine with their raw text, and messages to channels. */
import type { ChannelErrorKind, PushIntent, Stream } from '../../shared/sync/connector.ts';
import type { QueryHandlers } from '../db/run.ts';
import { findAccount } from './account-store.ts';
import { listOutbox } from './outbox-list-store.ts';
import { countQuarantined, findMessage, listQuarantined } from './raw-store.ts';

export type TroubleQuery = 'quarantine.list' | 'quarantine.get' | 'outbox.list';

export const troubleQueries: QueryHandlers<TroubleQuery> = {
  'quarantine.list': ({ reader }, args) => {
    const counts = countQuarantined(reader);
    const total =
      args.accountId === undefined
        ? [...counts.values()].reduce((sum, count) => sum + count, 0)
        : (counts.get(args.accountId) ?? 0);
    const rows = listQuarantined(reader, args).map((row) => ({
      key: row.message_key,
      accountId: row.account_id,
      accountName: row.account_name,
      stream: row.stream as Stream,
      externalId: row.external_id,
      code: row.error_code ?? 'bug',
      detail: row.error_detail ?? '',
      attempts: row.attempts,
      pulledAt: row.pulled_at,
      changedAt: row.changed_at,
    }));
    return { total, rows, next: rows.length === args.limit ? (rows.at(-1)?.key ?? null) : null };
  },

  'quarantine.get': ({ reader }, { key }) => {
    const message = findMessage(reader, key);
    if (!message) return null;
    return {
      key,
      accountId: message.accountId,
      accountName: findAccount(reader, message.accountId)?.name ?? '',
      stream: message.stream,
      externalId: message.externalId,
      code: message.code ?? '',
      detail: message.detail ?? '',
      attempts: message.attempts,
      pulledAt: message.pulledAt,
      changedAt: message.changedAt,
      state: message.state,
      body: message.body,
    };
  },

  'outbox.list': ({ reader }, args) => {
    const rows = listOutbox(reader, args).map((row) => {
      const intent = JSON.parse(row.intent) as PushIntent;
      return {
        id: row.id,
        seq: row.seq,
        accountId: row.account_id,
        accountName: row.account_name,
        kind: intent.kind,
        orderId: row.order_id,
        orderNumber: row.order_number,
        subjectId: row.subject_id,
        state: row.state,
        attempts: row.attempts,
        dueAt: row.due_at,
        createdAt: row.created_at,
        sentAt: row.sent_at,
        readBackAt: row.read_back_at,
        error: row.error_kind
          ? { kind: row.error_kind as ChannelErrorKind, message: row.error_message ?? '' }
          : null,
        channelValue: row.channel_value,
        carrierName: intent.kind === 'ship' ? intent.carrierName : null,
        trackingNumber: intent.kind === 'ship' ? intent.trackingNumber : null,
        listing: row.listing_id
          ? {
              id: row.listing_id,
              sku: row.listing_sku ?? '',
              name: row.listing_name ?? '',
              variant: row.listing_variant ?? '',
              itemId: row.listing_item_id,
            }
          : null,
        qty: intent.kind === 'stock' ? (intent.levels[0]?.qty ?? null) : null,
      };
    });
    return { rows, next: rows.length === args.limit ? (rows.at(-1)?.seq ?? null) : null };
  },
};

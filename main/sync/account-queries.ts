/** What is known about accounts: how fresh they are, what they need, what going live would write. */
import type { AccountView } from '../../shared/api/channels.ts';
import type { ChannelErrorKind, Stream } from '../../shared/sync/connector.ts';
import { inOrder, isLate, pollIntervalMs } from '../../shared/sync/freshness.ts';
import type { Reader } from '../db/handle.ts';
import type { QueryHandlers } from '../db/run.ts';
import type { SyncStreamTable } from '../db/schema.ts';
import { goLiveObstacles } from './account-commands.ts';
import { findAccount, listAccounts, listStreams, paymentMethods } from './account-store.ts';
import type { OutboxCounts } from './delivery-store.ts';
import { countOutbox } from './delivery-store.ts';
import {
  countListings,
  countOrders,
  countReviews,
  untoldPayments,
  untoldShipments,
} from './go-live-store.ts';
import type { Account, Connectors } from './ports.ts';
import { countQuarantined } from './raw-store.ts';
import { countNotPushed, countStockDiffers, pushableListings } from './stock-store.ts';

export type AccountQuery =
  | 'accounts.list'
  | 'accounts.kinds'
  | 'account.first_look'
  | 'account.go_live_preview'
  | 'sync.freshness';

export const accountQueries = (connectors: Connectors): QueryHandlers<AccountQuery> => ({
  'accounts.list': ({ reader, now }) => ({ accounts: viewAccounts(reader, connectors, now) }),

  'accounts.kinds': () => ({
    kinds: Object.values(connectors).map(({ kind, title, fields }) => ({
      kind,
      title,
      fields: fields.map((field) => ({
        name: field.name,
        label: field.label,
        help: field.help,
        type: field.type,
        isRequired: field.isRequired,
        choices: (field.choices ?? []).map(({ value, label }) => ({ value, label })),
        default: field.default ?? null,
      })),
    })),
  }),

  'account.first_look': ({ reader }, { accountId }) => {
    const account = findAccount(reader, accountId);
    if (!account) return null;
    const pulled = new Map(listStreams(reader, [accountId]).map((row) => [row.stream, row.pulled_at]));
    return {
      accountId,
      isComplete: streamsOf(connectors, account).every((stream) => pulled.get(stream)),
      orders: countOrders(reader, accountId),
      listings: countListings(reader, accountId),
      reviews: countReviews(reader, accountId),
      quarantined: countQuarantined(reader).get(accountId) ?? 0,
    };
  },

  'account.go_live_preview': ({ reader }, { accountId }) => {
    const account = findAccount(reader, accountId);
    if (!account) return null;
    const listings = pushableListings(reader, accountId, account.warehouseId);
    const changing = listings.filter(
      (listing) => listing.oursQty !== (listing.pushedQty ?? listing.channelQty),
    );
    const { untracked, unlinked } = countNotPushed(reader, accountId);
    return {
      accountId,
      mode: account.mode,
      obstacles: goLiveObstacles(reader, account, connectors[account.kind]),
      stock: changing.map((listing) => ({
        listingId: listing.id,
        externalId: listing.externalId,
        itemId: listing.itemId,
        sku: listing.sku,
        name: listing.name,
        variant: listing.variant,
        nowQty: listing.channelQty,
        willBeQty: listing.oursQty,
      })),
      unchangedCount: listings.length - changing.length,
      untrackedCount: untracked,
      unlinkedCount: unlinked,
      shipments: untoldShipments(reader, accountId),
      payments: untoldPayments(reader, accountId),
    };
  },

  'sync.freshness': ({ reader, now }) => {
    const views = viewAccounts(reader, connectors, now);
    const accounts = views.map(freshnessOf);
    const times = accounts.flatMap((account) => account.syncedAt ?? []);
    const sum = (value: (view: AccountView) => number): number =>
      views.reduce((total, view) => total + value(view), 0);
    return {
      now,
      syncedAt: times.length > 0 ? Math.min(...times) : null,
      accounts,
      lateCount: accounts.filter((account) => account.isLate).length,
      quarantinedCount: sum((view) => view.quarantined),
      waitingCount: sum((view) => view.outbox.pending),
      troubleCount: sum((view) => view.outbox.refused + view.outbox.differs),
    };
  },
});

const streamsOf = (connectors: Connectors, account: Account): Stream[] =>
  inOrder(connectors[account.kind]?.streams ?? []);

function viewAccounts(reader: Reader, connectors: Connectors, now: number): AccountView[] {
  const accounts = listAccounts(reader);
  const ids = accounts.map((account) => account.id);
  const streams = Map.groupBy(listStreams(reader, ids), (row) => row.account_id);
  const methods = Map.groupBy(paymentMethods(reader, ids), (row) => row.account_id);
  const quarantined = countQuarantined(reader);
  const outbox = countOutbox(reader);
  const differs = countStockDiffers(reader);
  const none: OutboxCounts = { pending: 0, sent: 0, refused: 0, differs: 0 };
  return accounts.map((account) => ({
    ...account,
    settings: { ...account.settings },
    facts: account.facts && {
      ...account.facts,
      abilities: [...account.facts.abilities],
      paymentMethods: account.facts.paymentMethods.map(({ code, title }) => ({ code, title })),
    },
    kindTitle: connectors[account.kind]?.title ?? account.kind,
    streams: streamsOf(connectors, account).map((stream) =>
      viewStream(
        account,
        stream,
        streams.get(account.id)?.find((row) => row.stream === stream),
        now,
      ),
    ),
    paymentMethods: (methods.get(account.id) ?? []).map(({ code, title, policy }) => ({
      code,
      title,
      policy,
    })),
    quarantined: quarantined.get(account.id) ?? 0,
    outbox: outbox.get(account.id) ?? none,
    stockDiffers: differs.get(account.id) ?? 0,
  }));
}

function viewStream(
  account: Account,
  stream: Stream,
  row: SyncStreamTable | undefined,
  now: number,
): AccountView['streams'][number] {
  const intervalMs = pollIntervalMs({ ...account, wasBusy: false });
  const pulledAt = row?.pulled_at ?? null;
  return {
    stream,
    pulledAt,
    triedAt: row?.tried_at ?? null,
    nextAt: row?.next_at ?? (pulledAt === null ? null : pulledAt + intervalMs),
    failures: row?.failures ?? 0,
    error: row?.error_kind
      ? { kind: row.error_kind as ChannelErrorKind, message: row.error_message ?? '' }
      : null,
    isLate: isLate({ pulledAt, createdAt: account.createdAt, intervalMs }, now),
  };
}

function freshnessOf(view: AccountView) {
  const times = view.streams.map((stream) => stream.pulledAt);
  const isFirst = times.includes(null);
  const syncedAt = isFirst ? null : Math.min(...times.flatMap((time) => time ?? []));
  const trouble = view.streams.find((stream) => stream.error !== null)?.error ?? null;
  const late = view.streams.some((stream) => stream.isLate);
  const resting = view.state === 'paused' || view.state === 'credentials' ? view.state : null;
  const nextTimes = view.streams.flatMap((stream) => stream.nextAt ?? []);
  return {
    accountId: view.id,
    name: view.name,
    mode: view.mode,
    state: view.state,
    syncedAt,
    nextAt: resting || nextTimes.length === 0 ? null : Math.min(...nextTimes),
    isLate: resting !== null || late,
    reason: resting ?? trouble?.kind ?? (isFirst ? 'first_pull' : late ? 'late' : null),
    message: trouble?.message ?? null,
  };
}

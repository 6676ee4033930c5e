/** What needs a person, as one list: what the engine says of orders, messages and reviews, and channels that are late. */
import { useMemo } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useLive } from '../platform/live.ts';

type Today = QueryReply<'today.get'>;
type Reason = Today['needs'][number]['reason'] | 'late_channel';

export interface Need extends Omit<Today['needs'][number], 'reason'> {
  readonly reason: Reason;
}

export interface Needs {
  readonly today: Today | undefined;
  readonly needs: readonly Need[] | undefined;
  readonly hasFailed: boolean;
  readonly refetch: () => void;
}

export function useNeeds(): Needs {
  const today = useLive('today.get', {});
  const fresh = useLive('sync.freshness', {});
  const { data } = today;
  const accounts = fresh.data?.accounts;
  const needs = useMemo(
    () => data && [...data.needs, ...(accounts ?? []).filter(isLate).map(lateChannel)],
    [data, accounts],
  );
  return { today: data, needs, hasFailed: today.error !== undefined, refetch: today.refetch };
}

type Account = QueryReply<'sync.freshness'>['accounts'][number];

const isLate = (account: Account): boolean => account.isLate;

const lateChannel = (account: Account): Need => ({
  key: `late_channel:${account.accountId}`,
  reason: 'late_channel',
  subjectId: account.accountId,
  orderId: null,
  orderNumber: '',
  accountId: account.accountId,
  customerName: '',
  count: 1,
  detail: { reason: account.reason, message: account.message, syncedAt: account.syncedAt },
  sinceAt: account.syncedAt ?? 0,
  dueAt: null,
});

/**
 * A list read page by page, kept true after each commit, its rows steady under the hand. For queries that page forwards
 * by a cursor.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { CallError } from '../../shared/api/calls.ts';
import type { QueryInput, QueryName, QueryReply } from '../../shared/api/contract.ts';
import { useTransport } from './live.ts';
import { liveKey } from './live-queries.ts';
import { followRows, type SteadyRows, startRows } from './steady-rows.ts';

/** How a query's pages are asked for and read. Stands at module level: its identity must not change. */
export interface Paging<N extends QueryName, T> {
  readonly name: N;
  readonly rowsOf: (reply: QueryReply<N>) => readonly T[];
  readonly idOf: (row: T) => string;
  readonly nextOf: (reply: QueryReply<N>) => string | null;
  readonly withCursor: (args: QueryInput<N>, cursor: string) => QueryInput<N>;
}

export interface LiveRows<T> {
  readonly rows: readonly T[];
  readonly done: ReadonlySet<string>;
  readonly isDone: (row: T) => boolean;
  readonly status: 'ready' | 'loading' | 'error';
  readonly error: CallError | undefined;
  readonly newCount: number;
  /** Reads the list anew: what arrived comes in, what is done goes. */
  readonly showNew: () => void;
  /** Every row there is, when known. */
  readonly total: number | undefined;
  readonly onNearEnd: (end: 'before' | 'after') => void;
  readonly refetch: () => void;
}

interface Kept<T> {
  readonly key: string;
  readonly source: unknown;
  readonly list: SteadyRows<T>;
}

export function useLiveRows<N extends QueryName, T>(paging: Paging<N, T>, args: QueryInput<N>): LiveRows<T> {
  const { call } = useTransport();
  const { name, rowsOf, idOf, nextOf, withCursor } = paging;
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...liveKey(name, args), 'pages'],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const { value } = await call.query(name, pageParam === '' ? args : withCursor(args, pageParam), signal);
      return value;
    },
    getNextPageParam: (reply: QueryReply<N>) => nextOf(reply) ?? undefined,
  });
  const key = JSON.stringify([name, args]);
  const [kept, setKept] = useState<Kept<T>>({ key: '', source: undefined, list: startRows([]) });
  const [asked, setAsked] = useState(0);
  if (data && (kept.source !== data || kept.key !== `${key}${asked}`)) {
    const now = data.pages.flatMap(rowsOf);
    const list =
      kept.key === `${key}${asked}`
        ? followRows(kept.list, now, { idOf, isWhole: !hasNextPage })
        : startRows(now);
    setKept({ key: `${key}${asked}`, source: data, list });
  }
  const { rows, done, arrived } = kept.list;
  return {
    rows,
    done,
    isDone: useCallback((row: T) => done.has(idOf(row)), [done, idOf]),
    status: error ? 'error' : data || kept.source ? 'ready' : 'loading',
    error: error instanceof CallError ? error : error ? new CallError('failed') : undefined,
    newCount: arrived,
    showNew: useCallback(() => setAsked((count) => count + 1), []),
    total: data && !hasNextPage ? rows.length : undefined,
    onNearEnd: useCallback(
      (end) => {
        if (end === 'after' && hasNextPage && !isFetchingNextPage) void fetchNextPage();
      },
      [hasNextPage, isFetchingNextPage, fetchNextPage],
    ),
    refetch: useCallback(() => void refetch(), [refetch]),
  };
}

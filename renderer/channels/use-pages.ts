/**
 * A long list in pages, newest first, each page a live query of its own: what is on screen stays true, and more is
 * fetched when the view comes near the end.
 */
import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { QueryInput, QueryReply } from '../../shared/api/contract.ts';
import { useTransport } from '../platform/live.ts';
import { liveKey, newer, type Seen } from '../platform/live-queries.ts';

type Paged = 'quarantine.list' | 'outbox.list';

const PAGE = 100;

export interface Pages<Reply> {
  readonly pages: readonly Reply[];
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  readonly more: () => void;
}

/** `args` is kept by its contents, not by identity. */
export function usePages<N extends Paged>(
  name: N,
  args: Omit<QueryInput<N>, 'limit' | 'before'>,
): Pages<QueryReply<N>> {
  const { call } = useTransport();
  const shape = JSON.stringify(args);
  const [cursors, setCursors] = useState<{ readonly shape: string; readonly befores: readonly number[] }>({
    shape,
    befores: [],
  });
  const befores = cursors.shape === shape ? cursors.befores : [];
  const results = useQueries({
    queries: [undefined, ...befores].map((before) => {
      const asked = { ...args, limit: PAGE, ...(before === undefined ? {} : { before }) } as QueryInput<N>;
      const queryKey = liveKey(name, asked);
      return {
        queryKey,
        queryFn: async ({
          client,
          signal,
        }: {
          readonly client: { getQueryData<T>(key: readonly unknown[]): T | undefined };
          readonly signal: AbortSignal;
        }): Promise<Seen> =>
          newer(client.getQueryData<Seen>(queryKey), await call.query(name, asked, signal)),
      };
    }),
  });
  const values = results.map(({ data }) => data?.value as QueryReply<N> | undefined);
  const pages = useStable(values.filter((value) => value !== undefined));
  const next = pages.length === befores.length + 1 ? (pages.at(-1)?.next ?? null) : null;
  return {
    pages,
    isLoading: pages.length === 0 && results.some(({ isPending }) => isPending),
    hasFailed: results.some(({ isError }) => isError),
    more: useCallback(() => {
      if (next !== null) setCursors({ shape, befores: [...befores, next] });
    }, [next, shape, befores]),
  };
}

/** The same array as long as its elements are the same. */
function useStable<T>(values: readonly T[]): readonly T[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the elements are the dependency
  return useMemo(() => values, [...values, values.length]);
}

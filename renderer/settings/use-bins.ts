/** The bins of a warehouse in walk order, in pages that each stay true. */
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueryInput, QueryReply } from '../../shared/api/contract.ts';
import { useTransport } from '../platform/live.ts';
import { liveKey, newer, type Seen } from '../platform/live-queries.ts';

export type Bin = QueryReply<'bins.list'>['bins'][number];

export interface Bins {
  readonly bins: readonly Bin[];
  readonly isKnown: boolean;
  /** Absent where all are there. */
  readonly more: (() => void) | undefined;
}

export function useBins(warehouseId: string): Bins {
  const { call } = useTransport();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const results = useQueries({
    queries: [undefined, ...cursors].map((cursor) => {
      const args: QueryInput<'bins.list'> = { warehouseId, ...(cursor === undefined ? {} : { cursor }) };
      const queryKey = liveKey('bins.list', args);
      return {
        queryKey,
        queryFn: async ({
          client,
          signal,
        }: {
          readonly client: { getQueryData<T>(key: readonly unknown[]): T | undefined };
          readonly signal: AbortSignal;
        }): Promise<Seen> =>
          newer(client.getQueryData<Seen>(queryKey), await call.query('bins.list', args, signal)),
      };
    }),
  });
  const pages = results.flatMap(({ data }) => (data ? [data.value as QueryReply<'bins.list'>] : []));
  const next = pages.length === cursors.length + 1 ? (pages.at(-1)?.nextCursor ?? null) : null;
  // A bin that moved over a page's edge may stand on two pages for a moment.
  const byId = new Map(pages.flatMap((page) => page.bins.map((bin) => [bin.id, bin] as const)));
  return {
    bins: [...byId.values()].sort((a, b) => a.walkOrder - b.walkOrder || a.code.localeCompare(b.code)),
    isKnown: pages.length > 0,
    more: next === null ? undefined : () => setCursors([...cursors, next]),
  };
}

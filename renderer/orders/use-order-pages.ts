/** Keeps the loaded part of the list true: reads on at both ends, and again after each commit that concerns orders. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueryInput } from '../../shared/api/contract.ts';
import { EVERYTHING } from '../../shared/api/envelope.ts';
import type { OrderRow } from '../../shared/api/orders.ts';
import { useTransport } from '../platform/live.ts';
import {
  nextAsk,
  type PageAsk,
  type Pages,
  previousAsk,
  refreshed,
  rowsOf,
  startPages,
  withPage,
} from './order-pages.ts';

export type ListArgs = Pick<QueryInput<'orders.list'>, 'view' | 'filter' | 'sort' | 'direction'>;

export interface OrderList {
  readonly rows: readonly OrderRow[];
  readonly firstIndex: number;
  /** Whether the rows belong to other arguments than the present ones. */
  readonly isPrevious: boolean;
  readonly status: 'ready' | 'loading' | 'error';
  readonly isDone: (row: OrderRow) => boolean;
  readonly newCount: number;
  /** Reads the list anew: what arrived comes in, what is done goes. */
  readonly showNew: () => void;
  readonly onNearEnd: (end: 'before' | 'after') => void;
}

const PAGE_ROWS = 100;
const COALESCE_MS = 250;
const NO_ROWS: readonly OrderRow[] = [];

export function useOrderPages(args: ListArgs): OrderList {
  const { call, watch } = useTransport();
  const key = JSON.stringify(args);
  const [shown, setShown] = useState<{ readonly key: string; readonly state: Pages } | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  const latest = useRef({ args, key, shown });
  latest.current = { args, key, shown };

  const read = useCallback(
    async (ask: PageAsk, signal?: AbortSignal) => {
      const { value } = await call.query(
        'orders.list',
        { ...latest.current.args, ...ask, limit: PAGE_ROWS },
        signal,
      );
      return value;
    },
    [call],
  );

  /** Applies a change to the state it was made for; an answer to an older question is dropped. */
  const change = useCallback((forKey: string, by: (state: Pages) => Pages) => {
    setShown((before) => (before?.key === forKey ? { key: forKey, state: by(before.state) } : before));
  }, []);

  const start = useCallback(
    (signal?: AbortSignal) => {
      const forKey = latest.current.key;
      read({}, signal).then(
        (reply) => {
          if (signal?.aborted || latest.current.key !== forKey) return;
          setShown({ key: forKey, state: startPages(reply) });
          setFailed(false);
        },
        () => {
          if (!signal?.aborted) setFailed(true);
        },
      );
    },
    [read],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the arguments are read through `latest`; their text says when they are others
  useEffect(() => {
    const stop = new AbortController();
    setFailed(false);
    start(stop.signal);
    return () => stop.abort();
  }, [key, start]);

  const reading = useRef(false);
  const onNearEnd = useCallback(
    (end: 'before' | 'after') => {
      const { shown: now } = latest.current;
      const ask = now && (end === 'after' ? nextAsk(now.state) : previousAsk(now.state));
      if (!now || !ask || reading.current) return;
      reading.current = true;
      read(ask)
        .then((reply) => change(now.key, (state) => withPage(state, end, { ask, reply })))
        .catch(() => setFailed(true))
        .finally(() => {
          reading.current = false;
        });
    },
    [read, change],
  );

  useEffect(() => {
    const refresh = async (): Promise<void> => {
      const { shown: now } = latest.current;
      if (!now || now.key !== latest.current.key) return;
      try {
        const replies = await Promise.all(now.state.pages.map(({ ask }) => read(ask)));
        setFailed(false);
        change(now.key, (state) => (state.pages === now.state.pages ? refreshed(state, replies) : state));
      } catch {
        setFailed(true);
      }
    };
    return coalesced(refresh, COALESCE_MS, (run) =>
      watch(({ topics }) => {
        if (topics.includes('orders') || topics.includes(EVERYTHING)) run();
      }),
    );
  }, [watch, read, change]);

  const state = shown?.state;
  const done = state?.done;
  return {
    rows: useRows(state),
    firstIndex: state?.skipped ?? 0,
    isPrevious: shown !== undefined && shown.key !== key,
    status: failed ? 'error' : shown === undefined ? 'loading' : 'ready',
    isDone: useCallback((row: OrderRow) => done?.has(row.id) ?? false, [done]),
    newCount: state?.arrived.size ?? 0,
    showNew: useCallback(() => start(), [start]),
    onNearEnd,
  };
}

/** The same array while the rows are the same, for the list draws anew with each other one. */
function useRows(state: Pages | undefined): readonly OrderRow[] {
  const kept = useRef<{ readonly pages: unknown; readonly rows: readonly OrderRow[] }>({
    pages: undefined,
    rows: NO_ROWS,
  });
  if (state && kept.current.pages !== state.pages) kept.current = { pages: state.pages, rows: rowsOf(state) };
  return kept.current.rows;
}

/** Runs `work` at most once in `ms`, never twice at a time; answers how to stop listening. */
function coalesced(
  work: () => Promise<void>,
  ms: number,
  listen: (run: () => void) => () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isWanted = false;
  const go = async (): Promise<void> => {
    timer = undefined;
    isRunning = true;
    isWanted = false;
    await work();
    isRunning = false;
    if (isWanted) timer = setTimeout(() => void go(), ms);
  };
  const stop = listen(() => {
    if (isRunning) isWanted = true;
    else timer ??= setTimeout(() => void go(), ms);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

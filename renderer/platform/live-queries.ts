/**
 * Keeps what is on screen true: after a commit, mounted queries that it concerns are fetched again, at most four times a
 * second each; others go stale and are fetched when they are shown. An answer older than what is shown is dropped.
 */
import { type Query, QueryClient } from '@tanstack/react-query';
import { queries } from '../../shared/api/contract.ts';
import type { QueryDef } from '../../shared/api/define.ts';
import { EVERYTHING, type Published } from '../../shared/api/envelope.ts';

/** What the cache holds for one query. */
export interface Seen {
  readonly value: unknown;
  readonly commit: number;
}

const COALESCE_MS = 250;
const FORGET_AFTER_MS = 5 * 60_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Only a commit makes an answer old.
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: FORGET_AFTER_MS,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}

export const liveKey = (name: string, args: unknown): readonly [string, string, unknown] => [
  'live',
  name,
  args,
];

/** The newer of two answers to the same question. */
export const newer = (shown: Seen | undefined, arrived: Seen): Seen =>
  shown && shown.commit > arrived.commit ? shown : arrived;

/** Starts refetching for what `watch` reports; answers how to stop. */
export function refetchOnCommits(
  client: QueryClient,
  watch: (listener: (published: Published) => void) => () => void,
): () => void {
  const pending = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushedAt = Number.NEGATIVE_INFINITY;

  const flush = (): void => {
    timer = undefined;
    flushedAt = performance.now();
    const topics = new Set(pending);
    pending.clear();
    const concerned = client
      .getQueryCache()
      .findAll({ queryKey: ['live'], predicate: (query) => concerns(query, topics) });
    for (const query of concerned) {
      if (query.state.fetchStatus === 'fetching') {
        // Its answer may have been read before this commit: once more when it is there.
        for (const topic of topicsOf(query)) pending.add(topic);
      } else void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }
    if (pending.size > 0) schedule();
  };
  const schedule = (): void => {
    timer ??= setTimeout(flush, Math.max(0, flushedAt + COALESCE_MS - performance.now()));
  };
  const stop = watch(({ topics }) => {
    for (const topic of topics) pending.add(topic);
    if (pending.size > 0) schedule();
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

const contract: Readonly<Record<string, QueryDef>> = queries;

function concerns(query: Query, topics: ReadonlySet<string>): boolean {
  return topics.has(EVERYTHING) || topicsOf(query).some((topic) => topics.has(topic));
}

const known = new WeakMap<Query, readonly string[]>();

function topicsOf(query: Query): readonly string[] {
  let topics = known.get(query);
  if (!topics) {
    const [, name, args] = query.queryKey as ReturnType<typeof liveKey>;
    const def = contract[name];
    const decoded = def?.args.safeParse(args);
    topics = def && decoded?.success ? def.topics(decoded.data as never) : [EVERYTHING];
    known.set(query, topics);
  }
  return topics;
}

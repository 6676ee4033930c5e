/**
 * Tells those who watch what commits touched. Each watcher has one small pending set: a slow one gets fewer, larger
 * messages and never a queue that grows, and nobody ever waits for it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Published } from '../../shared/api/envelope.ts';
import { EVERYTHING } from '../../shared/api/envelope.ts';

/** Time between two messages to one watcher. */
const GAP_MS = 100;
/** More topics than this are told as "everything". */
const MOST_TOPICS = 200;

export interface Broadcast {
  publish(published: Published): void;
  /** First the commit from which on nothing is missed, then what is published, until the signal aborts or all ends. */
  watch(commit: number, signal: AbortSignal): AsyncGenerator<Published, void>;
  close(): void;
}

interface Watcher {
  commit: number;
  topics: Set<string>;
  ring: () => void;
}

export function createBroadcast(): Broadcast {
  const watchers = new Set<Watcher>();
  const closing = new AbortController();
  return {
    publish({ commit, topics }) {
      for (const watcher of watchers) {
        watcher.commit = commit;
        if (!watcher.topics.has(EVERYTHING)) for (const topic of topics) watcher.topics.add(topic);
        if (watcher.topics.size > MOST_TOPICS) watcher.topics = new Set([EVERYTHING]);
        watcher.ring();
      }
    },
    close: () => closing.abort(),
    watch(commit, signal) {
      const ended = AbortSignal.any([signal, closing.signal]);
      const watcher: Watcher = { commit, topics: new Set(), ring: () => undefined };
      // Listening starts now, not with the first `next`: nothing is missed in between.
      watchers.add(watcher);
      ended.addEventListener('abort', () => watchers.delete(watcher), { once: true });
      return told(watcher, ended, () => watchers.delete(watcher));
    },
  };
}

async function* told(
  watcher: Watcher,
  ended: AbortSignal,
  leave: () => void,
): AsyncGenerator<Published, void> {
  try {
    yield { commit: watcher.commit, topics: [] };
    while (!ended.aborted) {
      if (watcher.topics.size === 0) await rung(watcher, ended);
      if (ended.aborted) return;
      const topics = [...watcher.topics];
      watcher.topics.clear();
      yield { commit: watcher.commit, topics };
      await sleep(GAP_MS, undefined, { signal: ended }).catch(() => undefined);
    }
  } finally {
    leave();
  }
}

function rung(watcher: Watcher, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      ended.removeEventListener('abort', done);
      watcher.ring = () => undefined;
      resolve();
    };
    watcher.ring = done;
    ended.addEventListener('abort', done);
  });
}

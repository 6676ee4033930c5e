/**
 * The page's one connection to the engine: dials, dials again with growing pauses when it breaks, and calls the contract
 * over it. Nothing else in the renderer reaches outside.
 */
import './zod-config.ts';
import { type Answer, CallError, type Calls } from '../../shared/api/calls.ts';
import type { Published } from '../../shared/api/envelope.ts';
import { EVERYTHING } from '../../shared/api/envelope.ts';
import { makeId } from '../../shared/base/id.ts';
import { type ConnectionState, useConnection } from './connection-store.ts';
import { createLink, type Link } from './link.ts';
import { createOutgoing, type OutgoingStorage } from './outgoing.ts';
import type { PipePair } from './pipe.ts';
import type { Shell } from './shell.ts';

/** Opens both pipes. Rejects with `SessionRefused` where trying again is in vain. */
export type Dial = () => Promise<PipePair>;

export class SessionRefused extends Error {}

export interface TransportOptions {
  readonly dial: Dial;
  /** For hosts without one of their own. */
  readonly shell: Shell;
  readonly storage: OutgoingStorage;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

export interface Transport {
  /**
   * `command` waits through a lost connection and is sent again; so does `query`. A task is not repeated by itself:
   * it rejects with `connection_lost`.
   */
  readonly call: Omit<Calls<AbortSignal>, 'watch'>;
  /** Print, save, open elsewhere: by the host's shell, or by the browser itself. */
  readonly shell: () => Shell;
  /** Hears of every commit; after each new connection of `EVERYTHING`. Answers how to stop. */
  watch(listener: (published: Published) => void): () => void;
  close(): void;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

export function createTransport(options: TransportOptions): Transport {
  const listeners = new Set<(published: Published) => void>();
  const outgoing = createOutgoing(options.storage, options.now);
  const newId = (): string => makeId('command', options.now(), options.random(10));
  const closing = new AbortController();
  let links: { readonly writer: Link; readonly reader: Link } | undefined;
  let shell = options.shell;
  let waiting = Promise.withResolvers<void>();
  let state: ConnectionState = 'connecting';

  const enter = (next: ConnectionState): void => {
    state = next;
    useConnection.setState({ state: next });
  };

  const run = async (): Promise<void> => {
    let pauseMs = FIRST_PAUSE_MS;
    while (!closing.signal.aborted) {
      try {
        await connection(await options.dial(), () => {
          pauseMs = FIRST_PAUSE_MS;
        });
      } catch (error) {
        if (error instanceof SessionRefused) return giveUp();
      }
      if (closing.signal.aborted) return;
      enter('lost');
      await pause(pauseMs * (0.5 + (options.random(1)[0] ?? 0) / 512), closing.signal);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  };

  /** Lives as long as the connection does. */
  const connection = async (pair: PipePair, onUp: () => void): Promise<void> => {
    const ended = Promise.withResolvers<void>();
    const hangUp = (): void => {
      pair.writer.close();
      pair.reader.close();
      ended.resolve();
    };
    // One without the other is of no use.
    pair.writer.onClose(hangUp);
    pair.reader.onClose(hangUp);
    closing.signal.addEventListener('abort', hangUp);
    links = { writer: createLink(pair.writer), reader: createLink(pair.reader) };
    shell = pair.shell ?? options.shell;
    try {
      const news = (await links.writer.call('live.watch', undefined)) as AsyncIterable<Published>;
      onUp();
      enter('connected');
      outgoing.connected(links.writer);
      waiting.resolve();
      await Promise.race([tell(news), ended.promise]);
    } finally {
      hangUp();
      closing.signal.removeEventListener('abort', hangUp);
      links = undefined;
      waiting = Promise.withResolvers();
      outgoing.disconnected();
    }
  };

  const tell = async (news: AsyncIterable<Published>): Promise<void> => {
    try {
      for await (const { commit, topics } of news) {
        useConnection.setState({ commit });
        // The first message after (re)connecting: what happened before is unknown.
        const published = { commit, topics: topics.length === 0 ? [EVERYTHING] : topics };
        for (const listener of listeners) listener(published);
      }
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
    }
  };

  const giveUp = (): void => {
    enter('refused');
    outgoing.giveUp();
    waiting.resolve();
  };

  const linked = async (signal?: AbortSignal) => {
    while (!links) {
      if (state === 'refused' || closing.signal.aborted) throw new CallError('connection_lost');
      signal?.throwIfAborted();
      await waiting.promise;
    }
    return links;
  };

  void run();
  return {
    call: {
      command: (name, args, more = {}) =>
        outgoing.add(more.id ?? newId(), name, args) as Promise<Answer<never>>,
      async query(name, args, signal) {
        for (;;) {
          const { reader } = await linked(signal);
          try {
            return (await reader.call(name, args, signal)) as never;
          } catch (error) {
            if (!(error instanceof CallError) || error.code !== 'connection_lost') throw error;
            // The loss is noticed everywhere before it is tried again.
            await pause(0, closing.signal);
          }
        }
      },
      async task(name, args, signal) {
        const { writer } = await linked(signal);
        return (await writer.call(name, args, signal)) as never;
      },
    },
    shell: () => shell,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closing.abort();
      outgoing.giveUp();
      waiting.resolve();
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

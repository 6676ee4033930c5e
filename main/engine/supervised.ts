/**
 * A thread that is looked after: one that dies is logged and started again, with growing pauses. Ports it served close
 * with it, which is how their other ends notice.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type MessagePort, Worker } from 'node:worker_threads';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { Actor } from '../db/run.ts';
import type { Log } from '../platform/log.ts';
import type { Host } from './host.ts';
import type { EngineSettings } from './parts.ts';
import type { FromThread, ToThread } from './thread.ts';

export type ThreadName = 'writer' | 'reader' | 'jobs';

export interface SupervisedOptions {
  readonly name: string;
  /** The thread's code. */
  readonly file: URL;
  readonly settings: EngineSettings;
  readonly log: Log;
  readonly host: Host;
  /** A new thread took the place of one that died. */
  readonly onRestart?: () => void;
}

const PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;
/** A thread that lived so long was well: the next pause is short again. */
const WELL_AFTER_MS = 60_000;

export class Supervised {
  readonly #options: SupervisedOptions;
  readonly #stopping = new AbortController();
  #worker: Worker;
  #isReady = false;
  #pauseMs = PAUSE_MS;
  #restart: Promise<void> = Promise.resolve();

  /** Loads the thread's code; `begin` starts its work. */
  constructor(options: SupervisedOptions) {
    this.#options = options;
    this.#worker = this.#create();
  }

  #create(): Worker {
    const { name, file, settings } = this.#options;
    const worker = new Worker(file, { workerData: settings, name: `orderly-${name}`, execArgv: [] });
    // Without a listener a thread's error would end the process.
    worker.on('error', (error) => this.#options.log.error('a thread threw', { thread: name, error }));
    worker.on('message', (message: FromThread) => {
      if (message.type === 'ask') void this.#answer(worker, message);
    });
    return worker;
  }

  async #answer(worker: Worker, { ask, what }: Extract<FromThread, { type: 'ask' }>): Promise<void> {
    const answer = await this.#options.host[what]().catch((error: unknown) => {
      this.#options.log.error('the host threw', { what, error });
      return refuse('failed');
    });
    worker.postMessage({ type: 'answer', ask, answer } satisfies ToThread);
  }

  /** Resolves when the thread works; a thread that ends before it could say anything rejects. */
  async begin(): Promise<Result<void>> {
    const worker = this.#worker;
    const begun = Date.now();
    const first = firstWord(worker);
    worker.postMessage({ type: 'begin' } satisfies ToThread);
    const word = await first;
    if (word.type === 'refused') return { ok: false, error: word.error };
    this.#isReady = true;
    worker.once('exit', (code) => {
      this.#isReady = false;
      if (this.#stopping.signal.aborted) return;
      this.#options.log.error('a thread ended and is started again', { thread: this.#options.name, code });
      if (Date.now() - begun > WELL_AFTER_MS) this.#pauseMs = PAUSE_MS;
      this.#restart = this.#again();
    });
    return ok(undefined);
  }

  async #again(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await sleep(this.#pauseMs, undefined, { signal }).catch(() => undefined);
      this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
      if (signal.aborted) return;
      this.#worker = this.#create();
      const begun = await this.begin().catch((error: unknown) => ({ ok: false as const, error }));
      if (begun.ok) return this.#options.onRestart?.();
      this.#options.log.error('a thread could not be started again', {
        thread: this.#options.name,
        error: begun.error,
      });
    }
  }

  serve(port: MessagePort, actor: Actor): void {
    // Nobody there: the other end learns it by the port's end and asks again.
    if (this.#isReady) this.#worker.postMessage({ type: 'serve', port, actor } satisfies ToThread, [port]);
    else port.close();
  }

  /** A way to another thread, for what both know. */
  link(port: MessagePort): void {
    if (this.#isReady) this.#worker.postMessage({ type: 'link', port } satisfies ToThread, [port]);
    else port.close();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#restart;
    if (!this.#isReady) {
      await this.#worker.terminate();
      return;
    }
    const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.postMessage({ type: 'stop' } satisfies ToThread);
    await ended;
  }
}

function firstWord(worker: Worker): Promise<FromThread> {
  return new Promise((resolve, reject) => {
    const early = (code: number): void =>
      reject(new Error(`The thread ended with ${code} before it was ready`));
    worker.once('exit', early);
    worker.once('error', reject);
    worker.once('message', (message: FromThread) => {
      worker.off('error', reject);
      worker.off('exit', early);
      resolve(message);
    });
  });
}

/** A thread's file: above this folder in sources; in a bundle everything lies flat in one. */
export const threadFile = (name: ThreadName): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL(`../${name}.ts`, import.meta.url)
    : new URL(`./${name}.js`, import.meta.url);

/**
 * A thread that is looked after: one that dies is logged and started again, with growing pauses. Ports it served close
 * with it, which is how their other ends notice.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type MessagePort, Worker } from 'node:worker_threads';
import type { Refusal, Result } from '../../shared/base/result.ts';
import { ok } from '../../shared/base/result.ts';
import type { Actor } from '../db/run.ts';
import type { Log } from '../platform/log.ts';
import type { EngineSettings } from './parts.ts';
import type { FromThread, ToThread } from './thread.ts';

export type ThreadName = 'writer' | 'reader' | 'jobs';

export interface Supervised {
  serve(port: MessagePort, actor: Actor): void;
  stop(): Promise<void>;
}

const PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;
/** A thread that lived so long was well: the next pause is short again. */
const WELL_AFTER_MS = 60_000;

export interface SupervisedOptions {
  readonly name: ThreadName;
  readonly settings: EngineSettings;
  readonly log: Log;
  /** Called when a new thread took the place of one that died. */
  readonly onRestart: () => void;
}

export async function startSupervised(options: SupervisedOptions): Promise<Result<Supervised>> {
  const { name, settings, log } = options;
  const state: { worker: Worker | undefined; isStopping: boolean; pauseMs: number; restart: Promise<void> } =
    {
      worker: undefined,
      isStopping: false,
      pauseMs: PAUSE_MS,
      restart: Promise.resolve(),
    };

  const start = async (): Promise<Result<Worker>> => {
    const worker = new Worker(fileOf(name), { workerData: settings, name: `orderly-${name}`, execArgv: [] });
    const begun = Date.now();
    const first = await firstWord(worker);
    if (first.type === 'refused') return { ok: false, error: first.error };
    worker.on('error', (error) => log.error('a thread threw', { thread: name, error }));
    worker.once('exit', (code) => {
      state.worker = undefined;
      if (state.isStopping) return;
      log.error('a thread ended and is started again', { thread: name, code });
      if (Date.now() - begun > WELL_AFTER_MS) state.pauseMs = PAUSE_MS;
      state.restart = again();
    });
    return ok(worker);
  };

  const again = async (): Promise<void> => {
    while (!state.isStopping) {
      await sleep(state.pauseMs, undefined, { ref: false });
      state.pauseMs = Math.min(state.pauseMs * 2, LONGEST_PAUSE_MS);
      if (state.isStopping) return;
      const next = await start().catch((error: unknown) => failure(error));
      if (next.ok) {
        state.worker = next.value;
        options.onRestart();
        return;
      }
      log.error('a thread could not be started again', { thread: name, refusal: next.error });
    }
  };

  const first = await start();
  if (!first.ok) return first;
  state.worker = first.value;
  return ok({
    serve(port, actor) {
      const message: ToThread = { type: 'serve', port, actor };
      // Nobody there: the other end learns it by the port's end and asks again.
      if (state.worker) state.worker.postMessage(message, [port]);
      else port.close();
    },
    async stop() {
      state.isStopping = true;
      await state.restart;
      const { worker } = state;
      if (!worker) return;
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.postMessage({ type: 'stop' } satisfies ToThread);
      await ended;
    },
  });
}

/** `ready` or `refused`; a thread that ends before saying either rejects. */
function firstWord(worker: Worker): Promise<FromThread> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: FromThread) => {
      worker.off('error', reject);
      worker.off('exit', early);
      resolve(message);
    });
    const early = (code: number): void =>
      reject(new Error(`The thread ended with ${code} before it was ready`));
    worker.once('error', reject);
    worker.once('exit', early);
  });
}

const failure = (error: unknown): { readonly ok: false; readonly error: Refusal } => ({
  ok: false,
  error: { code: 'failed', data: { message: error instanceof Error ? error.message : String(error) } },
});

/** Beside the folder of this file in sources, beside the file itself in a bundle, where everything lies flat. */
const fileOf = (name: ThreadName): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL(`../${name}.ts`, import.meta.url)
    : new URL(`./${name}.js`, import.meta.url);

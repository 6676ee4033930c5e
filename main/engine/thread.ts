/** How the engine and its threads talk: which port to serve for whom, and when to end. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Refusal, Result } from '../../shared/base/result.ts';
import type { Actor } from '../db/run.ts';
import type { EngineSettings } from './parts.ts';

export type ToThread =
  | { readonly type: 'serve'; readonly port: MessagePort; readonly actor: Actor }
  | { readonly type: 'stop' };

export type FromThread =
  | { readonly type: 'ready' }
  | { readonly type: 'refused'; readonly error: Refusal }
  | { readonly type: 'stopped' };

export interface ThreadPart {
  serve(port: MessagePort, actor: Actor): void;
  stop(): void | Promise<void>;
}

/** Runs one part for the life of this thread. */
export async function runThread(
  start: (settings: EngineSettings) => Promise<Result<ThreadPart>>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('This file runs in a worker thread');
  const tell = (message: FromThread): void => port.postMessage(message);
  const started = await start(workerData as EngineSettings);
  if (!started.ok) {
    tell({ type: 'refused', error: started.error });
    port.close();
    return;
  }
  const part = started.value;
  port.on('message', (message: ToThread) => {
    if (message.type === 'serve') part.serve(message.port, message.actor);
    else void end();
  });
  tell({ type: 'ready' });

  async function end(): Promise<void> {
    await part.stop();
    tell({ type: 'stopped' });
    port?.close();
  }
}

/** How the engine and its threads talk: when to begin, which port to serve for whom, and when to end. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Refusal, Result } from '../../shared/base/result.ts';
import type { Actor } from '../db/run.ts';
import type { EngineSettings } from './parts.ts';

export type ToThread =
  /** The file is there and has this program's schema. */
  | { readonly type: 'begin' }
  | { readonly type: 'serve'; readonly port: MessagePort; readonly actor: Actor }
  | { readonly type: 'stop' };

export type FromThread = { readonly type: 'ready' } | { readonly type: 'refused'; readonly error: Refusal };

export interface ThreadPart {
  serve(port: MessagePort, actor: Actor): void;
  stop(): void | Promise<void>;
}

/** Runs one part for the life of this thread. Its code is loaded at once, its work begins when it is told. */
export function runThread(start: (settings: EngineSettings) => Promise<Result<ThreadPart>>): void {
  const port = parentPort;
  if (!port) throw new Error('This file runs in a worker thread');
  const tell = (message: FromThread): void => port.postMessage(message);
  let part: ThreadPart | undefined;

  const begin = async (): Promise<void> => {
    const started = await start(workerData as EngineSettings);
    if (started.ok) {
      part = started.value;
      tell({ type: 'ready' });
    } else {
      tell({ type: 'refused', error: started.error });
      port.close();
    }
  };
  const end = async (): Promise<void> => {
    await part?.stop();
    port.close();
  };
  port.on('message', (message: ToThread) => {
    if (message.type === 'begin') void begin();
    else if (message.type === 'serve') part?.serve(message.port, message.actor);
    else void end();
  });
}

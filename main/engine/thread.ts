/** How the engine and its threads talk: when to begin, which port to serve for whom, and when to end. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Refusal, Result } from '../../shared/base/result.ts';
import type { Actor } from '../db/run.ts';
import type { Host, HostAnswer } from './host.ts';
import type { EngineSettings } from './parts.ts';

export type ToThread =
  /** The file is there and has this program's schema. */
  | { readonly type: 'begin' }
  | { readonly type: 'serve'; readonly port: MessagePort; readonly actor: Actor }
  /** A way to another thread; which one is known to both. */
  | { readonly type: 'link'; readonly port: MessagePort }
  | { readonly type: 'answer'; readonly ask: number; readonly answer: HostAnswer }
  | { readonly type: 'stop' };

export type FromThread =
  | { readonly type: 'ready' }
  | { readonly type: 'refused'; readonly error: Refusal }
  /** Something only the host can do; answered with the same number. */
  | { readonly type: 'ask'; readonly ask: number; readonly what: keyof Host };

export interface ThreadPart {
  serve?(port: MessagePort, actor: Actor): void;
  link?(port: MessagePort): void;
  stop(): void | Promise<void>;
}

/** Runs one part for the life of this thread. Its code is loaded at once, its work begins when it is told. */
export function runThread(
  start: (settings: EngineSettings, host: Host) => Promise<Result<ThreadPart>>,
): void {
  const port = parentPort;
  if (!port) throw new Error('This file runs in a worker thread');
  const tell = (message: FromThread): void => port.postMessage(message);
  let part: ThreadPart | undefined;
  let asked = 0;
  const waiting = new Map<number, (answer: HostAnswer) => void>();
  const host: Host = {
    startPractice: () =>
      new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        tell({ type: 'ask', ask: asked, what: 'startPractice' });
      }),
  };
  const answered = (ask: number, answer: HostAnswer): void => {
    waiting.get(ask)?.(answer);
    waiting.delete(ask);
  };

  const begin = async (): Promise<void> => {
    const started = await start(workerData as EngineSettings, host);
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
    else if (message.type === 'serve') part?.serve?.(message.port, message.actor);
    else if (message.type === 'link') part?.link?.(message.port);
    else if (message.type === 'answer') answered(message.ask, message.answer);
    else void end();
  });
}

/** Drains what is due (`main/flow/due.ts`) a chunk at a time, at start, when woken, and once a minute for what has a time. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { DueParts } from '../flow/due.ts';
import { drainDue } from '../flow/due.ts';

const LOOK_AGAIN_MS = 60_000;

export interface DueLoop {
  wake(): void;
  /** Nothing of it runs when the promise resolves. */
  stop(): Promise<void>;
}

export function startDueLoop(parts: DueParts, onError: (error: unknown) => void): DueLoop {
  let isStopped = false;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      while (!isStopped && drainDue(parts)) await breathe();
    } catch (error) {
      onError(error);
    }
  };
  const wake = (): void => {
    if (isStopped || running) return;
    // Never inside the transaction that woke it.
    running = breathe()
      .then(run)
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(wake, LOOK_AGAIN_MS);
  timer.unref();
  wake();
  return {
    wake,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

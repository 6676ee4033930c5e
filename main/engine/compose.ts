/** What the writer is made of beyond itself: next steps of orders, and the sync engine. Composed here and nowhere else. */
import type { TaskName } from '../../shared/api/contract.ts';
import { refuse } from '../../shared/base/result.ts';
import type { Run } from '../db/run.ts';
import type { TaskHandlers } from '../db/task.ts';
import type { Sync, SyncSurroundings } from './parts.ts';

export const advance = (run: Run): void => void run;

export const startSync = (_surroundings: SyncSurroundings): Sync => ({
  tasks: new Proxy(
    {},
    { get: () => async () => refuse('unknown_call') },
  ) as unknown as TaskHandlers<TaskName>,
  wake: () => undefined,
  stop: async () => undefined,
});

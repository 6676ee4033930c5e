/** Sync as the writer starts it: the schedule, the tasks, and the credentials of each account in the secret store. */
import type { Wake } from '../db/run.ts';
import type { SecretStore, SyncParts } from './ports.ts';
import type { Sync } from './schedule.ts';
import { startSync as startSchedule } from './schedule.ts';
import type { SyncTasks, TaskParts } from './tasks.ts';
import { createTasks } from './tasks.ts';

/** One text per name, as keychains keep them. */
export interface KeyedSecrets {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export interface StartOptions extends Omit<TaskParts, 'secrets' | 'log'> {
  readonly secrets: KeyedSecrets;
  readonly log: { info: SyncParts['log'] };
  /** False: no loop of its own starts; tasks do what they are asked. */
  readonly runsByItself: boolean;
}

export interface StartedSync {
  readonly tasks: SyncTasks;
  readonly sync: Sync;
  wake(parts: readonly Wake[]): void;
  stop(): Promise<void>;
}

export function startSync(options: StartOptions): StartedSync {
  const parts: TaskParts = {
    ...options,
    secrets: accountSecrets(options.secrets),
    log: (message, data) => options.log.info(message, data),
  };
  const sync = startSchedule(parts, { isManual: !options.runsByItself });
  return { tasks: createTasks(parts, sync), sync, wake: sync.wake, stop: sync.stop };
}

const keyOf = (accountId: string): string => `account:${accountId}`;

/** All credentials of an account as one entry, so that they change together. */
const accountSecrets = (store: KeyedSecrets): SecretStore => ({
  get(accountId) {
    const text = store.get(keyOf(accountId));
    return text === undefined ? {} : (JSON.parse(text) as Record<string, string>);
  },
  set: (accountId, secrets) => store.set(keyOf(accountId), JSON.stringify(secrets)),
  remove: (accountId) => store.remove(keyOf(accountId)),
});

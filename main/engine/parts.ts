/**
 * What the parts of an engine are given and what they offer each other. The writer composes database, pipeline, sync and
 * live updates; readers and jobs have connections of their own. Everything in `EngineSettings` can be sent to a thread.
 */
import { join } from 'node:path';
import type { TaskName } from '../../shared/api/contract.ts';
import type { Published } from '../../shared/api/envelope.ts';
import type { Pipeline } from '../api/pipeline.ts';
import type { Db } from '../db/handle.ts';
import type { Wake } from '../db/run.ts';
import type { TaskHandlers } from '../db/task.ts';
import type { Clock, ClockSource } from '../platform/clock.ts';
import type { Http } from '../platform/http.ts';
import type { MakeId, RandomBytes } from '../platform/ids.ts';
import type { Log, LogTarget } from '../platform/log.ts';
import type { Secrets, SecretsSource } from '../platform/secrets.ts';
import type { Place } from './prepare.ts';

/** Papers and other files, by their hash. */
export const filesFolder = (dataDir: string): string => join(dataDir, 'files');

export interface EngineSettings {
  readonly dataDir: string;
  /** For a new folder: whether everything in it is play. An existing folder knows it. */
  readonly isPractice: boolean;
  /** Whether sync, outbox and due steps run by themselves; else only when a task asks for them. */
  readonly runsByItself: boolean;
  /** Whether replies of queries are checked against the contract: for tests and development. */
  readonly checksReplies: boolean;
  readonly clock: ClockSource;
  readonly place: Place;
  readonly secrets: SecretsSource;
  readonly log: LogTarget;
}

/** What the sync engine gets from the writer it runs in. */
export interface SyncSurroundings {
  /** For reading. Every write goes through the pipeline: `execute` for commands, `system` for its own. */
  readonly db: Db;
  readonly pipeline: Pipeline;
  readonly secrets: Secrets;
  readonly http: Http;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly isPractice: boolean;
  /** Tells those who watch, for changes that are no command. */
  readonly publish: (published: Published) => void;
  /** False: no loop of its own starts; tasks do what they are asked. */
  readonly runsByItself: boolean;
}

/** `startSync(surroundings): Sync`, in `main/sync/start.ts`. */
export interface Sync {
  readonly tasks: TaskHandlers<Exclude<TaskName, 'practice.start'>>;
  /** Called after commits that made work for it. */
  wake(parts: readonly Wake[]): void;
  /** Ends what is under way; nothing of it runs when the promise resolves. */
  stop(): Promise<void>;
}

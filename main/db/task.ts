/** What a task has in hand: it reaches outside, asynchronously, and writes only by issuing commands. */
import type { TaskArgs, TaskName, TaskReply } from '../../shared/api/contract.ts';
import type { CommandAnswer } from '../../shared/api/envelope.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Actor } from './run.ts';

export interface TaskContext {
  readonly actor: Actor;
  /** Aborted when the caller gives up or the engine stops. */
  readonly signal: AbortSignal;
  /** Runs a command in the caller's name, with a fresh id. */
  execute(name: string, args: unknown): CommandAnswer;
}

/** The tasks of a feature, by name. */
export type TaskHandlers<N extends TaskName> = {
  readonly [K in N]: (context: TaskContext, args: TaskArgs<K>) => Promise<Result<TaskReply<K>>>;
};

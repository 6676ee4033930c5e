/** Runs tasks: decoded and authorised like commands, but asynchronous and without a transaction of their own. */
import { type TaskName, tasks } from '../../shared/api/contract.ts';
import type { TaskDef } from '../../shared/api/define.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Actor } from '../db/run.ts';
import type { TaskContext, TaskHandlers } from '../db/task.ts';
import type { MakeId } from '../platform/ids.ts';
import { allowed } from './permission.ts';
import { issuesOf, type Pipeline } from './pipeline.ts';
import { callError } from './router.ts';

export interface TaskRunner {
  run(name: string, args: unknown, actor: Actor, signal: AbortSignal): Promise<Result<unknown>>;
  /** Aborts what runs and waits until it has ended. */
  stop(): Promise<void>;
}

export interface TaskRunnerOptions {
  readonly tasks: TaskHandlers<TaskName>;
  readonly pipeline: Pipeline;
  readonly makeId: MakeId;
}

export function createTaskRunner(options: TaskRunnerOptions): TaskRunner {
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  const contract: Readonly<Record<string, TaskDef>> = tasks;
  const handlers = options.tasks as Readonly<
    Record<string, (context: TaskContext, args: never) => Promise<Result<unknown>>>
  >;
  return {
    async run(name, args, actor, signal) {
      const def = contract[name];
      const handler = handlers[name];
      if (!def || !handler) throw callError('unknown_call', { name });
      if (!allowed(actor, def.permission)) throw callError('not_allowed', { permission: def.permission });
      const decoded = def.args.safeParse(args);
      if (!decoded.success) throw callError('bad_arguments', { issues: issuesOf(decoded.error) });
      const work = handler(
        {
          actor,
          signal: AbortSignal.any([signal, stopping.signal]),
          execute: (command, commandArgs) =>
            options.pipeline.execute(
              { id: options.makeId('command'), name: command, args: commandArgs },
              actor,
            ),
        },
        decoded.data as never,
      );
      running.add(work);
      try {
        const result = await work;
        return result.ok ? { ok: true, value: def.reply.parse(result.value) } : result;
      } finally {
        running.delete(work);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(running);
    },
  };
}

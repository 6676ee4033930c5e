/**
 * Binds the contract to oRPC: `order.release` becomes the procedure at `order` → `release`. Commands, tasks and live
 * updates are served by the writer, queries by readers. Refusals travel as values; only bugs and misuse are errors.
 */
import { type AnyRouter, ORPCError, os } from '@orpc/server';
import { type CallErrorCode, commandCallSchema } from '../../shared/api/calls.ts';
import type { CommandAnswer, CommandEnvelope, Published, QueryAnswer } from '../../shared/api/envelope.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Actor } from '../db/run.ts';
import type { Log } from '../platform/log.ts';
import type { PortContext } from './serve-port.ts';

const STATUS: Readonly<Record<CallErrorCode, number>> = {
  bad_arguments: 400,
  connection_lost: 503,
  failed: 500,
  frame_too_large: 413,
  not_allowed: 403,
  unknown_call: 404,
};

/** Why a call has no answer; the caller gets the code and the data. */
export const callError = (code: CallErrorCode, data: Readonly<Record<string, unknown>> = {}) =>
  new ORPCError(code, { status: STATUS[code], data });

export interface WriterCalls {
  readonly commands: readonly string[];
  readonly tasks: readonly string[];
  execute(envelope: CommandEnvelope, actor: Actor): CommandAnswer;
  task(name: string, args: unknown, actor: Actor, signal: AbortSignal): Promise<Result<unknown>>;
  watch(signal: AbortSignal): AsyncGenerator<Published, void>;
}

export interface ReaderCalls {
  readonly queries: readonly string[];
  ask(name: string, args: unknown, actor: Actor): QueryAnswer;
}

const NEVER = new AbortController().signal;
const base = os.$context<PortContext>();

export function writerRouter(calls: WriterCalls, log: Log): AnyRouter {
  const entries: [string, AnyRouter][] = [
    ...calls.commands.map((name): [string, AnyRouter] => [
      name,
      base
        .input(commandCallSchema)
        .handler(({ input, context }) =>
          caught(log, { command: name }, () => calls.execute(envelopeOf(name, input), context.actor)),
        ),
    ]),
    ...calls.tasks.map((name): [string, AnyRouter] => [
      name,
      base.handler(({ input, context, signal }) =>
        caught(log, { task: name }, () => calls.task(name, input, context.actor, signal ?? NEVER)),
      ),
    ]),
    ['live.watch', base.handler(({ signal }) => calls.watch(signal ?? NEVER))],
  ];
  return nested(entries);
}

export const readerRouter = (calls: ReaderCalls, log: Log): AnyRouter =>
  nested(
    calls.queries.map((name) => [
      name,
      base.handler(({ input, context }) =>
        caught(log, { query: name }, () => calls.ask(name, input, context.actor)),
      ),
    ]),
  );

const envelopeOf = (
  name: string,
  call: { id: string; version?: number | undefined; args: unknown },
): CommandEnvelope => ({
  id: call.id,
  name,
  args: call.args,
  ...(call.version === undefined ? {} : { version: call.version }),
});

/** A bug is logged with a number that the caller gets, too; its text stays here. */
async function caught<T>(
  log: Log,
  about: Readonly<Record<string, string>>,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    const incident = crypto.randomUUID();
    log.error('a call failed', { ...about, incident, error });
    throw callError('failed', { incident });
  }
}

function nested(entries: readonly (readonly [string, AnyRouter])[]): AnyRouter {
  const root: Record<string, AnyRouter> = {};
  for (const [name, procedure] of entries) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    let at = root;
    for (const part of path) {
      at[part] ??= {};
      at = at[part] as Record<string, AnyRouter>;
    }
    if (last in at) throw new Error(`Two entries of the contract are called ${name}`);
    at[last] = procedure;
  }
  return root;
}

/** How the contract is called, whatever lies between: typed by it, the same in page, command line and tests. */
import { z } from 'zod';
import type { Refusal, Result } from '../base/result.ts';
import type {
  CommandInput,
  CommandName,
  CommandReply,
  QueryInput,
  QueryName,
  QueryReply,
  TaskInput,
  TaskName,
  TaskReply,
} from './contract.ts';
import type { Published } from './envelope.ts';

/** A command's answer with its reply typed; see `CommandAnswer`. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly commit: number; readonly canUndo: boolean }
  | { readonly ok: false; readonly error: Refusal; readonly commit: number };

export interface CommandOptions {
  /** Its `cmd_…` id; repeating one changes nothing. A fresh one where none is given. */
  readonly id?: string;
}

/** A frame from a client may not be longer, in characters: whatever sends more is cut off. */
export const MAX_FRAME = 4 * 1024 * 1024;

/** All of these reject with `CallError` where there is no answer. `Signal` is the platform's `AbortSignal`. */
export interface Calls<Signal> {
  command<N extends CommandName>(
    name: N,
    args: CommandInput<N>,
    options?: CommandOptions,
  ): Promise<Answer<CommandReply<N>>>;
  query<N extends QueryName>(
    name: N,
    args: QueryInput<N>,
    signal?: Signal,
  ): Promise<{ readonly value: QueryReply<N>; readonly commit: number }>;
  task<N extends TaskName>(name: N, args: TaskInput<N>, signal?: Signal): Promise<Result<TaskReply<N>>>;
  watch(signal: Signal): Promise<AsyncIterable<Published>>;
}

/** Why a call has no answer. `failed` is a bug with the number of its log entry. */
export const CALL_ERRORS = [
  'bad_arguments',
  'connection_lost',
  'failed',
  'frame_too_large',
  'not_allowed',
  'unknown_call',
] as const;
export type CallErrorCode = (typeof CALL_ERRORS)[number];

export class CallError extends Error {
  readonly code: CallErrorCode;
  readonly data: Readonly<Record<string, unknown>>;
  constructor(code: CallErrorCode, data: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'CallError';
    this.code = code;
    this.data = data;
  }
}

/** What travels as a command's input; its name is the path. */
export const commandCallSchema = z.strictObject({
  id: z.string().regex(/^cmd_[0-7][0-9a-hjkmnp-tv-z]{25}$/),
  version: z.int().positive().optional(),
  args: z.unknown(),
});

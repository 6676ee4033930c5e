/**
 * The one way a write happens: decode → authorise → has this id a receipt? → one transaction in which the handler runs,
 * next steps are done, and events, changes, receipt and chain are written → publish. Nothing else opens `db.write` for
 * business.
 */
import type { z } from 'zod';
import type { CommandDef } from '../../shared/api/define.ts';
import type { CommandAnswer, CommandEnvelope, Published } from '../../shared/api/envelope.ts';
import type { IdKind } from '../../shared/base/id.ts';
import type { Refusal, Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import { argsDigest } from '../db/chain.ts';
import type { Db, Tx } from '../db/handle.ts';
import type { Actor, Wake } from '../db/run.ts';
import { Run } from '../db/run.ts';
import { troubleOf } from '../db/trouble.ts';
import { allowed } from './permission.ts';
import { appendReceipt, findReceipt, lastCommandSeq } from './receipt-store.ts';
import { resolveUndo } from './undo.ts';

export type AnyHandler = (run: Run, args: never) => Result<unknown>;

export interface PipelineOptions {
  readonly db: Db;
  readonly clock: () => number;
  readonly makeId: (kind: IdKind) => string;
  readonly random: (bytes: number) => Uint8Array;
  readonly contract: Readonly<Record<string, CommandDef>>;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** Does the next steps of the orders a command touched; see `main/flow/advance.ts`. */
  readonly advance: (run: Run) => void;
  readonly publish: (published: Published) => void;
  readonly wake: (parts: readonly Wake[]) => void;
}

export interface Pipeline {
  /** A command from outside, any shape. Bugs throw; everything else is an answer. */
  execute(envelope: CommandEnvelope, actor: Actor): CommandAnswer;
  /** The engine's own writes; `record` (no people in it) stands for the arguments in the audit trail. */
  system<T>(name: string, record: Readonly<Record<string, unknown>>, work: (run: Run) => T): T;
}

const SYSTEM: Actor = { personId: 'system', role: 'system', stationId: 'main' };

export function createPipeline(options: PipelineOptions): Pipeline {
  const { db } = options;

  const begin = (tx: Tx, actor: Actor, commandId: string): Run =>
    new Run({
      tx,
      now: options.clock(),
      actor,
      commandId,
      commandSeq: lastCommandSeq(tx) + 1,
      makeId: options.makeId,
    });

  const announce = (run: Run): void => {
    if (run.topics.size > 0) options.publish({ commit: run.tx.commitNumber, topics: [...run.topics] });
    if (run.wakes.size > 0) options.wake([...run.wakes]);
  };

  return {
    execute(envelope, actor) {
      const def = options.contract[envelope.name];
      const lastCommit = db.lastCommit();
      const refusal = (error: Refusal): CommandAnswer => ({ ok: false, error, commit: lastCommit });
      if (!def) return refusal({ code: 'unknown_command', data: { name: envelope.name } });
      if (def.kind === 'system' && actor.role !== 'system') return refusal({ code: 'not_allowed' });
      if (!allowed(actor, def.permission))
        return refusal({ code: 'not_allowed', data: { permission: def.permission } });
      const decoded = def.args.safeParse(envelope.args);
      if (!decoded.success)
        return refusal({ code: 'bad_arguments', data: { issues: issuesOf(decoded.error) } });
      const stored = storedArgs(envelope.args, def.secret);

      let finished: Run | undefined;
      const answer = whatTheDiskAllows((tx): CommandAnswer => {
        const receipt = findReceipt(tx, envelope.id);
        if (receipt) {
          const isSame =
            receipt.name === envelope.name &&
            (receipt.salt === null ||
              sameBytes(argsDigest(receipt.salt, stored, receipt.inverse), receipt.args_digest));
          if (!isSame) return { ok: false, error: { code: 'command_id_reused' }, commit: tx.commitNumber };
          return { ...(JSON.parse(receipt.reply) as CommandAnswer), commit: tx.commitNumber };
        }
        const run = begin(tx, actor, envelope.id);
        const outcome = attempt(run, () => {
          const result = perform(run, envelope.name, decoded.data);
          if (result.ok) options.advance(run);
          return result;
        });
        const done = outcome.run;
        finished = done;
        const reply = outcome.result.ok
          ? {
              ok: true as const,
              value: def.reply.parse(outcome.result.value),
              canUndo: done.inverse !== undefined,
            }
          : { ok: false as const, error: outcome.result.error };
        appendReceipt(done, {
          name: envelope.name,
          version: def.version,
          kind: def.kind,
          args: stored,
          reply: JSON.stringify(reply),
          outcome: reply.ok ? 'done' : 'refused',
          undoOf: outcome.undoOf,
          random: options.random,
        });
        return { ...reply, commit: tx.commitNumber };
      });
      if (finished) announce(finished);
      return answer;

      /** A full or failing disk takes the whole command back: nothing of it is written, and the caller is told. */
      function whatTheDiskAllows(work: (tx: Tx) => CommandAnswer): CommandAnswer {
        try {
          return db.write(work as (tx: Tx) => never);
        } catch (error) {
          const trouble = troubleOf(error);
          if (!trouble) throw error;
          finished = undefined;
          return { ok: false, error: trouble, commit: lastCommit };
        }
      }

      /** Runs the handler so that a refusal leaves no trace in tables, events, topics or the way back. */
      function attempt(
        run: Run,
        work: () => Result<unknown>,
      ): { run: Run; result: Result<unknown>; undoOf: string | null } {
        const undoOf =
          envelope.name === 'command.undo' ? (decoded.data as { commandId: string }).commandId : null;
        try {
          return {
            run,
            undoOf,
            result: run.tx.savepoint(() => {
              const result = work();
              if (!result.ok) throw new Refused(result.error);
              return result;
            }),
          };
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          const clean = new Run({ ...run, tx: run.tx });
          return { run: clean, result: { ok: false, error: error.refusal }, undoOf: null };
        }
      }

      function perform(run: Run, name: string, args: unknown): Result<unknown> {
        if (name === 'command.undo') {
          const inverse = resolveUndo(run.tx, (args as { commandId: string }).commandId);
          if (!inverse.ok) return inverse;
          const result = perform(run, inverse.value.name, inverse.value.args);
          // What takes something back cannot be taken back in its turn: it is done again instead.
          run.inverse = undefined;
          return result.ok ? ok({ undone: inverse.value.commandId }) : result;
        }
        const handler = options.handlers[name];
        if (!handler) return refuse('unknown_command', { name });
        return handler(run, args as never);
      }
    },

    system(name, record, work) {
      let finished: Run | undefined;
      const value = db.write((tx) => {
        const run = begin(tx, SYSTEM, options.makeId('command'));
        finished = run;
        const result = work(run);
        options.advance(run);
        appendReceipt(run, {
          name,
          version: 1,
          kind: 'system',
          args: JSON.stringify(record),
          reply: '{"ok":true}',
          outcome: 'done',
          undoOf: null,
          random: options.random,
        });
        return result as never;
      });
      if (finished) announce(finished);
      return value;
    },
  };
}

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The arguments as they are kept: without what must never be stored. */
function storedArgs(args: unknown, secret: readonly string[] = []): string {
  if (secret.length === 0 || typeof args !== 'object' || args === null) return JSON.stringify(args ?? null);
  return JSON.stringify(Object.fromEntries(Object.entries(args).filter(([name]) => !secret.includes(name))));
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Where the arguments are wrong, without repeating their values. */
export const issuesOf = (error: z.ZodError): { path: string; code: string; message: string }[] =>
  error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.join('.'), code: issue.code, message: issue.message }));

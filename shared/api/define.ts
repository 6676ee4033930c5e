/**
 * How the contract is written down: plain records, one entry a query, command or task. A *command* is one transaction
 * (`request`: may be refused; `fact`: has happened, is never refused); a *query* reads one snapshot; a *task* reaches
 * outside (a channel, a file) and then issues commands of its own.
 */
import type { z } from 'zod';

/** What a person must be allowed to do. */
export type Permission = 'read' | 'work' | 'money' | 'settings' | 'channels';

export type Undo = 'inverse' | 'none';

export interface CommandDef<
  A extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  U extends Undo = Undo,
> {
  readonly kind: 'request' | 'fact' | 'system';
  /** Version of the arguments; older ones are upcast at decoding. */
  readonly version: number;
  readonly permission: Permission;
  readonly args: A;
  /** Ids, codes and quantities only: the reply is kept as the receipt. */
  readonly reply: R;
  /** Stable codes with which it may be refused. */
  readonly errors: readonly string[];
  /** Whether it can be taken back; where not, screens say so before. */
  readonly undo: U;
  /** Names of arguments that are never stored. */
  readonly secret?: readonly string[];
}

export interface QueryDef<A extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly permission: Permission;
  readonly args: A;
  readonly reply: R;
  /** What it is about: refetched after a commit that published one of these. */
  topics(args: z.output<A>): readonly string[];
}

export interface TaskDef<A extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly permission: Permission;
  readonly args: A;
  readonly reply: R;
  readonly errors: readonly string[];
}

export const command = <A extends z.ZodType, R extends z.ZodType, U extends Undo>(
  def: Omit<CommandDef<A, R, U>, 'version'> & { readonly version?: number },
): CommandDef<A, R, U> => ({ version: 1, ...def });

export const query = <A extends z.ZodType, R extends z.ZodType>(def: QueryDef<A, R>): QueryDef<A, R> => def;

export const task = <A extends z.ZodType, R extends z.ZodType>(def: TaskDef<A, R>): TaskDef<A, R> => def;

/** Topics that commits publish. `order:<id>` and the like name one thing, the plain word the whole kind. */
export type Topic =
  | 'orders'
  | 'stock'
  | 'items'
  | 'customers'
  | 'shipping'
  | 'invoices'
  | 'payments'
  | 'feedback'
  | 'channels'
  | 'settings'
  | 'documents'
  | `order:${string}`
  | `item:${string}`
  | `customer:${string}`
  | `fulfilment:${string}`;

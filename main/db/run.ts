/**
 * What a command has in hand while it runs inside its transaction: the tables, the time, ids, and the lists of what
 * commits together with it — events, field changes, topics, the way back.
 */

import type {
  CommandArgs,
  CommandName,
  CommandReply,
  QueryArgs,
  QueryName,
  QueryReply,
} from '../../shared/api/contract.ts';
import type { Topic } from '../../shared/api/define.ts';
import type { IdKind } from '../../shared/base/id.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Reader, Tx } from './handle.ts';

export interface Actor {
  readonly personId: string;
  readonly role: 'owner' | 'system';
  readonly stationId: string;
}

export interface RunEvent {
  readonly type: string;
  readonly orderId: string | null;
  readonly subjectId: string | null;
  /** Ids, codes and quantities; never people. */
  readonly data: Readonly<Record<string, unknown>> | null;
}

export interface RunChange {
  readonly subjectId: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Parts of the engine that look for work after a commit. */
export type Wake = 'outbox' | 'documents' | 'sync' | 'due';

export interface RunOptions {
  readonly tx: Tx;
  readonly now: number;
  readonly actor: Actor;
  readonly commandId: string;
  readonly commandSeq: number;
  readonly makeId: (kind: IdKind) => string;
}

export class Run {
  readonly tx: Tx;
  /** ms UTC; one time for the whole command. */
  readonly now: number;
  readonly actor: Actor;
  readonly commandId: string;
  readonly commandSeq: number;
  readonly makeId: (kind: IdKind) => string;

  readonly events: RunEvent[] = [];
  readonly changes: RunChange[] = [];
  readonly topics = new Set<string>();
  readonly wakes = new Set<Wake>();
  /** Orders whose next steps are to be done before the commit. */
  readonly ordersToAdvance = new Set<string>();
  /** Items whose stock moved: their claims are looked at again before the commit (`main/flow/`). */
  readonly itemsMoved = new Set<string>();
  /** Listings whose item or kind changed: waiting order lines follow before the commit (`main/flow/`). */
  readonly listingsChanged = new Set<string>();
  inverse:
    | { readonly name: string; readonly args: unknown; readonly subjects: readonly string[] }
    | undefined;

  constructor(options: RunOptions) {
    this.tx = options.tx;
    this.now = options.now;
    this.actor = options.actor;
    this.commandId = options.commandId;
    this.commandSeq = options.commandSeq;
    this.makeId = options.makeId;
  }

  /** A business fact, past tense: `order.captured`. It stands in the timeline of its order and its subject. */
  event(
    type: string,
    about: {
      readonly orderId?: string | undefined;
      readonly subjectId?: string | undefined;
      readonly data?: Readonly<Record<string, unknown>> | undefined;
    },
  ): void {
    this.events.push({
      type,
      orderId: about.orderId ?? null,
      subjectId: about.subjectId ?? null,
      data: about.data ?? null,
    });
  }

  /** One field before and after; equal values are no change. */
  change(subjectId: string, field: string, before: unknown, after: unknown): void {
    const [old, now] = [asText(before), asText(after)];
    if (old !== now) this.changes.push({ subjectId, field, before: old, after: now });
  }

  touch(...topics: readonly Topic[]): void {
    for (const topic of topics) this.topics.add(topic);
  }

  /** Has the order's next steps done in this transaction, and its derived columns brought up to date. */
  advance(orderId: string): void {
    this.ordersToAdvance.add(orderId);
  }

  stockMoved(itemId: string): void {
    this.itemsMoved.add(itemId);
  }

  listingChanged(listingId: string): void {
    this.listingsChanged.add(listingId);
  }

  wake(part: Wake): void {
    this.wakes.add(part);
  }

  /** The command that takes this one back; refused later when one of the subjects has changed since. */
  undoWith(name: string, args: unknown, subjects: readonly string[]): void {
    this.inverse = { name, args, subjects };
  }
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The writes of a feature, by command name. A refusal takes back everything the handler wrote. */
export type CommandHandlers<N extends CommandName> = {
  readonly [K in N]: (run: Run, args: CommandArgs<K>) => Result<CommandReply<K>>;
};

/** Stored files by the hash of their bytes; what is read was verified against it. */
export interface FileReader {
  read(hash: string, ext: string): Result<Uint8Array, 'file_missing' | 'file_damaged' | 'file_unreadable'>;
}

export interface QueryContext {
  readonly reader: Reader;
  readonly now: number;
  readonly actor: Actor;
  /** Where the engine has files; a bare database has none. */
  readonly files?: FileReader;
}

/** The reads of a feature, by query name; each sees one snapshot. */
export type QueryHandlers<N extends QueryName> = {
  readonly [K in N]: (context: QueryContext, args: QueryArgs<K>) => QueryReply<K>;
};

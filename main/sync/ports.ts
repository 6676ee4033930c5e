/**
 * What sync needs from the rest of the engine, as interfaces: sync knows channels, accounts and messages, but no orders,
 * no stock rules and no features. `main/flow/` implements `Ingest`; the engine hands in the rest.
 */
import type { CommandAnswer, CommandEnvelope, Published } from '../../shared/api/envelope.ts';
import type { IdKind } from '../../shared/base/id.ts';
import type {
  ChannelFacts,
  ChannelMessage,
  Connector,
  HttpSend,
  Stream,
} from '../../shared/sync/connector.ts';
import type { Db } from '../db/handle.ts';
import type { Actor, Run } from '../db/run.ts';

/** An account as its row says, decoded. */
export interface Account {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly mode: 'read_only' | 'live';
  readonly state: 'active' | 'paused' | 'credentials' | 'removed';
  /** Orders placed before are history. */
  readonly cutoverAt: number;
  readonly currency: string;
  readonly zone: string;
  readonly isPractice: boolean;
  readonly invoicedBy: 'orderly' | 'shop' | 'nobody';
  readonly invoiceWhen: 'payment' | 'hand_over' | 'manual';
  readonly warehouseId: string | null;
  /** Null before the first check. */
  readonly facts: ChannelFacts | null;
  readonly checkedAt: number | null;
  readonly liveAt: number | null;
  readonly createdAt: number;
}

/**
 * What became of a message: `captured` (new), `updated`, `unchanged` (or nothing to do with us, such as a draft), or a
 * reason why it cannot be applied, which sends it to quarantine. Throwing is a bug and quarantines it, too.
 */
export type ApplyOutcome =
  | 'captured'
  | 'updated'
  | 'unchanged'
  | { readonly quarantine: string; readonly detail: string };

/** One page being applied, in one transaction; facts are read and written page-wise. */
export interface IngestPage {
  /** One message in its own savepoint. `messageKey` names the stored text (`raw_message.message_key`). */
  apply(message: ChannelMessage, messageKey: number): ApplyOutcome;
  /** The savepoint of the last `apply` was rolled back: what the page noted in memory about it must go, too. */
  takenBack(message: ChannelMessage): void;
  /** After the last message: what was collected for the whole page is written. */
  close(): void;
}

export interface Ingest {
  /** `messages` are all of the page that can be read and changed, in the channel's order, all of one stream. */
  open(run: Run, account: Account, stream: Stream, messages: readonly ChannelMessage[]): IngestPage;
  /** The channel has this order no more (trashed, deleted). */
  vanished(run: Run, account: Account, externalId: string): void;
}

/** Where channel credentials live: the system's keychain or a key file, never the database. */
export interface SecretStore {
  get(accountId: string): Readonly<Record<string, string>>;
  set(accountId: string, secrets: Readonly<Record<string, string>>): void;
  remove(accountId: string): void;
}

/** The pipeline, as far as sync uses it. */
export interface Writes {
  system<T>(name: string, record: Readonly<Record<string, unknown>>, work: (run: Run) => T): T;
  execute(envelope: CommandEnvelope, actor: Actor): CommandAnswer;
}

export type Connectors = Readonly<Record<string, Connector>>;

export type Log = (message: string, data?: Readonly<Record<string, unknown>>) => void;

export interface SyncParts {
  readonly db: Db;
  readonly writes: Writes;
  readonly ingest: Ingest;
  readonly connectors: Connectors;
  /** Sends requests that end when the signal aborts. */
  readonly http: (signal: AbortSignal) => HttpSend;
  readonly secrets: SecretStore;
  /** ms UTC. */
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly makeId: (kind: IdKind) => string;
  readonly publish: (published: Published) => void;
  readonly log: Log;
  /** A changed version reads everything in quarantine again. */
  readonly programVersion: string;
  /** Waits; ends early, without an error, when the signal aborts. Default: a timer. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

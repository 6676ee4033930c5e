/**
 * The audit chain: each `command` row carries the hash of the row before it. Arguments and field values enter as salted
 * digests, so that they can be blanked by law without breaking the chain; events enter as they stand.
 */
import { createHash } from 'node:crypto';
import type { RunChange, RunEvent } from './run.ts';

export interface ChainRow {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly kind: string;
  readonly actor_id: string;
  readonly role: string;
  readonly station_id: string;
  readonly at: number;
  readonly outcome: string;
  readonly reply: string;
  readonly undo_of: string | null;
  readonly args_digest: Uint8Array;
  readonly changes_digest: Uint8Array;
  readonly events_digest: Uint8Array;
}

/** What stands before the first row. */
export const CHAIN_START = new Uint8Array(32);

export function rowHash(previous: Uint8Array, row: ChainRow): Uint8Array {
  const text = JSON.stringify([
    row.seq,
    row.id,
    row.name,
    row.version,
    row.kind,
    row.actor_id,
    row.role,
    row.station_id,
    row.at,
    row.outcome,
    row.reply,
    row.undo_of,
  ]);
  return createHash('sha256')
    .update(previous)
    .update(text)
    .update(row.args_digest)
    .update(row.changes_digest)
    .update(row.events_digest)
    .digest();
}

/** Digest of a command's arguments and its way back. */
export const argsDigest = (salt: Uint8Array, args: string, inverse: string | null): Uint8Array =>
  createHash('sha256')
    .update(salt)
    .update(JSON.stringify([args, inverse]))
    .digest();

export const changeDigest = (salt: Uint8Array, change: RunChange): Uint8Array =>
  createHash('sha256')
    .update(salt)
    .update(JSON.stringify([change.subjectId, change.field, change.before, change.after]))
    .digest();

export function changesDigest(digests: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const digest of digests) hash.update(digest);
  return hash.digest();
}

/** Digest of a command's events in their order, `data` as the stored text. */
export function eventsDigest(
  events: readonly (Omit<RunEvent, 'data'> & { readonly data: string | null })[],
): Uint8Array {
  const hash = createHash('sha256');
  for (const event of events)
    hash.update(JSON.stringify([event.type, event.orderId, event.subjectId, event.data]));
  return hash.digest();
}

/**
 * Reads and applies stored messages again: after a fix, after a decision, after an update of the program. What still
 * fails stays, with its newest reason.
 */
import type { Stream } from '../../shared/sync/connector.ts';
import type { Run } from '../db/run.ts';
import { findAccount, listAccounts } from './account-store.ts';
import { describe, isEnvironmental } from './failure.ts';
import { applyOne, retire } from './page.ts';
import type { Account, SyncParts } from './ports.ts';
import type { StoredMessage } from './raw-store.ts';
import { findMessage, knownMessages, quarantinedKeys, setMessageState } from './raw-store.ts';
import type { Reading } from './reading.ts';
import { readMessage } from './reading.ts';
import { noteReductions } from './reductions.ts';
import { readVersion, saveVersion } from './version-store.ts';

export type RetryParts = Pick<SyncParts, 'ingest' | 'connectors'>;

export interface RetryTally {
  applied: number;
  quarantined: number;
}

/** Inside one transaction; the messages are in quarantine. */
export function retryMessages(parts: RetryParts, run: Run, messages: readonly StoredMessage[]): RetryTally {
  const tally: RetryTally = { applied: 0, quarantined: 0 };
  for (const group of Map.groupBy(messages, (message) => `${message.accountId} ${message.stream}`).values()) {
    const first = group[0];
    const account = first && findAccount(run.tx, first.accountId);
    if (first && account) retryGroup(parts, run, { account, stream: first.stream, messages: group }, tally);
  }
  run.touch('channels');
  return tally;
}

interface Group {
  readonly account: Account;
  readonly stream: Stream;
  readonly messages: readonly StoredMessage[];
}

function retryGroup(parts: RetryParts, run: Run, group: Group, tally: RetryTally): void {
  const { account, stream, messages } = group;
  const connector = parts.connectors[account.kind];
  if (!connector) {
    tally.quarantined += messages.length;
    return;
  }
  const readings = messages.map((message) => readMessage(connector, account, stream, message.body));
  const readable = readings.flatMap((reading) => (reading.ok ? [reading.message] : []));
  const page = readable.length > 0 ? parts.ingest.open(run, account, stream, readable) : undefined;
  messages.forEach((message, index) => {
    const reading: Reading | undefined = readings[index];
    if (!reading) return;
    if (!reading.ok || !page) {
      tally.quarantined += 1;
      if (!reading.ok) stillQuarantined(run, message, reading.code, reading.detail);
      return;
    }
    const known =
      knownMessages(run.tx, account.id, stream, [message.externalId]).get(message.externalId) ?? [];
    const earlier = known.filter((row) => row.message_key < message.key);
    const previous = earlier.findLast((row) => row.state === 'applied')?.message_key;
    const outcome = applyOne(run, page, reading.message, message.key, () =>
      noteReductions({ tx: run.tx, connector, account }, reading.message, previous),
    );
    if (typeof outcome === 'object') {
      tally.quarantined += 1;
      stillQuarantined(run, message, outcome.quarantine, outcome.detail);
      return;
    }
    tally.applied += 1;
    setMessageState(run.tx, message.key, {
      state: 'applied',
      error_code: null,
      error_detail: null,
      attempts: message.attempts + 1,
      changed_at: run.now,
    });
    const rows = earlier.map((row) => ({ key: row.message_key, state: row.state }));
    retire(run, rows, { key: message.key, state: 'applied' });
    run.event('message.applied', {
      subjectId: account.id,
      data: { stream, externalId: message.externalId, messageKey: message.key },
    });
  });
  page?.close();
}

const stillQuarantined = (run: Run, message: StoredMessage, code: string, detail: string): boolean =>
  setMessageState(run.tx, message.key, {
    state: 'quarantined',
    error_code: code,
    error_detail: detail,
    attempts: message.attempts + 1,
    changed_at: run.now,
  });

const CHUNK = 50;

/** A newer program may read what an older one could not: everything in quarantine is tried again, once a version. */
export async function retryAfterUpdate(
  parts: Pick<SyncParts, 'db' | 'writes' | 'programVersion' | 'log'> & RetryParts,
  signal: AbortSignal,
): Promise<void> {
  if (parts.db.read(readVersion) === parts.programVersion) return;
  for (const account of parts.db.read(listAccounts)) {
    let after = 0;
    while (!signal.aborted) {
      const keys = parts.db.read((reader) => quarantinedKeys(reader, account.id, after, CHUNK));
      const last = keys.at(-1);
      if (last === undefined) break;
      after = last;
      retryChunk(parts, account.id, keys);
      await new Promise(setImmediate);
    }
  }
  if (!signal.aborted) parts.db.write((tx) => saveVersion(tx, parts.programVersion));
}

/** A bug in the next steps of one message must not keep the others in quarantine. */
function retryChunk(
  parts: Pick<SyncParts, 'writes' | 'log'> & RetryParts,
  accountId: string,
  keys: readonly number[],
): void {
  try {
    parts.writes.system('quarantine.retry_after_update', { accountId, messages: keys.length }, (run) =>
      retryMessages(
        parts,
        run,
        keys.flatMap((key) => findMessage(run.tx, key) ?? []),
      ),
    );
  } catch (error) {
    if (isEnvironmental(error)) throw error;
    if (keys.length > 1) for (const key of keys) retryChunk(parts, accountId, [key]);
    else parts.log('a message stays in quarantine', { accountId, key: keys[0], reason: describe(error) });
  }
}

/**
 * One pulled page becomes one commit: raw texts, what each message changes, the cursor. A message is applied whenever
 * its content differs from the last one of its id, so that pulling everything again changes nothing. A message that
 * cannot be read, mapped or applied goes to quarantine and neither stops nor hides the next.
 */
import { hash } from 'node:crypto';
import type { ChannelMessage, RawMessage, Stream } from '../../shared/sync/connector.ts';
import type { Run } from '../db/run.ts';
import { patchStream } from './account-store.ts';
import { describe, isEnvironmental } from './failure.ts';
import type { Account, IngestPage, SyncParts } from './ports.ts';
import type { KnownMessage, RawState } from './raw-store.ts';
import { insertMessage, insertPage, knownMessages, setMessageState } from './raw-store.ts';
import type { Reading } from './reading.ts';
import { readMessage } from './reading.ts';
import { noteReductions } from './reductions.ts';
import { withSavepoint } from './savepoint.ts';

export interface Tally {
  pulled: number;
  captured: number;
  updated: number;
  quarantined: number;
}

export const emptyTally = (): Tally => ({ pulled: 0, captured: 0, updated: 0, quarantined: 0 });

export type PageParts = Pick<SyncParts, 'db' | 'writes' | 'ingest' | 'connectors' | 'clock' | 'publish'>;

export interface PageInput {
  readonly account: Account;
  readonly stream: Stream;
  readonly messages: readonly RawMessage[];
  /** Covers this page and all before it; undefined leaves the stored one. */
  readonly cursor: string | undefined;
}

/** Adds to the tally; throws only what the machine is to blame for. */
export function capturePage(parts: PageParts, input: PageInput, tally: Tally): void {
  const fresh = sortOut(parts, input);
  if (fresh.changed.length === 0 && fresh.superseded.length === 0) {
    if (input.cursor !== undefined) saveCursor(parts, input);
    tally.pulled += input.messages.length;
    return;
  }
  const { account, stream } = input;
  const about = { accountId: account.id, stream, messages: fresh.changed.length };
  try {
    const page = parts.writes.system('capture.page', about, (run) => applyPage(parts, run, input, fresh));
    tally.pulled += input.messages.length;
    tally.captured += page.captured;
    tally.updated += page.updated;
    tally.quarantined += page.quarantined;
  } catch (error) {
    if (isEnvironmental(error)) throw error;
    // A bug outside the message's own savepoint, in its next steps perhaps: find the message, keep the others.
    isolate(parts, input, tally, describe(error));
  }
}

function isolate(parts: PageParts, input: PageInput, tally: Tally, detail: string): void {
  const { messages } = input;
  if (messages.length > 1) {
    const half = messages.length >> 1;
    capturePage(parts, { ...input, messages: messages.slice(0, half), cursor: undefined }, tally);
    capturePage(parts, { ...input, messages: messages.slice(half) }, tally);
    return;
  }
  const fresh = sortOut(parts, input);
  const readings = fresh.changed.map((): Reading => ({ ok: false, code: 'bug', detail }));
  const about = { accountId: input.account.id, stream: input.stream, messages: fresh.changed.length };
  const page = parts.writes.system('capture.page', about, (run) =>
    applyPage(parts, run, input, fresh, readings),
  );
  tally.pulled += messages.length;
  tally.quarantined += page.quarantined;
}

function saveCursor(parts: PageParts, input: PageInput): void {
  parts.db.write((tx) => patchStream(tx, input.account.id, input.stream, { cursor: input.cursor ?? null }));
}

interface Changed {
  readonly raw: RawMessage;
  readonly hash: Uint8Array;
}
interface SortedOut {
  readonly changed: readonly Changed[];
  /** Quarantined or dismissed rows whose message went back at the channel to what was applied before. */
  readonly superseded: readonly number[];
  readonly known: Map<string, KnownMessage[]>;
}

/** 128 bits tell any two contents of one id apart. */
const contentHash = (body: string): Buffer => hash('sha256', body, 'buffer').subarray(0, 16);

function sortOut(parts: PageParts, { account, stream, messages }: PageInput): SortedOut {
  const ids = messages.map((message) => message.externalId);
  const known = parts.db.read((reader) => knownMessages(reader, account.id, stream, ids));
  const changed: Changed[] = [];
  const superseded: number[] = [];
  /** What this page itself says about an id, when it says it twice. */
  const said = new Map<string, Uint8Array>();
  for (const raw of messages) {
    const own = contentHash(raw.body);
    const before = said.get(raw.externalId);
    said.set(raw.externalId, own);
    if (before) {
      if (Buffer.compare(before, own) !== 0) changed.push({ raw, hash: own });
      continue;
    }
    const rows = known.get(raw.externalId);
    const newest = rows?.at(-1);
    if (!rows || !newest) {
      changed.push({ raw, hash: own });
    } else if (Buffer.compare(newest.hash, own) !== 0) {
      const isBack = rows.some((row) => row.state === 'applied' && Buffer.compare(row.hash, own) === 0);
      if (!isBack) changed.push({ raw, hash: own });
      else superseded.push(...rows.filter((row) => row.state !== 'applied').map((row) => row.message_key));
    }
  }
  return { changed, superseded, known };
}

function applyPage(
  parts: PageParts,
  run: Run,
  input: PageInput,
  fresh: SortedOut,
  given?: readonly Reading[],
): Tally {
  const { account, stream, cursor } = input;
  const { tx, now } = run;
  const tally = emptyTally();
  for (const key of fresh.superseded) setMessageState(tx, key, { state: 'superseded', changed_at: now });
  if (cursor !== undefined) patchStream(tx, account.id, stream, { cursor });
  run.touch('channels');
  if (fresh.changed.length === 0) return tally;

  const connector = parts.connectors[account.kind];
  if (!connector) throw new Error(`No connector of kind ${account.kind}`);
  const readings = given ?? fresh.changed.map(({ raw }) => readMessage(connector, account, stream, raw.body));
  const stored = insertPage(tx, {
    accountId: account.id,
    stream,
    at: now,
    messages: fresh.changed.map(({ raw }) => raw),
  });
  const readable = readings.flatMap((reading) => (reading.ok ? [reading.message] : []));
  const page = readable.length > 0 ? parts.ingest.open(run, account, stream, readable) : undefined;
  const rows = new Map(
    [...fresh.known].map(([id, list]) => [
      id,
      list.map(({ message_key, state }) => ({ key: message_key, state })),
    ]),
  );

  fresh.changed.forEach(({ raw, hash }, index) => {
    const place = stored.places[index];
    const reading = readings[index];
    if (!place || !reading) throw new Error('A page lost a message');
    const insert = (state: RawState, code: string | null, detail: string | null): number =>
      insertMessage(tx, {
        pageKey: stored.pageKey,
        accountId: account.id,
        stream,
        externalId: raw.externalId,
        ...place,
        hash,
        state,
        code,
        detail,
        at: now,
      });
    const earlier = rows.get(raw.externalId) ?? [];
    let key: number;
    let state: RawState = 'applied';
    if (reading.ok && page) {
      key = insert('applied', null, null);
      const previous = earlier.findLast((row) => row.state === 'applied')?.key;
      const outcome = applyOne(run, page, reading.message, key, () =>
        noteReductions({ tx, connector, account }, reading.message, previous),
      );
      if (typeof outcome === 'object') {
        state = 'quarantined';
        setMessageState(tx, key, {
          state,
          error_code: outcome.quarantine,
          error_detail: outcome.detail,
          changed_at: now,
        });
      } else if (stream === 'orders' && outcome !== 'unchanged') {
        tally[outcome] += 1;
      }
    } else {
      state = 'quarantined';
      key = reading.ok ? insert(state, 'bug', '') : insert(state, reading.code, reading.detail);
    }
    if (state === 'quarantined') {
      tally.quarantined += 1;
      run.event('message.quarantined', {
        subjectId: account.id,
        data: { stream, externalId: raw.externalId, messageKey: key },
      });
    }
    rows.set(raw.externalId, retire(run, earlier, { key, state }));
  });
  page?.close();
  return tally;
}

/** One message in its own savepoint. Bugs become an answer; what the machine is to blame for goes on. */
export function applyOne(
  run: Run,
  page: IngestPage,
  message: ChannelMessage,
  key: number,
  after: () => void,
): 'captured' | 'updated' | 'unchanged' | { readonly quarantine: string; readonly detail: string } {
  try {
    return withSavepoint(run, () => {
      const outcome = page.apply(message, key);
      if (typeof outcome === 'object') throw new Declined(outcome);
      after();
      return outcome;
    });
  } catch (error) {
    if (isEnvironmental(error)) throw error;
    page.takenBack(message);
    if (error instanceof Declined) return error.outcome;
    return { quarantine: 'bug', detail: describe(error) };
  }
}

/** Carries "cannot be applied" out of the savepoint, so that nothing of the message stays. */
class Declined extends Error {
  readonly outcome: { readonly quarantine: string; readonly detail: string };
  constructor(outcome: { readonly quarantine: string; readonly detail: string }) {
    super(outcome.quarantine);
    this.outcome = outcome;
  }
}

interface Row {
  readonly key: number;
  readonly state: RawState;
}

/** A newer message replaces the earlier ones; one in quarantine leaves standing what was applied last. */
export function retire(run: Run, earlier: readonly Row[], newest: Row): Row[] {
  const kept: Row[] = [];
  for (const row of earlier) {
    if (newest.state !== 'applied' && row.state === 'applied') kept.push(row);
    else setMessageState(run.tx, row.key, { state: 'superseded', changed_at: run.now });
  }
  return [...kept, newest];
}

/**
 * Tells one live account what waits for it. Every row is durable before the call and marked before each attempt; a crash
 * between the call and its receipt repeats the call, which is safe by its key and the connector's look before the write.
 * First in, first out per order. After delivery the channel is read back.
 */
import { backoffMs, PUSH_BACKOFF, unit } from '../../shared/sync/backoff.ts';
import { channels as words } from '../../shared/words/en/channels.ts';
import type { Run } from '../db/run.ts';
import { findAccount } from './account-store.ts';
import { noteCredentials } from './bookkeeping.ts';
import type { Line } from './channel-env.ts';
import { sleepOf } from './channel-env.ts';
import type { OutboxPatch, OutboxRow } from './delivery-store.ts';
import { dueHeads, findOutbox, patchOutbox, unconfirmed } from './delivery-store.ts';
import type { Trouble } from './failure.ts';
import { isEnvironmental, troubleOf } from './failure.ts';
import type { SyncParts } from './ports.ts';
import { batchOf, recordStock } from './stock-push.ts';
import { patchListing } from './stock-store.ts';

const STOCK_BATCH = 50;
/** Failures in a row after which the channel is left alone until the next time. */
const GIVE_UP = 5;
const PATIENCE_MS = 5_000;
const LAST = Number.MAX_SAFE_INTEGER;

export interface Delivery {
  delivered: number;
  refused: number;
  hasMoved: boolean;
  /** Something of an order was delivered: the channel's picture of it is another now. */
  hasTold: boolean;
  trouble: Trouble | null;
}

export interface DeliverOptions {
  /** A person asked: rows that wait for their next attempt are tried now. */
  readonly isAsked: boolean;
}

export async function deliver(parts: SyncParts, line: Line, options: DeliverOptions): Promise<Delivery> {
  const pass = new Pass(parts, line, options);
  await pass.readBackEarlier();
  await pass.pushAll();
  return pass.result;
}

/** One walk through the account's outbox. */
class Pass {
  readonly result: Delivery = {
    delivered: 0,
    refused: 0,
    hasMoved: false,
    hasTold: false,
    trouble: null,
  };
  readonly #parts: SyncParts;
  readonly #line: Line;
  readonly #isAsked: boolean;
  readonly #tried = new Set<string>();
  #failures = 0;
  #isOver = false;

  constructor(parts: SyncParts, line: Line, options: DeliverOptions) {
    this.#parts = parts;
    this.#line = line;
    this.#isAsked = options.isAsked;
  }

  async pushAll(): Promise<void> {
    let hasProgress = true;
    // A delivered row may make the next one of its order the first: walk again until nothing moves.
    while (hasProgress && !this.#stopped()) {
      const before = this.#tried.size;
      await this.#walk(dueHeads, (rows) => this.#pushSome(rows));
      hasProgress = this.#tried.size > before;
    }
  }

  async readBackEarlier(): Promise<void> {
    await this.#walk(unconfirmed, async (rows) => {
      for (const row of rows) {
        if (this.#stopped()) return;
        await this.#readBack(row);
      }
    });
  }

  async #walk(find: typeof dueHeads, work: (rows: readonly OutboxRow[]) => Promise<void>): Promise<void> {
    let after = 0;
    while (!this.#stopped()) {
      const due = this.#isAsked ? LAST : this.#parts.clock();
      const rows = this.#parts.db.read((reader) => find(reader, this.#line.account.id, due, after));
      const last = rows.at(-1);
      if (!last) return;
      after = last.seq;
      await work(rows.filter((row) => !this.#tried.has(row.id)));
    }
  }

  /** Paused, read-only again or told to stop since the last row: nothing more goes out. */
  #stopped(): boolean {
    if (this.#isOver || this.#line.signal.aborted) return true;
    const account = this.#parts.db.read((reader) => findAccount(reader, this.#line.account.id));
    return account?.state !== 'active' || account.mode !== 'live';
  }

  async #pushSome(rows: readonly OutboxRow[]): Promise<void> {
    const stock = rows.filter((row) => row.kind === 'stock');
    for (const row of rows) {
      if (row.kind === 'stock') continue;
      if (this.#stopped()) return;
      await this.#pushOne(row);
    }
    for (let start = 0; start < stock.length; start += STOCK_BATCH) {
      if (this.#stopped()) return;
      await this.#pushStock(stock.slice(start, start + STOCK_BATCH));
    }
  }

  async #pushOne(due: OutboxRow): Promise<void> {
    const [row] = await this.#begin([due]);
    if (!row) return;
    const { connector, env, config } = this.#line;
    try {
      await connector.push(env, config, row.intent, row.key);
    } catch (error) {
      this.#failed([row], troubleOf(error));
      return;
    }
    this.#failures = 0;
    this.result.delivered += 1;
    this.result.hasTold = true;
    let isCurrent = true;
    this.#record('outbox.sent', [row], (run) => {
      // Corrected while the call was under way: the new text goes out next.
      isCurrent = JSON.stringify(findOutbox(run.tx, row.id)?.intent) === JSON.stringify(row.intent);
      patchOutbox(run.tx, row.id, {
        state: isCurrent ? 'sent' : 'pending',
        sent_at: run.now,
        due_at: run.now,
        ...clear,
      });
      run.event('outbox.sent', about(row));
    });
    if (isCurrent) await this.#readBack(row);
  }

  async #pushStock(due: readonly OutboxRow[]): Promise<void> {
    const rows = await this.#begin(due);
    const first = rows[0];
    if (!first) return;
    const { connector, env, config, account } = this.#line;
    let written: readonly OutboxRow[];
    try {
      const outcome = await connector.push(env, config, batchOf(rows), first.key);
      if (outcome.kind !== 'stock') throw new Error('A stock push was answered with something else');
      this.#failures = 0;
      const result = recordStock(this.#parts, account, rows, outcome);
      written = result.written;
      this.result.delivered += written.length;
      this.result.refused += result.refused;
      if (result.hasMoved) this.result.hasMoved = true;
    } catch (error) {
      if (isEnvironmental(error)) throw error;
      this.#failed(rows, troubleOf(error));
      return;
    }
    await this.#readBackStock(written);
  }

  /** The attempt is on record before the call goes out. Answers the rows that still wait, as they stand now. */
  async #begin(due: readonly OutboxRow[]): Promise<readonly OutboxRow[]> {
    for (const row of due) this.#tried.add(row.id);
    const now = this.#parts.clock();
    const floor = Math.max(
      0,
      ...due.filter((row) => row.errorKind === 'rate_limited').map((row) => row.dueAt - now),
    );
    // The channel asked us to wait; who asked for a cycle cannot shorten that.
    if (floor > PATIENCE_MS) return [];
    if (floor > 0) await sleepOf(this.#parts)(floor, this.#line.signal);
    if (this.#stopped()) return [];
    // Dropped, corrected or replaced since the list was read.
    const rows = this.#parts.db.read((reader) =>
      due.flatMap((row) => {
        const current = findOutbox(reader, row.id);
        return current?.state === 'pending' ? [current] : [];
      }),
    );
    if (rows.length === 0) return [];
    this.#record('outbox.attempt', rows, (run) => {
      for (const row of rows) patchOutbox(run.tx, row.id, { attempts: row.attempts + 1 });
    });
    return rows;
  }

  #failed(rows: readonly OutboxRow[], trouble: Trouble): void {
    const { clock, random, log } = this.#parts;
    const accountId = this.#line.account.id;
    // Stopped in the middle of a call: nobody knows whether it arrived, so it is simply told again.
    if (this.#line.signal.aborted) return;
    log('delivery failed', { accountId, kind: trouble.kind, rows: rows.length });
    const isRefused = trouble.kind === 'refused' || trouble.kind === 'bug';
    this.#record(isRefused ? 'outbox.refused' : 'outbox.failed', rows, (run) => {
      for (const row of rows) {
        const patch: OutboxPatch = isRefused
          ? { state: 'refused' }
          : trouble.kind === 'credentials'
            ? {}
            : {
                due_at:
                  clock() + backoffMs(PUSH_BACKOFF, row.attempts + 1, unit(random), trouble.retryAfterMs),
              };
        patchOutbox(run.tx, row.id, {
          ...patch,
          error_kind: trouble.kind,
          error_message: trouble.message,
        });
        if (isRefused) run.event('outbox.refused', about(row));
      }
    });
    if (isRefused) {
      this.result.refused += rows.length;
      return;
    }
    this.result.trouble ??= trouble;
    this.#failures += 1;
    if (trouble.kind === 'credentials') noteCredentials(this.#parts, accountId, trouble);
    if (trouble.kind !== 'transient' || this.#failures >= GIVE_UP) this.#isOver = true;
  }

  async #readBack(row: OutboxRow): Promise<void> {
    this.#tried.add(row.id);
    const { connector, env, config } = this.#line;
    try {
      const answer = await connector.readBack(env, config, row.intent);
      if (answer.kind === 'agrees') this.#settle(row, { state: 'confirmed' });
      else if (row.kind === 'stock') this.#stockMovedOn(row, answer.theirs);
      else {
        this.#settle(row, {
          state: 'differs',
          channel_value: answer.theirs,
          error_kind: null,
          error_message: answer.field,
        });
      }
    } catch (error) {
      this.#readBackFailed(row, troubleOf(error));
    }
  }

  async #readBackStock(rows: readonly OutboxRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { connector, env, config, account } = this.#line;
    try {
      const answer = await connector.readBack(env, config, batchOf(rows));
      if (answer.kind === 'agrees') {
        this.#parts.writes.system(
          'stock.confirmed',
          { accountId: account.id, listings: rows.length },
          (run) => {
            run.touch('channels');
            for (const row of rows)
              patchOutbox(run.tx, row.id, { state: 'confirmed', read_back_at: run.now });
          },
        );
        return;
      }
    } catch (error) {
      const trouble = troubleOf(error);
      for (const row of rows) this.#readBackFailed(row, trouble);
      return;
    }
    // One of them differs: ask for each.
    for (const row of rows) {
      if (this.#stopped()) return;
      await this.#readBack(row);
    }
  }

  /** Stock moves on by itself; the next pull and plan judge what it means. */
  #stockMovedOn(row: OutboxRow, theirs: string): void {
    this.result.hasMoved = true;
    this.#record('stock.moved_on', [row], (run) => {
      patchOutbox(run.tx, row.id, {
        state: 'superseded',
        channel_value: theirs,
        read_back_at: run.now,
      });
      if (/^-?\d+$/.test(theirs))
        patchListing(run.tx, row.subjectId, { channel_qty: Number(theirs), channel_read_at: run.now });
    });
  }

  #settle(row: OutboxRow, patch: OutboxPatch): void {
    this.#record(`outbox.${patch.state ?? 'settled'}`, [row], (run) => {
      patchOutbox(run.tx, row.id, { ...patch, read_back_at: run.now });
      if (patch.state === 'differs') run.event('outbox.differs', about(row));
    });
  }

  #readBackFailed(row: OutboxRow, trouble: Trouble): void {
    if (this.#line.signal.aborted) return;
    if (trouble.kind === 'refused' || trouble.kind === 'bug') {
      this.#settle(row, {
        state: 'differs',
        channel_value: trouble.kind === 'refused' ? words.gone : null,
        error_kind: trouble.kind,
        error_message: trouble.message,
      });
      return;
    }
    const now = this.#parts.clock();
    const age = Math.max(0, now - (row.sentAt ?? now));
    this.#record('outbox.unread', [row], (run) => {
      // As long again as it has waited already: an old doubt is not asked about every minute.
      const wait = Math.max(Math.min(5_000 + age, PUSH_BACKOFF.capMs), trouble.retryAfterMs ?? 0);
      patchOutbox(run.tx, row.id, { due_at: now + wait });
    });
    if (trouble.kind === 'credentials') noteCredentials(this.#parts, this.#line.account.id, trouble);
    if (trouble.kind !== 'transient') this.#isOver = true;
  }

  #record(name: string, rows: readonly OutboxRow[], work: (run: Run) => void): void {
    const ids = rows.map((row) => row.id);
    this.#parts.writes.system(name, { accountId: this.#line.account.id, outbox: ids }, (run) => {
      run.touch('channels');
      work(run);
      for (const row of rows) {
        if (row.orderId === null) continue;
        run.advance(row.orderId);
        run.touch('orders', `order:${row.orderId}`);
      }
    });
  }
}

const clear = { error_kind: null, error_message: null, channel_value: null } as const;

const about = (row: OutboxRow) => ({
  orderId: row.orderId ?? undefined,
  subjectId: row.subjectId,
  data: { outboxId: row.id, kind: row.kind },
});

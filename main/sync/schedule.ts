/**
 * When which account is worked on. One loop looks at all accounts and sleeps until the next is due, or until it is woken;
 * each account has one piece of work at a time. Sleeping laptops, clocks that jump and missing internet are ordinary:
 * a time too far ahead does not count, and what failed waits for its turn. `stop` ends it within moments.
 */
import { backoffMs, PUSH_BACKOFF, unit } from '../../shared/sync/backoff.ts';
import { pollIntervalMs } from '../../shared/sync/freshness.ts';
import { channels as words } from '../../shared/words/en/channels.ts';
import type { Wake } from '../db/run.ts';
import { findAccount, listAccounts, listStreams } from './account-store.ts';
import { sleepOf } from './channel-env.ts';
import type { CycleReport, Memory } from './cycle.ts';
import { runCycle, runDelivery } from './cycle.ts';
import { nextDueAt } from './delivery-store.ts';
import { describe, isEnvironmental } from './failure.ts';
import type { Account, SyncParts } from './ports.ts';
import { retryAfterUpdate } from './quarantine.ts';

export interface Sync {
  /** One full cycle now, of one account or of all that are not removed. */
  runOnce(accountId?: string): Promise<CycleReport[]>;
  /** Something was committed that sync may have to act on. */
  wake(parts: readonly Wake[]): void;
  /** Ends all work; nothing is begun afterwards. */
  stop(): Promise<void>;
}

export interface SyncOptions {
  /** Only what is asked for with `runOnce`; nothing by itself. */
  readonly isManual?: boolean;
}

/** The loop looks again at least this often: timers do not run while a laptop sleeps. */
const LONGEST_SLEEP_MS = 20_000;
/** A commit seldom comes alone. */
const SETTLE_MS = 200;
/** Whatever is due: an account is not delivered to again sooner. */
const REST_MS = 500;

class Desk {
  readonly memory: Memory = { ordersSince: 0, lookedForVanishedAt: 0 };
  /** The end of the queue of this account's work. */
  tail: Promise<unknown> = Promise.resolve();
  waiting = 0;
  cycleAt = 0;
  deliverAt = 0;
  restUntil = 0;
  failures = 0;
}

export function startSync(parts: SyncParts, options: SyncOptions = {}): Sync {
  const stopping = new AbortController();
  const { signal } = stopping;
  const desks = new Map<string, Desk>();
  const deskOf = (accountId: string): Desk => {
    const desk = desks.get(accountId) ?? new Desk();
    desks.set(accountId, desk);
    return desk;
  };
  let alarm = new AbortController();

  /** One after the other for one account; accounts beside each other. */
  function enqueue<T>(accountId: string, work: (desk: Desk) => Promise<T>): Promise<T> {
    const desk = deskOf(accountId);
    desk.waiting += 1;
    const result = desk.tail.then(() => work(desk));
    desk.tail = result
      .catch((error: unknown) => parts.log('sync failed', { accountId, reason: describe(error) }))
      .finally(() => {
        desk.waiting -= 1;
        alarm.abort();
      });
    return result;
  }

  async function ask(account: Account): Promise<CycleReport | undefined> {
    return enqueue(account.id, async (desk) => {
      if (signal.aborted) return undefined;
      try {
        const report = await runCycle(parts, account.id, { signal, isAsked: true, memory: desk.memory });
        if (report && report.captured + report.updated > 0) tellOthers(account.id);
        return report;
      } catch (error) {
        if (!isEnvironmental(error)) throw error;
        return {
          name: account.name,
          ...{ pulled: 0, captured: 0, updated: 0, quarantined: 0 },
          ...{ delivered: 0, refused: 0, pending: 0 },
          error: { kind: 'transient', message: words.cycle.storage(describe(error)) },
        };
      }
    });
  }

  function scheduleCycle(account: Account): void {
    const interval = (wasBusy: boolean): number =>
      pollIntervalMs({ ...account, wasBusy }) * (0.9 + 0.2 * unit(parts.random));
    const guarded = enqueue(account.id, async (desk) => {
      desk.cycleAt = parts.clock() + interval(false);
      const report = await runCycle(parts, account.id, { signal, isAsked: false, memory: desk.memory });
      const wasBusy = report !== undefined && report.captured + report.updated > 0;
      if (wasBusy) tellOthers(account.id);
      desk.cycleAt = Math.min(parts.clock() + interval(wasBusy), retryAt(account.id));
    });
    guarded.catch(() => undefined);
  }

  /** What one channel sold, the others must not sell again: their quantities are looked at now. */
  function tellOthers(accountId: string): void {
    for (const [id, desk] of desks) if (id !== accountId && desk.failures === 0) desk.deliverAt = 0;
  }

  /** The earliest next try of a stream in trouble. */
  const retryAt = (accountId: string): number =>
    Math.min(
      ...parts.db
        .read((reader) => listStreams(reader, [accountId]))
        .map((row) => row.next_at ?? Number.POSITIVE_INFINITY),
    );

  function scheduleDelivery(account: Account): void {
    const guarded = enqueue(account.id, async (desk) => {
      const trouble = await runDelivery(parts, account.id, {
        signal,
        isAsked: false,
        memory: desk.memory,
      });
      desk.failures = trouble ? desk.failures + 1 : 0;
      desk.deliverAt = trouble
        ? parts.clock() +
          backoffMs(PUSH_BACKOFF, desk.failures, unit(parts.random), trouble.retryAfterMs ?? 1_000)
        : Number.POSITIVE_INFINITY;
      desk.restUntil = parts.clock() + REST_MS;
    });
    guarded.catch(() => {
      // Our own machine's trouble: not again at once.
      const desk = deskOf(account.id);
      desk.failures += 1;
      desk.deliverAt = parts.clock() + 5_000;
    });
  }

  /** Begins what is due; answers when to look again. */
  function look(): number {
    const now = parts.clock();
    let next = now + LONGEST_SLEEP_MS;
    for (const account of parts.db.read(listAccounts)) {
      if (account.state !== 'active') continue;
      const desk = deskOf(account.id);
      if (desk.waiting > 0) continue;
      if (desk.cycleAt <= now || desk.cycleAt - now > 3_600_000) {
        scheduleCycle(account);
        continue;
      }
      next = Math.min(next, desk.cycleAt);
      if (account.mode !== 'live') continue;
      const rowDue = parts.db.read((reader) => nextDueAt(reader, account.id)) ?? Number.POSITIVE_INFINITY;
      const wanted = desk.failures > 0 ? Math.max(rowDue, desk.deliverAt) : Math.min(rowDue, desk.deliverAt);
      const due = Math.max(wanted, Math.min(desk.restUntil, now + REST_MS));
      if (due <= now) scheduleDelivery(account);
      else next = Math.min(next, due);
    }
    return next;
  }

  async function loop(): Promise<void> {
    await retryAfterUpdate(parts, signal);
    while (!signal.aborted) {
      alarm = new AbortController();
      let next = parts.clock() + LONGEST_SLEEP_MS;
      try {
        next = look();
      } catch (error) {
        parts.log('sync could not look for work', { reason: describe(error) });
      }
      const wait = Math.max(SETTLE_MS, Math.min(next - parts.clock(), LONGEST_SLEEP_MS));
      if (signal.aborted) break;
      await sleepOf(parts)(wait, AbortSignal.any([signal, alarm.signal]));
    }
  }

  const running = options.isManual
    ? retryAfterUpdate(parts, signal)
    : loop().catch((error: unknown) => parts.log('sync ended', { reason: describe(error) }));

  return {
    async runOnce(accountId) {
      await (options.isManual ? running : undefined);
      const accounts = parts.db.read((reader) => {
        if (accountId === undefined) return listAccounts(reader);
        const account = findAccount(reader, accountId);
        return account ? [account] : [];
      });
      const reports = await Promise.all(accounts.map(ask));
      return reports.flatMap((report) => report ?? []);
    },
    wake(woken) {
      for (const desk of desks.values()) {
        if (woken.includes('sync')) desk.cycleAt = 0;
        if (woken.includes('outbox') && desk.failures === 0) desk.deliverAt = 0;
      }
      if (woken.includes('sync') || woken.includes('outbox')) alarm.abort();
    },
    async stop() {
      stopping.abort();
      await running;
      await Promise.all([...desks.values()].map((desk) => desk.tail));
    },
  };
}

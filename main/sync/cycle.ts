/**
 * One full round with one account: check the shop if need be, pull every stream to its end, look for vanished orders,
 * tell what waits, keep stock equal. Never throws what a channel did; says it in the report.
 */
import type { ChannelErrorKind } from '../../shared/sync/connector.ts';
import { inOrder } from '../../shared/sync/freshness.ts';
import { channels as words } from '../../shared/words/en/channels.ts';
import { findAccount, findStream, saveFacts } from './account-store.ts';
import { noteCredentials, noteStream } from './bookkeeping.ts';
import type { Line } from './channel-env.ts';
import { envOf, lineTo } from './channel-env.ts';
import { countOutbox } from './delivery-store.ts';
import type { Trouble } from './failure.ts';
import { troubleOf } from './failure.ts';
import { deliver } from './outbox.ts';
import { emptyTally } from './page.ts';
import type { Account, SyncParts } from './ports.ts';
import { pullStream } from './pull.ts';
import { planStock } from './stock-push.ts';
import { lookForVanished } from './vanished.ts';

export interface CycleReport {
  readonly name: string;
  readonly pulled: number;
  readonly captured: number;
  readonly updated: number;
  readonly quarantined: number;
  readonly delivered: number;
  readonly refused: number;
  readonly pending: number;
  readonly error: { readonly kind: ChannelErrorKind; readonly message: string } | null;
}

/** What is remembered of an account between cycles; losing it costs a look, never data. */
export interface Memory {
  /** When the last complete pull of the orders began. */
  ordersSince: number;
  lookedForVanishedAt: number;
}

const FACTS_AGE_MS = 24 * 3_600_000;
const VANISHED_EVERY_MS = 15 * 60_000;
/** How often one cycle follows a quantity that keeps moving. */
const ROUNDS = 3;

export interface CycleOptions {
  readonly signal: AbortSignal;
  /** A person asked for it now: waiting times between attempts do not count. */
  readonly isAsked: boolean;
  readonly memory: Memory;
}

export async function runCycle(
  parts: SyncParts,
  accountId: string,
  options: CycleOptions,
): Promise<CycleReport | undefined> {
  const account = parts.db.read((reader) => findAccount(reader, accountId));
  if (!account || account.state === 'removed') return undefined;
  const tally = emptyTally();
  const sent = { delivered: 0, refused: 0 };
  let trouble = obstacle(parts, account);
  if (!trouble) trouble = await checkShop(parts, account, options.signal);
  const line = trouble ? undefined : currentLine(parts, accountId, options.signal);
  if (line) {
    trouble = await pullAll(parts, line, options, tally);
    if (isDueForVanished(parts, options)) {
      options.memory.lookedForVanishedAt = parts.clock();
      await lookForVanished(parts, line, tally);
    }
    // A stream that cannot be read keeps nobody from being told.
    const untold = await tell(parts, accountId, options, tally, sent);
    trouble ??= untold;
  }
  const counts = parts.db.read(countOutbox).get(accountId);
  return {
    name: account.name,
    ...tally,
    ...sent,
    pending: (counts?.pending ?? 0) + (counts?.sent ?? 0),
    error: trouble && { kind: trouble.kind, message: trouble.message },
  };
}

function obstacle(parts: SyncParts, account: Account): Trouble | null {
  const say = (kind: ChannelErrorKind, message: string): Trouble => ({
    kind,
    message,
    retryAfterMs: undefined,
  });
  if (!parts.connectors[account.kind]) return say('bug', words.cycle.noConnector(account.kind));
  if (account.state === 'paused') return say('refused', words.cycle.paused);
  if (account.state === 'credentials') return say('credentials', words.cycle.credentials);
  return null;
}

/** The shop's zone, rights and clock, learned once and again every day. Known facts outlive a failed check. */
async function checkShop(parts: SyncParts, account: Account, signal: AbortSignal): Promise<Trouble | null> {
  const isFresh = account.checkedAt !== null && parts.clock() - account.checkedAt < FACTS_AGE_MS;
  const connector = parts.connectors[account.kind];
  if ((account.facts && isFresh) || !connector) return null;
  try {
    const { url, settings } = account;
    const secrets = parts.secrets.get(account.id);
    const { facts } = await connector.check(envOf(parts, signal), { url, settings, secrets });
    parts.writes.system('account.note_check', { accountId: account.id }, (run) => {
      saveFacts(run.tx, account.id, facts, run.now);
      run.touch('channels');
    });
    return null;
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.kind === 'credentials') noteCredentials(parts, account.id, trouble);
    return account.facts && trouble.kind !== 'credentials' ? null : trouble;
  }
}

/** The account as it stands now, or nothing when it may not be talked to any more. */
function currentLine(parts: SyncParts, accountId: string, signal: AbortSignal): Line | undefined {
  const account = parts.db.read((reader) => findAccount(reader, accountId));
  return account?.state === 'active' ? lineTo(parts, account, signal) : undefined;
}

/** Answers the first trouble; one stream's trouble does not keep the others from being read. */
async function pullAll(
  parts: SyncParts,
  line: Line,
  options: CycleOptions,
  tally: ReturnType<typeof emptyTally>,
): Promise<Trouble | null> {
  let first: Trouble | null = null;
  const { account } = line;
  for (const stream of inOrder(line.connector.streams)) {
    if (options.signal.aborted) return first;
    const row = parts.db.read((reader) => findStream(reader, account.id, stream));
    if (!options.isAsked && row?.next_at && isAhead(row.next_at, parts.clock())) continue;
    if (stream !== 'products' && waitsForProducts(parts, line)) {
      const message = words.cycle.waitsForProducts;
      noteStream(parts, account.id, stream, { error_kind: 'transient', error_message: message });
      continue;
    }
    const began = parts.clock();
    const trouble = await pullStream(parts, line, stream, tally);
    if (stream === 'orders' && !trouble && !options.signal.aborted) options.memory.ordersSince = began;
    first ??= trouble;
    if (trouble?.kind === 'credentials') return first;
  }
  return first;
}

/**
 * Lines must find their listings, and opening stock must be read before orders move it: orders wait until the products
 * were read once. A shop that refuses its products for good must not cost an order: then they do not wait.
 */
function waitsForProducts(parts: SyncParts, line: Line): boolean {
  if (!line.connector.streams.includes('products')) return false;
  const row = parts.db.read((reader) => findStream(reader, line.account.id, 'products'));
  if (row?.pulled_at) return false;
  return row?.error_kind !== 'refused' && row?.error_kind !== 'bug';
}

/** A time further away than the longest backoff was set before the clock jumped back: it does not count. */
const isAhead = (at: number, now: number): boolean => at > now && at - now < 3_600_000;

const isDueForVanished = (parts: SyncParts, { isAsked, memory, signal }: CycleOptions): boolean =>
  !signal.aborted &&
  memory.ordersSince > 0 &&
  (isAsked || Math.abs(parts.clock() - memory.lookedForVanishedAt) >= VANISHED_EVERY_MS);

/**
 * Tells what waits, then keeps stock equal. A quantity that somebody moved is judged after another pull; what an order
 * became by our own messages (paid on delivery, completed) is read at once where a person asked.
 */
async function tell(
  parts: SyncParts,
  accountId: string,
  options: CycleOptions,
  tally: ReturnType<typeof emptyTally>,
  sent: { delivered: number; refused: number },
): Promise<Trouble | null> {
  for (let round = 1; ; round += 1) {
    const line = currentLine(parts, accountId, options.signal);
    if (line?.account.mode !== 'live' || options.signal.aborted) return null;
    planStock(parts, line.account, options.memory.ordersSince);
    if (round > ROUNDS) return null;
    const result = await deliver(parts, line, { isAsked: options.isAsked });
    sent.delivered += result.delivered;
    sent.refused += result.refused;
    // Who asked for a full cycle has afterwards what the channel made of our own messages, too.
    const isToBeRead = result.hasMoved || (options.isAsked && result.hasTold);
    if (result.trouble || !isToBeRead) return result.trouble;
    const trouble = await pullAll(parts, line, options, tally);
    if (trouble) return trouble;
  }
}

/** The delivery half alone, for what was just enqueued. */
export const runDelivery = (
  parts: SyncParts,
  accountId: string,
  options: CycleOptions,
): Promise<Trouble | null> => tell(parts, accountId, options, emptyTally(), { delivered: 0, refused: 0 });

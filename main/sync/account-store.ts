/** Accounts, their payment methods and their streams, in SQL. Decodes rows; decides nothing. */
import { sql } from 'kysely';
import { channelFactsSchema } from '../../shared/api/channels.ts';
import type { ChannelErrorKind, ChannelFacts, Stream } from '../../shared/sync/connector.ts';
import { defaultPolicy } from '../../shared/sync/payment-policy.ts';
import type { Reader, Tx } from '../db/handle.ts';
import { among, hot, q } from '../db/query.ts';
import type { AccountTable, PaymentMethodTable, SyncStreamTable } from '../db/schema.ts';
import type { Account } from './ports.ts';

const accountById = hot<{ id: string }>()((slot) =>
  q.selectFrom('account').selectAll().where('id', '=', slot('id')),
);

export function findAccount(reader: Reader, id: string): Account | undefined {
  const row = reader.first(accountById.with({ id }));
  return row && decodeAccount(row);
}

export const findAccountByName = (reader: Reader, name: string): Account | undefined => {
  const row = reader.first(q.selectFrom('account').selectAll().where('name', '=', name));
  return row && decodeAccount(row);
};

/** All but removed ones, oldest first. */
export const listAccounts = (reader: Reader): Account[] =>
  reader
    .all(
      q.selectFrom('account').selectAll().where('state', '<>', 'removed').orderBy('created_at').orderBy('id'),
    )
    .map(decodeAccount);

function decodeAccount(row: AccountTable): Account {
  const facts = channelFactsSchema.safeParse(JSON.parse(row.facts));
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    url: row.url,
    settings: JSON.parse(row.settings) as Record<string, string>,
    mode: row.mode,
    state: row.state,
    cutoverAt: row.cutover_at,
    currency: row.currency,
    zone: row.zone,
    isPractice: row.is_practice === 1,
    invoicedBy: row.invoiced_by,
    invoiceWhen: row.invoice_when,
    warehouseId: row.warehouse_id,
    facts: facts.success ? facts.data : null,
    checkedAt: row.checked_at,
    liveAt: row.live_at,
    createdAt: row.created_at,
  };
}

export interface NewAccount {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly cutoverAt: number;
  readonly isPractice: boolean;
  readonly createdAt: number;
}

export function insertAccount(tx: Tx, account: NewAccount): void {
  tx.insert('account', {
    id: account.id,
    kind: account.kind,
    name: account.name,
    url: account.url,
    settings: JSON.stringify(account.settings),
    mode: 'read_only',
    state: 'active',
    cutover_at: account.cutoverAt,
    currency: '',
    zone: '',
    is_practice: account.isPractice ? 1 : 0,
    invoiced_by: 'orderly',
    invoice_when: 'hand_over',
    warehouse_id: null,
    facts: 'null',
    checked_at: null,
    live_at: null,
    created_at: account.createdAt,
  });
}

export type AccountPatch = Partial<Omit<AccountTable, 'id' | 'kind' | 'created_at'>>;

export const patchAccount = (tx: Tx, id: string, patch: AccountPatch): boolean =>
  tx.update('account', { id }, patch);

/** Keeps the facts and the payment methods they name; a method's policy is only set when it is new. */
export function saveFacts(tx: Tx, accountId: string, facts: ChannelFacts, now: number): void {
  patchAccount(tx, accountId, {
    facts: JSON.stringify(facts),
    currency: facts.currency,
    zone: facts.zone,
    checked_at: now,
  });
  const known = new Map(paymentMethods(tx, [accountId]).map((row) => [row.code, row]));
  for (const { code, title } of facts.paymentMethods) {
    const before = known.get(code);
    if (!before) {
      tx.insert('payment_method', { account_id: accountId, code, title, policy: defaultPolicy(code) });
    } else if (before.title !== title) {
      tx.update('payment_method', { account_id: accountId, code }, { title });
    }
  }
}

export const paymentMethods = (reader: Reader, accountIds: readonly string[]): PaymentMethodTable[] =>
  reader.all(
    q
      .selectFrom('payment_method')
      .selectAll()
      .where('account_id', 'in', among(accountIds))
      .orderBy('account_id')
      .orderBy('code'),
  );

export const setPolicy = (
  tx: Tx,
  accountId: string,
  code: string,
  policy: PaymentMethodTable['policy'],
): boolean => tx.update('payment_method', { account_id: accountId, code }, { policy });

export const warehouseExists = (reader: Reader, id: string): boolean =>
  reader.first(q.selectFrom('warehouse').select('id').where('id', '=', id)) !== undefined;

// ── streams ──────────────────────────────────────────────────────────────────────────────────────────────────────
const streamRow = hot<{ account: string; stream: string }>()((slot) =>
  q
    .selectFrom('sync_stream')
    .selectAll()
    .where('account_id', '=', slot('account'))
    .where('stream', '=', slot('stream')),
);

export const findStream = (reader: Reader, accountId: string, stream: Stream): SyncStreamTable | undefined =>
  reader.first(streamRow.with({ account: accountId, stream }));

export const listStreams = (reader: Reader, accountIds: readonly string[]): SyncStreamTable[] =>
  reader.all(q.selectFrom('sync_stream').selectAll().where('account_id', 'in', among(accountIds)));

export type StreamPatch = Partial<Omit<SyncStreamTable, 'account_id' | 'stream' | 'error_kind'>> & {
  readonly error_kind?: ChannelErrorKind | null;
};

/** Changes the stream's row, making it first where it is missing. */
export function patchStream(tx: Tx, accountId: string, stream: Stream, patch: StreamPatch): void {
  if (tx.update('sync_stream', { account_id: accountId, stream }, patch)) return;
  tx.insert('sync_stream', {
    account_id: accountId,
    stream,
    cursor: null,
    tried_at: null,
    pulled_at: null,
    next_at: null,
    failures: 0,
    error_kind: null,
    error_message: null,
    ...patch,
  });
}

// ── what accounts have to do with orders, read only ──────────────────────────────────────────────────────────────
/** Captured orders placed in [from, to): the ones that another cut-over would turn. */
export const countOrdersPlaced = (reader: Reader, accountId: string, from: number, to: number): number =>
  reader.first(
    q
      .selectFrom('orders')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('account_id', '=', accountId)
      .where('placed_at', '>=', from)
      .where('placed_at', '<', to),
  )?.count ?? 0;

/** Orders not done yet that are paid with a method: they wait, or need not wait any more. */
export const ordersPaidBy = (reader: Reader, accountId: string, method: string): string[] =>
  reader
    .all(
      q
        .selectFrom('orders')
        .select('id')
        .where(sql<boolean>`bucket <> 'done'`)
        .where('account_id', '=', accountId)
        .where('payment_method', '=', method),
    )
    .map((row) => row.id);

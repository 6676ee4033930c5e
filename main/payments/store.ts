/** SQL of payments: the rows people type, and the lists of what came and what is still owed. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { among, hot, q } from '../db/query.ts';

const payment = hot<{ id: string }>()((slot) =>
  q
    .selectFrom('payment')
    .innerJoin('orders', 'orders.id', 'payment.order_id')
    .selectAll('payment')
    .select(['orders.external_id as order_external_id', 'orders.account_id'])
    .where('payment.id', '=', slot('id')),
);
export const paymentOf = (reader: Reader, id: string) => reader.first(payment.with({ id }));

/** What the channel may have heard of a payment: delivered, or tried, which may have arrived. */
export const isTold = (reader: Reader, paymentId: string): boolean =>
  reader.first(
    q
      .selectFrom('outbox')
      .select('id')
      .where('subject_id', '=', paymentId)
      .where((eb) => eb.or([eb('state', 'in', ['sent', 'confirmed', 'differs']), eb('attempts', '>', 0)]))
      .limit(1),
  ) !== undefined;

/** Of these payments those that may have been told. */
export const toldAmong = (reader: Reader, ids: readonly string[]): Set<string> =>
  new Set(
    reader
      .all(
        q
          .selectFrom('outbox')
          .select('subject_id')
          .where('subject_id', 'in', among(ids))
          .where((eb) =>
            eb.or([eb('state', 'in', ['sent', 'confirmed', 'differs']), eb('attempts', '>', 0)]),
          ),
      )
      .map((row) => row.subject_id),
  );

export interface PaymentFilter {
  readonly accountId?: string | undefined;
  readonly orderId?: string | undefined;
  /** ms UTC, the first inclusive, the second not. */
  readonly fromAt?: number | undefined;
  readonly toAt?: number | undefined;
  readonly state?: 'captured' | 'voided' | undefined;
}

const filtered = (filter: PaymentFilter) => {
  let query = q.selectFrom('payment');
  if (filter.orderId !== undefined) query = query.where('payment.order_id', '=', filter.orderId);
  if (filter.fromAt !== undefined) query = query.where('payment.received_at', '>=', filter.fromAt);
  if (filter.toAt !== undefined) query = query.where('payment.received_at', '<', filter.toAt);
  if (filter.state !== undefined) query = query.where('payment.state', '=', filter.state);
  return query;
};

/** Newest receipt first. */
export function listPayments(
  reader: Reader,
  filter: PaymentFilter,
  page: { readonly after: { at: number; id: string } | undefined; readonly limit: number },
) {
  let query = filtered(filter)
    .innerJoin('orders', 'orders.id', 'payment.order_id')
    .selectAll('payment')
    .select(['orders.number', 'orders.account_id', 'orders.customer_name'])
    .orderBy('payment.received_at', 'desc')
    .orderBy('payment.id', 'desc')
    .limit(page.limit);
  if (filter.accountId !== undefined) query = query.where('orders.account_id', '=', filter.accountId);
  const { after } = page;
  if (after)
    query = query.where(sql<boolean>`(payment.received_at, payment.id) < (${after.at}, ${after.id})`);
  return reader.all(query);
}

export function paymentSums(reader: Reader, filter: PaymentFilter) {
  let query = filtered({ ...filter, state: 'captured' });
  if (filter.accountId !== undefined) {
    const own = q.selectFrom('orders').select('id').where('account_id', '=', filter.accountId);
    query = query.where('payment.order_id', 'in', own);
  }
  return reader.all(
    query
      .select((eb) => [
        'payment.currency',
        eb.fn.countAll<number>().as('count'),
        eb.fn.sum<number>('payment.amount_minor').as('total_minor'),
      ])
      .groupBy('payment.currency')
      .orderBy('payment.currency'),
  );
}

export interface UnpaidFilter {
  readonly accountId?: string | undefined;
  readonly policy?: 'wait' | 'ship_unpaid' | undefined;
}

/** Living orders only: those are few, and their index is kept. */
const unpaid = (filter: UnpaidFilter) => {
  let query = q
    .selectFrom('orders')
    .leftJoin('payment_method', (join) =>
      join
        .onRef('payment_method.account_id', '=', 'orders.account_id')
        .onRef('payment_method.code', '=', 'orders.payment_method'),
    )
    .where('orders.bucket', '<>', sql.lit('done'))
    .where('orders.life', '=', 'open')
    .where('orders.channel_life', 'in', ['open', 'completed'])
    .where('orders.payment_status', 'in', ['unpaid', 'partly_paid']);
  if (filter.accountId !== undefined) query = query.where('orders.account_id', '=', filter.accountId);
  if (filter.policy !== undefined)
    query = query.where(sql<string>`coalesce(payment_method.policy, 'wait')`, '=', filter.policy);
  return query;
};

export function listUnpaid(
  reader: Reader,
  filter: UnpaidFilter,
  page: { readonly after: { at: number; key: number } | undefined; readonly limit: number },
) {
  let query = unpaid(filter)
    .select(['orders.id', 'orders.order_key', 'orders.number', 'orders.account_id', 'orders.customer_name'])
    .select(['orders.country', 'orders.placed_at', 'orders.shipped_at', 'orders.payment_title'])
    .select(['orders.payment_method', 'orders.payment_status', 'orders.currency', 'orders.total_minor'])
    .select(['orders.paid_minor', 'orders.refunded_minor', 'payment_method.policy'])
    .orderBy('orders.placed_at')
    .orderBy('orders.order_key')
    .limit(page.limit);
  const { after } = page;
  if (after)
    query = query.where(sql<boolean>`(orders.placed_at, orders.order_key) > (${after.at}, ${after.key})`);
  return reader.all(query);
}

export const unpaidSums = (reader: Reader, filter: UnpaidFilter) =>
  reader.all(
    unpaid(filter)
      .select((eb) => [
        'orders.currency',
        eb.fn.countAll<number>().as('count'),
        sql<number>`sum(max(0, orders.total_minor - orders.paid_minor))`.as('total_minor'),
      ])
      .groupBy('orders.currency')
      .orderBy('orders.currency'),
  );

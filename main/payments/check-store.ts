/** Where an order's kept sums differ from its payments and refunds. Whole tables are read: for `check` only. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { q } from '../db/query.ts';

const LIMIT = 20;

export const paidFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('orders')
      .leftJoin('payment', (join) =>
        join.onRef('payment.order_id', '=', 'orders.id').on('payment.state', '=', sql.lit('captured')),
      )
      .select(['orders.id', 'paid_minor as kept_minor'])
      .select(sql<number>`coalesce(sum(amount_minor), 0)`.as('sum_minor'))
      .groupBy('orders.id')
      .having(sql<boolean>`paid_minor <> coalesce(sum(amount_minor), 0)`)
      .limit(LIMIT),
  );

export const refundedFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('orders')
      .leftJoin('refund', 'refund.order_id', 'orders.id')
      .select(['orders.id', 'refunded_minor as kept_minor'])
      .select(sql<number>`coalesce(sum(amount_minor), 0)`.as('sum_minor'))
      .groupBy('orders.id')
      .having(sql<boolean>`refunded_minor <> coalesce(sum(amount_minor), 0)`)
      .limit(LIMIT),
  );

export const currencyFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('payment')
      .innerJoin('orders', 'orders.id', 'payment.order_id')
      .select('payment.id')
      .whereRef('payment.currency', '<>', 'orders.currency')
      .limit(LIMIT),
  );

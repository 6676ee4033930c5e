/** What a read-only account has not been told yet, and what its first pull found. Reads only. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { q } from '../db/query.ts';

/** Parcels that left while nothing was written; of orders that the channel holds for open. */
export const untoldShipments = (reader: Reader, accountId: string) =>
  reader.all(
    q
      .selectFrom('parcel')
      .innerJoin('orders', 'orders.id', 'parcel.order_id')
      .select([
        'orders.id as orderId',
        'orders.number as orderNumber',
        'parcel.id as parcelId',
        'parcel.carrier_code as carrierCode',
        'parcel.tracking_number as trackingNumber',
        'parcel.handed_over_at as handedOverAt',
      ])
      .where('orders.account_id', '=', accountId)
      .where('orders.is_history', '=', 0)
      .where('orders.is_gone', '=', 0)
      .where('parcel.state', '=', 'handed_over')
      .where(sql<boolean>`not exists (select 1 from outbox where outbox.subject_id = parcel.id)`)
      .orderBy('parcel.handed_over_at'),
  );

/** Payments that a person recorded while nothing was written. */
export const untoldPayments = (reader: Reader, accountId: string) =>
  reader.all(
    q
      .selectFrom('payment')
      .innerJoin('orders', 'orders.id', 'payment.order_id')
      .select([
        'orders.id as orderId',
        'orders.number as orderNumber',
        'payment.id as paymentId',
        'payment.amount_minor as amountMinor',
        'payment.currency',
        'payment.received_at as receivedAt',
      ])
      .where('orders.account_id', '=', accountId)
      .where('orders.is_history', '=', 0)
      .where('orders.is_gone', '=', 0)
      .where('payment.source', '=', 'person')
      .where('payment.state', '=', 'captured')
      .where(sql<boolean>`not exists (select 1 from outbox where outbox.subject_id = payment.id)`)
      .orderBy('payment.received_at'),
  );

/** Orders with something untold. */
export const ordersToTell = (reader: Reader, accountId: string): string[] => [
  ...new Set(
    [...untoldShipments(reader, accountId), ...untoldPayments(reader, accountId)].map((row) => row.orderId),
  ),
];

export const countOrders = (reader: Reader, accountId: string) =>
  reader.first(
    q
      .selectFrom('orders')
      .select([
        sql<number>`count(*)`.as('total'),
        sql<number>`coalesce(sum(bucket <> 'done'), 0)`.as('open'),
        sql<number>`coalesce(sum(is_history), 0)`.as('history'),
      ])
      .where('account_id', '=', accountId),
  ) ?? { total: 0, open: 0, history: 0 };

export const countListings = (reader: Reader, accountId: string) =>
  reader.first(
    q
      .selectFrom('listing')
      .select([
        sql<number>`count(*)`.as('total'),
        sql<number>`coalesce(sum(item_id is not null), 0)`.as('linked'),
        sql<number>`coalesce(sum(item_id is null), 0)`.as('unlinked'),
        sql<number>`coalesce(sum(is_tracked = 0), 0)`.as('untracked'),
        sql<number>`coalesce(sum(sku = ''), 0)`.as('withoutSku'),
        sql<number>`coalesce(sum(sku <> '' and exists (select 1 from listing as other where other.sku = listing.sku
          and other.account_id = listing.account_id and other.id <> listing.id and other.is_gone = 0)), 0)`.as(
          'doubledSku',
        ),
      ])
      .where('account_id', '=', accountId)
      .where('is_gone', '=', 0),
  ) ?? { total: 0, linked: 0, unlinked: 0, untracked: 0, withoutSku: 0, doubledSku: 0 };

export const countReviews = (reader: Reader, accountId: string): number =>
  reader.first(
    q
      .selectFrom('feedback')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('account_id', '=', accountId)
      .where('kind', '=', 'review'),
  )?.count ?? 0;

/** SQL of one order's panel: everything that stands on it. */
import type { Reader } from '../db/handle.ts';
import { among, q } from '../db/query.ts';

export const orderWithAccount = (reader: Reader, id: string) =>
  reader.first(
    q
      .selectFrom('orders')
      .innerJoin('account', 'account.id', 'orders.account_id')
      .selectAll('orders')
      .select('account.name as account_name')
      .where('orders.id', '=', id),
  );

export const detailLines = (reader: Reader, orderId: string) =>
  reader.all(
    q
      .selectFrom('order_line')
      .leftJoin('item', 'item.id', 'order_line.item_id')
      .leftJoin('listing', 'listing.id', 'order_line.listing_id')
      .selectAll('order_line')
      .select(['item.is_stocked', 'item.image_url as item_image', 'listing.image_url as listing_image'])
      .where('order_id', '=', orderId)
      .orderBy('position'),
  );

export const availableOf = (reader: Reader, itemIds: readonly string[]): Map<string, number> =>
  new Map(
    reader
      .all(
        q
          .selectFrom('stock_level')
          .select([
            'item_id',
            (eb) => eb.fn.sum<number>(eb('on_hand_qty', '-', eb.ref('unavailable_qty'))).as('usable'),
          ])
          .select((eb) => eb.fn.sum<number>('committed_qty').as('committed'))
          .where('item_id', 'in', among(itemIds))
          .groupBy('item_id'),
      )
      .map((row) => [row.item_id, Number(row.usable) - Number(row.committed)]),
  );

export const fulfilmentsOf = (reader: Reader, orderId: string) =>
  reader.all(
    q
      .selectFrom('fulfilment')
      .innerJoin('warehouse', 'warehouse.id', 'fulfilment.warehouse_id')
      .innerJoin('fulfilment_line', 'fulfilment_line.fulfilment_id', 'fulfilment.id')
      .select(['fulfilment.id', 'fulfilment.state', 'stop_code', 'warehouse.name as warehouse_name'])
      .select((eb) => eb.fn.sum<number>('fulfilment_line.qty').as('units'))
      .where('fulfilment.order_id', '=', orderId)
      .groupBy('fulfilment.id')
      .orderBy('fulfilment.id'),
  );

export const parcelsOf = (reader: Reader, orderId: string) =>
  reader.all(q.selectFrom('parcel').selectAll().where('order_id', '=', orderId).orderBy('number'));

export const parcelLinesOf = (reader: Reader, parcelIds: readonly string[]) =>
  reader.all(
    q
      .selectFrom('parcel_line')
      .select(['parcel_id', 'line_id', 'qty'])
      .where('parcel_id', 'in', among(parcelIds)),
  );

export const refundsOf = (reader: Reader, orderId: string) =>
  reader.all(q.selectFrom('refund').selectAll().where('order_id', '=', orderId).orderBy('refunded_at'));

export const invoicesOf = (reader: Reader, orderId: string) =>
  reader.all(
    q
      .selectFrom('invoice')
      .select(['id', 'number', 'gross_minor', 'issued_on', 'document_id'])
      .where('order_id', '=', orderId)
      .orderBy('invoice_key'),
  );

export const writesOf = (reader: Reader, orderId: string) =>
  reader.all(q.selectFrom('outbox').selectAll().where('order_id', '=', orderId).orderBy('seq'));

export const eventsOf = (reader: Reader, orderId: string) =>
  reader.all(
    q
      .selectFrom('event')
      .innerJoin('command', 'command.seq', 'event.command_seq')
      .select(['event.seq', 'event.at', 'event.type', 'event.data', 'event.command_seq', 'command.actor_id'])
      .where('event.order_id', '=', orderId)
      .orderBy('event.seq'),
  );

export const changesOf = (reader: Reader, subjectIds: readonly string[]) =>
  reader.all(
    q
      .selectFrom('field_change')
      .select(['command_seq', 'field', 'before', 'after'])
      .where('subject_id', 'in', among(subjectIds))
      .orderBy('seq'),
  );

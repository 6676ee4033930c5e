/** SQL of papers: what the packing slip says about the order. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { amongJson, hot, q } from '../db/query.ts';

const order = hot<{ id: string }>()((slot) =>
  q
    .selectFrom('orders')
    .innerJoin('account', 'account.id', 'orders.account_id')
    .select([
      'orders.number',
      'orders.placed_at',
      'orders.shipping',
      'orders.customer_note',
      'orders.gift_note',
    ])
    .select(['account.name as account_name', 'account.is_practice'])
    .where('orders.id', '=', slot('id')),
);
export const orderOnSlip = (reader: Reader, orderId: string) => reader.first(order.with({ id: orderId }));

const goods = hot<{ orderId: string }>()((slot) =>
  q
    .selectFrom('order_line')
    .select(['id', 'sku', 'name', 'variant', 'ordered_qty', 'cancelled_qty', 'shipped_qty'])
    .select('channel_cancelled_qty')
    .where('order_id', '=', slot('orderId'))
    .where('kind', '=', 'goods')
    .orderBy('position'),
);
export const goodsOf = (reader: Reader, orderId: string) => reader.all(goods.with({ orderId }));

const waiting = hot<{ orderId: string; parcelId: string }>()((slot) =>
  q
    .selectFrom('parcel_line')
    .innerJoin('parcel', 'parcel.id', 'parcel_line.parcel_id')
    .select(['line_id', (eb) => eb.fn.sum<number>('qty').as('qty')])
    .where('order_id', '=', slot('orderId'))
    .where('parcel.id', '<>', slot('parcelId'))
    .where('state', 'in', ['open', 'packed'])
    .groupBy('line_id'),
);
/** Units in the order's other parcels that are still here. */
export const unitsInOtherParcels = (reader: Reader, orderId: string, parcelId: string): Map<string, number> =>
  new Map(reader.all(waiting.with({ orderId, parcelId })).map((row) => [row.line_id, Number(row.qty)]));

const slips = hot<{ parcelIds: string }>()((slot) =>
  q
    .selectFrom('document')
    .select(['id', 'subject_id'])
    .where('subject_id', 'in', amongJson<string>(slot('parcelIds')))
    .where('kind', '=', 'packing_slip')
    .orderBy('created_at')
    .orderBy('id'),
);
/** The newest packing slip of each parcel. */
export const slipsOf = (reader: Reader, parcelIds: readonly string[]): Map<string, string> =>
  new Map(
    reader.all(slips.with({ parcelIds: JSON.stringify(parcelIds) })).map((row) => [row.subject_id, row.id]),
  );

const barcodes = hot<{ itemIds: string }>()((slot) =>
  q
    .selectFrom('barcode')
    .select(['item_id', 'code'])
    .where('item_id', 'in', amongJson<string>(slot('itemIds')))
    .orderBy(sql`source = 'channel'`, 'desc')
    .orderBy('created_at', 'desc'),
);
/** One barcode an item: the shop's own before a learned one, the oldest of them. */
export const barcodeOf = (reader: Reader, itemIds: readonly string[]): Map<string, string> =>
  new Map(
    reader
      .all(barcodes.with({ itemIds: JSON.stringify(itemIds) }))
      .reverse()
      .map((row) => [row.item_id, row.code]),
  );

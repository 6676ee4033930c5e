/** SQL of one piece of work: the fulfilment with its lines, its parcels and what is in them, and its scans. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { amongJson, hot, q } from '../db/query.ts';

const fulfilment = hot<{ id: string }>()((slot) =>
  q
    .selectFrom('fulfilment')
    .innerJoin('orders', 'orders.id', 'fulfilment.order_id')
    .selectAll('fulfilment')
    .select(['orders.holds', 'orders.number as order_number', 'orders.account_id', 'orders.ship_policy'])
    .where('fulfilment.id', '=', slot('id')),
);
/** `holds`: codes of the order's active ones, separated by commas. */
export const fulfilmentRow = (reader: Reader, id: string) => reader.first(fulfilment.with({ id }));
export type FulfilmentRow = NonNullable<ReturnType<typeof fulfilmentRow>>;

const lines = hot<{ fulfilmentId: string }>()((slot) =>
  q
    .selectFrom('fulfilment_line')
    .innerJoin('order_line', 'order_line.id', 'fulfilment_line.line_id')
    .innerJoin('item', 'item.id', 'fulfilment_line.item_id')
    .leftJoin('bin', 'bin.id', 'fulfilment_line.bin_id')
    .selectAll('fulfilment_line')
    .select([
      'item.sku',
      'item.name',
      'item.variant',
      'item.image_url',
      'item.is_stocked',
      'bin.code as bin_code',
    ])
    .select(['order_line.position', 'order_line.channel_cancelled_qty'])
    .where('fulfilment_id', '=', slot('fulfilmentId'))
    .where('fulfilment_line.qty', '>', 0)
    .orderBy('order_line.position')
    .orderBy('fulfilment_line.id'),
);
/** In the order's own order; lines from which everything was withdrawn are not in it. */
export const linesOf = (reader: Reader, fulfilmentId: string) => reader.all(lines.with({ fulfilmentId }));
export type FulfilmentLineRow = ReturnType<typeof linesOf>[number];

const oneLine = hot<{ id: string }>()((slot) =>
  q.selectFrom('fulfilment_line').select('fulfilment_id').where('id', '=', slot('id')),
);
/** A line by its id, with its fulfilment's other lines at hand. */
export function lineWithin(
  reader: Reader,
  fulfilmentLineId: string,
): { readonly fulfilmentId: string; readonly line: FulfilmentLineRow | undefined } | undefined {
  const fulfilmentId = reader.first(oneLine.with({ id: fulfilmentLineId }))?.fulfilment_id;
  if (fulfilmentId === undefined) return undefined;
  return { fulfilmentId, line: linesOf(reader, fulfilmentId).find((row) => row.id === fulfilmentLineId) };
}

const parcel = hot<{ id: string }>()((slot) =>
  q.selectFrom('parcel').selectAll().where('id', '=', slot('id')),
);
export const parcelRow = (reader: Reader, id: string) => reader.first(parcel.with({ id }));
export type ParcelRow = NonNullable<ReturnType<typeof parcelRow>>;

const parcels = hot<{ fulfilmentId: string }>()((slot) =>
  q
    .selectFrom('parcel')
    .selectAll()
    .where('fulfilment_id', '=', slot('fulfilmentId'))
    .orderBy('number')
    .orderBy('id'),
);
export const parcelsOf = (reader: Reader, fulfilmentId: string) => reader.all(parcels.with({ fulfilmentId }));

const parcelNumbers = hot<{ orderId: string }>()((slot) =>
  q.selectFrom('parcel').select(['id', 'number', 'state']).where('order_id', '=', slot('orderId')),
);
/** Numbers of an order's parcels. */
export const parcelNumbersOf = (reader: Reader, orderId: string) =>
  reader.all(parcelNumbers.with({ orderId }));

const contents = hot<{ parcelIds: string }>()((slot) =>
  q
    .selectFrom('parcel_line')
    .innerJoin('order_line', 'order_line.id', 'parcel_line.line_id')
    .innerJoin('fulfilment_line', 'fulfilment_line.id', 'parcel_line.fulfilment_line_id')
    .innerJoin('item', 'item.id', 'fulfilment_line.item_id')
    .selectAll('parcel_line')
    .select(['order_line.sku as ordered_sku', 'order_line.name as ordered_name'])
    .select(['order_line.variant as ordered_variant', 'order_line.external_id', 'order_line.position'])
    .select(['fulfilment_line.bin_id', 'item.id as item_id', 'item.is_stocked', 'item.sku', 'item.name'])
    .select(['item.variant', 'fulfilment_line.fulfilment_id'])
    .where('parcel_id', 'in', amongJson<string>(slot('parcelIds')))
    .orderBy('order_line.position')
    .orderBy('fulfilment_line_id'),
);
/** What lies in parcels: our item, and the words under which the customer ordered it. */
export const contentsOf = (reader: Reader, parcelIds: readonly string[]) =>
  reader.all(contents.with({ parcelIds: JSON.stringify(parcelIds) }));

const removeContent = hot<{ parcelId: string; fulfilmentLineId: string }>()((slot) =>
  q
    .deleteFrom('parcel_line')
    .where('parcel_id', '=', slot('parcelId'))
    .where('fulfilment_line_id', '=', slot('fulfilmentLineId')),
);
export const deleteContent = (parcelId: string, fulfilmentLineId: string) =>
  removeContent.with({ parcelId, fulfilmentLineId });

const removeParcel = hot<{ id: string }>()((slot) => q.deleteFrom('parcel').where('id', '=', slot('id')));
/** Only for one in which nothing lies. */
export const deleteParcel = (id: string) => removeParcel.with({ id });

const scans = hot<{ fulfilmentId: string; limit: number }>()((slot) =>
  q
    .selectFrom('scan')
    .leftJoin('item', 'item.id', 'scan.item_id')
    .selectAll('scan')
    .select(['item.sku', 'item.name', 'item.variant'])
    .where('fulfilment_id', '=', slot('fulfilmentId'))
    .orderBy('seq', 'desc')
    .limit(slot('limit')),
);
/** Newest first. */
export const scansOf = (reader: Reader, fulfilmentId: string, limit: number) =>
  reader.all(scans.with({ fulfilmentId, limit }));

const counts = hot<{ lineId: string; picked: number; packed: number; allocated: number; shipped: number }>()(
  (slot) =>
    q
      .updateTable('order_line')
      .set((eb) => ({
        picked_qty: eb('picked_qty', '+', slot('picked')),
        packed_qty: eb('packed_qty', '+', slot('packed')),
        allocated_qty: eb('allocated_qty', '+', slot('allocated')),
        shipped_qty: eb('shipped_qty', '+', slot('shipped')),
      }))
      .where('id', '=', slot('lineId')),
);
/** Changes the order line's ledger; the fulfilment line's is the caller's. */
export const addToLine = (
  lineId: string,
  delta: {
    readonly picked?: number;
    readonly packed?: number;
    readonly allocated?: number;
    readonly shipped?: number;
  },
) => counts.with({ lineId, picked: 0, packed: 0, allocated: 0, shipped: 0, ...delta });

const sameNumber = hot<{ number: string; since: number }>()((slot) =>
  q
    .selectFrom('parcel')
    .select(['id', 'fulfilment_id', 'order_id', 'state'])
    .where('tracking_number', '=', slot('number'))
    // Written out, so that the index over numbers can be used.
    .where('tracking_number', 'is not', null)
    .where((eb) => eb(eb.fn.coalesce('handed_over_at', sql.lit(Number.MAX_SAFE_INTEGER)), '>', slot('since')))
    .orderBy('id', 'desc'),
);
/** Parcels with a tracking number, youngest first; carriers use numbers again after a time. */
export const parcelsByTracking = (reader: Reader, number: string, since = 0) =>
  reader.all(sameNumber.with({ number, since }));

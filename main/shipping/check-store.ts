/** SQL of shipping's invariants: each answers the rows that break one. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { q } from '../db/query.ts';

const MOST = 20;

export const overShipped = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('order_line')
      .select(['id', 'shipped_qty', 'ordered_qty', 'cancelled_qty'])
      .where(sql<boolean>`shipped_qty > ordered_qty - cancelled_qty`)
      .limit(MOST),
  );

const inParcels = (states: readonly ('open' | 'packed' | 'handed_over')[]) =>
  q
    .selectFrom('parcel_line')
    .innerJoin('parcel', 'parcel.id', 'parcel_line.parcel_id')
    .select(['fulfilment_line_id', (eb) => eb.fn.sum<number>('qty').as('qty')])
    .where('parcel.state', 'in', [...states])
    .groupBy('fulfilment_line_id');

const compare = (
  column: 'packed_qty' | 'shipped_qty',
  states: readonly ('open' | 'packed' | 'handed_over')[],
) =>
  q
    .selectFrom('fulfilment_line')
    .leftJoin(inParcels(states).as('inside'), 'inside.fulfilment_line_id', 'fulfilment_line.id')
    .select(['fulfilment_line.id', `${column} as counted`])
    .select(sql<number>`coalesce(inside.qty, 0)`.as('in_parcels'))
    .where(sql<boolean>`${sql.ref(column)} <> coalesce(inside.qty, 0)`)
    .limit(MOST);

/** Packed units of a fulfilment line that are not the sum of its parcels. */
export const packedFaults = (reader: Reader) =>
  reader.all(compare('packed_qty', ['open', 'packed', 'handed_over']));
/** Shipped units that are not in exactly one parcel that left. */
export const shippedFaults = (reader: Reader) => reader.all(compare('shipped_qty', ['handed_over']));

/** Order lines whose picked or packed units are not those of their work in hand. */
export const handFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('order_line')
      .leftJoin(
        q
          .selectFrom('fulfilment_line')
          .innerJoin('fulfilment', 'fulfilment.id', 'fulfilment_line.fulfilment_id')
          .select([
            'line_id',
            sql<number>`sum(picked_qty - shipped_qty)`.as('picked'),
            sql<number>`sum(packed_qty - shipped_qty)`.as('packed'),
            sql<number>`sum(shipped_qty)`.as('shipped'),
            sql<number>`sum(case when state in ('handed_over', 'cancelled') then 0 else qty - shipped_qty end)`.as(
              'open',
            ),
          ])
          .groupBy('line_id')
          .as('work'),
        'work.line_id',
        'order_line.id',
      )
      .select(['order_line.id', 'picked_qty', 'packed_qty', 'shipped_qty', 'allocated_qty'])
      .select([
        sql<number>`coalesce(work.picked, 0)`.as('picked'),
        sql<number>`coalesce(work.packed, 0)`.as('packed'),
        sql<number>`coalesce(work.shipped, 0)`.as('shipped'),
        sql<number>`coalesce(work.open, 0)`.as('open'),
      ])
      .where(
        // Units may also have left from elsewhere: shipped is at least what our parcels carried.
        sql<boolean>`(picked_qty <> coalesce(work.picked, 0) or packed_qty <> coalesce(work.packed, 0)
          or shipped_qty < coalesce(work.shipped, 0) or allocated_qty < coalesce(work.open, 0))`,
      )
      .limit(MOST),
  );

/** Work by the sums that its state follows from. */
export const stateFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('fulfilment')
      .leftJoin('fulfilment_line', 'fulfilment_line.fulfilment_id', 'fulfilment.id')
      .select(['fulfilment.id', 'state'])
      .select([
        sql<number>`coalesce(sum(qty), 0)`.as('qty'),
        sql<number>`coalesce(sum(picked_qty), 0)`.as('picked'),
        sql<number>`coalesce(sum(packed_qty), 0)`.as('packed'),
        sql<number>`coalesce(sum(shipped_qty), 0)`.as('shipped'),
      ])
      .groupBy('fulfilment.id')
      .having(
        sql<boolean>`case state
          when 'handed_over' then sum(qty) <> sum(shipped_qty) or sum(shipped_qty) = 0
          when 'packed' then sum(packed_qty) <> sum(qty) or sum(qty) = sum(shipped_qty)
          when 'picked' then sum(picked_qty) <> sum(qty) or sum(qty) = sum(shipped_qty)
          when 'cancelled' then coalesce(sum(picked_qty), 0) <> 0
          else sum(picked_qty) = sum(qty) end`,
      )
      .limit(MOST),
  );

/** Parcels that left, whose units the stock does not show as left, and the other way round. */
export const movementFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('parcel')
      .innerJoin(
        q
          .selectFrom('movement')
          .select(['subject_id', sql<number>`-sum(qty)`.as('moved')])
          .where('cause', '=', 'shipped')
          .groupBy('subject_id')
          .as('left'),
        'left.subject_id',
        'parcel.id',
      )
      .leftJoin('parcel_line', 'parcel_line.parcel_id', 'parcel.id')
      .select(['parcel.id', 'parcel.state', 'left.moved'])
      .select(sql<number>`coalesce(sum(parcel_line.qty), 0)`.as('units'))
      .groupBy('parcel.id')
      .having(sql<boolean>`parcel.state <> 'handed_over' or "left".moved > coalesce(sum(parcel_line.qty), 0)`)
      .limit(MOST),
  );

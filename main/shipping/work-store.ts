/** SQL of the lists of work: what is to pick, to pack, to hand over, and the counts on the tiles. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { among, q } from '../db/query.ts';

/** Written out, so that the index over open work is used. */
const living = sql<boolean>`fulfilment.state not in ('handed_over', 'cancelled')`;
const urgency = sql<number>`coalesce(fulfilment.deadline_at, 9007199254740991)`;
/** The channel changed something, or the order is held. */
const stopped = sql<boolean>`(fulfilment.stop_code is not null or orders.holds <> '')`;

export interface WorkFilter {
  readonly warehouseId?: string | undefined;
  readonly fulfilmentIds?: readonly string[] | undefined;
  readonly states?: readonly ('released' | 'picking' | 'picked' | 'packed')[] | undefined;
}

/** Open work unless ids are named: then those, whatever became of them. */
function works(filter: WorkFilter) {
  let query = q.selectFrom('fulfilment').innerJoin('orders', 'orders.id', 'fulfilment.order_id');
  query =
    filter.fulfilmentIds === undefined
      ? query.where(living)
      : query.where('fulfilment.id', 'in', among(filter.fulfilmentIds));
  if (filter.warehouseId !== undefined)
    query = query.where('fulfilment.warehouse_id', '=', filter.warehouseId);
  if (filter.states !== undefined) query = query.where('fulfilment.state', 'in', [...filter.states]);
  return query;
}

/** Stopped ones first, then by deadline. */
export const workRows = (reader: Reader, filter: WorkFilter, limit: number) =>
  reader.all(
    works(filter)
      .select(['fulfilment.id', 'fulfilment.order_id', 'warehouse_id', 'state', 'deadline_at', 'stop_code'])
      .select(['orders.number', 'orders.account_id', 'customer_name', 'country', 'holds'])
      .select(sql<number>`(customer_note <> '' or gift_note <> '')`.as('has_note'))
      .orderBy(stopped, 'desc')
      .orderBy(urgency)
      .orderBy('fulfilment.id')
      .limit(limit),
  );
export type WorkRow = ReturnType<typeof workRows>[number];

export const countWork = (reader: Reader, filter: WorkFilter): number =>
  reader.first(works(filter).select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;

/** Units of each work; what was handed over counts no more. */
export const unitsOf = (reader: Reader, fulfilmentIds: readonly string[]) =>
  new Map(
    reader
      .all(
        q
          .selectFrom('fulfilment_line')
          .select(['fulfilment_id', (eb) => eb.fn.countAll<number>().as('lines')])
          .select([
            sql<number>`sum(qty - shipped_qty)`.as('units'),
            sql<number>`sum(picked_qty - shipped_qty)`.as('picked'),
            sql<number>`sum(packed_qty - shipped_qty)`.as('packed'),
          ])
          .where('fulfilment_id', 'in', among(fulfilmentIds))
          .where('qty', '>', 0)
          .groupBy('fulfilment_id'),
      )
      .map((row) => [row.fulfilment_id, row]),
  );

/** Work by state, with its next deadline; stopped work apart. */
export const tiles = (reader: Reader, warehouseId: string | undefined) =>
  reader.all(
    works({ warehouseId })
      .select('state')
      .select([stopped.as('is_stopped'), (eb) => eb.fn.countAll<number>().as('count')])
      .select((eb) => eb.fn.min('deadline_at').as('next_at'))
      .groupBy(['state', 'is_stopped']),
  );

function waiting(warehouseId: string | undefined) {
  const query = q
    .selectFrom('parcel')
    .innerJoin('fulfilment', 'fulfilment.id', 'parcel.fulfilment_id')
    .innerJoin('orders', 'orders.id', 'parcel.order_id')
    // Written out, so that the index over parcels that are here is used.
    .where(sql<boolean>`parcel.state in ('open', 'packed')`)
    .where('parcel.state', '=', 'packed');
  return warehouseId === undefined ? query : query.where('fulfilment.warehouse_id', '=', warehouseId);
}

/** Packed parcels that are still here, by deadline; stopped ones first. */
export const waitingParcels = (reader: Reader, warehouseId: string | undefined, limit: number) =>
  reader.all(
    waiting(warehouseId)
      .selectAll('parcel')
      .select(['fulfilment.stop_code', 'fulfilment.deadline_at', 'fulfilment.state as work_state'])
      .select(['orders.holds', 'orders.number as order_number', 'account_id', 'customer_name', 'country'])
      .select((eb) =>
        eb
          .selectFrom('parcel_line')
          .select((inner) => inner.fn.sum<number>('qty').as('units'))
          .whereRef('parcel_line.parcel_id', '=', 'parcel.id')
          .as('units'),
      )
      .orderBy(stopped, 'desc')
      .orderBy(urgency)
      .orderBy('parcel.id')
      .limit(limit),
  );

export const waitingTile = (reader: Reader, warehouseId: string | undefined) =>
  reader.first(
    waiting(warehouseId)
      .where(sql<boolean>`not ${stopped}`)
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('deadline_at').as('next_at')]),
  );

export const countWaiting = (reader: Reader, warehouseId: string | undefined): number =>
  reader.first(waiting(warehouseId).select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;

/** The lines of some work with their places, in no order. */
export const linesToPick = (reader: Reader, fulfilmentIds: readonly string[]) =>
  reader.all(
    q
      .selectFrom('fulfilment_line')
      .innerJoin('fulfilment', 'fulfilment.id', 'fulfilment_line.fulfilment_id')
      .innerJoin('orders', 'orders.id', 'fulfilment.order_id')
      .innerJoin('warehouse', 'warehouse.id', 'fulfilment.warehouse_id')
      .innerJoin('item', 'item.id', 'fulfilment_line.item_id')
      .leftJoin('bin', 'bin.id', 'fulfilment_line.bin_id')
      .select(['fulfilment_line.id', 'fulfilment_line.fulfilment_id', 'fulfilment_line.item_id'])
      .select(['fulfilment_line.qty', 'picked_qty', 'shipped_qty', 'fulfilment_line.bin_id'])
      .select(['fulfilment.order_id', 'fulfilment.warehouse_id', 'deadline_at', 'stop_code', 'state'])
      .select([
        'orders.number',
        'holds',
        sql<number>`(customer_note <> '' or gift_note <> '')`.as('has_note'),
      ])
      .select(['warehouse.rank', 'bin.code as bin_code', 'bin.walk_order'])
      .select(['item.sku', 'item.name', 'item.variant', 'item.image_url'])
      .where('fulfilment_line.fulfilment_id', 'in', among(fulfilmentIds))
      .whereRef('fulfilment_line.qty', '>', 'shipped_qty'),
  );

/** Whether one of them is for an order of the practice shop. */
export const isAnyPractice = (reader: Reader, fulfilmentIds: readonly string[]): boolean =>
  reader.first(
    q
      .selectFrom('fulfilment')
      .innerJoin('orders', 'orders.id', 'fulfilment.order_id')
      .innerJoin('account', 'account.id', 'orders.account_id')
      .select('fulfilment.id')
      .where('fulfilment.id', 'in', among(fulfilmentIds))
      .where('is_practice', '=', 1)
      .limit(1),
  ) !== undefined;

/** What the pack table's head shows of the order. */
export const orderHeadOf = (reader: Reader, orderId: string) =>
  reader.first(
    q
      .selectFrom('orders')
      .innerJoin('account', 'account.id', 'orders.account_id')
      .select([
        'orders.id',
        'orders.number',
        'account_id',
        'customer_name',
        'orders.country',
        'orders.shipping',
      ])
      .select(['shipping_method', 'customer_note', 'gift_note', 'account.name as account_name'])
      .select(['account.kind as account_kind', 'is_practice'])
      .where('orders.id', '=', orderId),
  );

/** Units of goods that are still wanted and have not left. */
export const openGoods = (reader: Reader, orderId: string): number =>
  reader.first(
    q
      .selectFrom('order_line')
      .select(sql<number>`coalesce(sum(ordered_qty - cancelled_qty - shipped_qty), 0)`.as('units'))
      .where('order_id', '=', orderId)
      .where('kind', '=', 'goods'),
  )?.units ?? 0;

/** SQL of what a code may stand for away from a parcel: an order's number, a pick list; and the carrier usually used. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const open = hot<{ number: string; limit: number }>()((slot) =>
  q
    .selectFrom('fulfilment')
    .innerJoin('orders', 'orders.id', 'fulfilment.order_id')
    .select('orders.id')
    .distinct()
    // Written out, so that the index over open work can be used.
    .where(sql<boolean>`fulfilment.state not in ('handed_over', 'cancelled')`)
    .where('number', '=', slot('number'))
    .limit(slot('limit')),
);
const named = hot<{ externalId: string; limit: number }>()((slot) =>
  q
    .selectFrom('account')
    .innerJoin('orders', 'orders.account_id', 'account.id')
    .select('orders.id')
    .where('external_id', '=', slot('externalId'))
    .limit(slot('limit')),
);
/**
 * Orders with a number: those in work, else those whose id at their shop it is. Two shops may have the same number. There
 * is no index over all numbers: only what is in work is asked for by its number.
 */
export function ordersByNumber(reader: Reader, number: string, limit = 20): string[] {
  const inWork = reader.all(open.with({ number, limit }));
  const rows = inWork.length > 0 ? inWork : reader.all(named.with({ externalId: number, limit }));
  return rows.map((row) => row.id);
}

const works = hot<{ orderId: string }>()((slot) =>
  q
    .selectFrom('fulfilment')
    .select(['id', 'state'])
    .where('order_id', '=', slot('orderId'))
    .orderBy('id', 'desc'),
);
/** An order's work, youngest first. */
export const worksOfOrder = (reader: Reader, orderId: string) => reader.all(works.with({ orderId }));

const list = hot<{ number: string }>()((slot) =>
  q
    .selectFrom('document')
    .select('id')
    .where('subject_id', '=', slot('number'))
    .where('kind', '=', 'pick_list')
    .limit(sql.lit(1)),
);
/** A pick list's document by the number that stands on it. */
export const pickListByNumber = (reader: Reader, number: string): string | undefined =>
  reader.first(list.with({ number }))?.id;

const printed = hot<{ documentId: string }>()((slot) =>
  q
    .selectFrom('event')
    .select('data')
    .where('subject_id', '=', slot('documentId'))
    .where('type', '=', 'picklist.printed')
    .limit(sql.lit(1)),
);
/** Which work a pick list was printed for. */
export function workOfPickList(reader: Reader, documentId: string): string[] {
  const data = reader.first(printed.with({ documentId }))?.data;
  return data ? (JSON.parse(data) as { fulfilmentIds: string[] }).fulfilmentIds : [];
}

const wanting = hot<{ itemId: string; limit: number }>()((slot) =>
  q
    .selectFrom('fulfilment')
    .innerJoin('fulfilment_line', 'fulfilment_line.fulfilment_id', 'fulfilment.id')
    .select(['fulfilment.id', 'warehouse_id'])
    // Written out, so that the index over open work can be used.
    .where(sql<boolean>`fulfilment.state not in ('handed_over', 'cancelled')`)
    .where('item_id', '=', slot('itemId'))
    .whereRef('qty', '>', 'packed_qty')
    .groupBy('fulfilment.id')
    .orderBy((eb) => eb.fn.coalesce('deadline_at', sql.lit(Number.MAX_SAFE_INTEGER)))
    .orderBy('fulfilment.id')
    .limit(slot('limit')),
);
/** Open work that still needs an item, most urgent first. */
export const workWanting = (reader: Reader, itemId: string, limit = 20) =>
  reader.all(wanting.with({ itemId, limit }));

const usual = hot<{ orderId: string }>()((slot) =>
  q
    .selectFrom(
      q
        .selectFrom('parcel')
        .select(['id', 'order_id', 'carrier_code'])
        .orderBy('id', 'desc')
        // Only the latest ones: what was usual last year says little, and the search must end.
        .limit(sql.lit(300))
        .as('recent'),
    )
    .innerJoin('orders as other', 'other.id', 'recent.order_id')
    .innerJoin('orders as mine', 'mine.account_id', 'other.account_id')
    .select('recent.carrier_code')
    .where('mine.id', '=', slot('orderId'))
    .whereRef('other.country', '=', 'mine.country')
    .where('recent.carrier_code', 'is not', null)
    .orderBy('recent.id', 'desc')
    .limit(sql.lit(1)),
);
/** Carrier of the last parcel of the same account to the same country. */
export const usualCarrier = (reader: Reader, orderId: string): string | null =>
  reader.first(usual.with({ orderId }))?.carrier_code ?? null;

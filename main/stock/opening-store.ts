/** What openings need to know: reduced lines, and whether an item has lived beyond its opening. */
import { sql } from 'kysely';
import type { Reader, Tx } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const reduced = hot<{ lineId: string }>()((slot) =>
  q.selectFrom('reduced_line').select('line_id').where('line_id', '=', slot('lineId')),
);

export const isReducedKnown = (reader: Reader, lineId: string): boolean =>
  reader.first(reduced.with({ lineId })) !== undefined;

/** Lines counted off before a reading, with the units of them that are still to be shipped. */
export function waitingReduced(reader: Reader, listingId: string, readAt: number) {
  const rows = reader.all(
    q
      .selectFrom('reduced_line')
      .innerJoin('order_line', 'order_line.id', 'reduced_line.line_id')
      .select(['reduced_line.line_id', 'reduced_line.order_id', 'reduced_line.qty'])
      .select(['ordered_qty', 'cancelled_qty', 'shipped_qty'])
      .where('reduced_line.listing_id', '=', listingId)
      .where('is_opened', '=', sql.lit(0))
      .where('reduced_at', '<=', readAt)
      .orderBy('reduced_at')
      .orderBy('reduced_line.line_id'),
  );
  return rows.map((row) => ({
    line_id: row.line_id,
    order_id: row.order_id,
    still_qty: Math.min(row.qty, row.ordered_qty - row.cancelled_qty - row.shipped_qty),
  }));
}

export const resetReduced = (tx: Tx, listingId: string): number =>
  tx.run(q.updateTable('reduced_line').set({ is_opened: 0 }).where('listing_id', '=', listingId));

const otherMovement = hot<{ itemId: string }>()((slot) =>
  q
    .selectFrom('movement')
    .select('seq')
    .where('item_id', '=', slot('itemId'))
    .where('cause', 'not in', ['opening', 'undone'])
    .limit(1),
);

/** Whether anything but an opening (or its taking back) moved the item. */
export const hasOtherMovement = (reader: Reader, itemId: string): boolean =>
  reader.first(otherMovement.with({ itemId })) !== undefined;

const counted = hot<{ itemId: string }>()((slot) =>
  q
    .selectFrom('movement')
    .select('seq')
    .where('item_id', '=', slot('itemId'))
    .where('cause', '=', 'counted')
    .limit(1),
);

export const isCounted = (reader: Reader, itemId: string): boolean =>
  reader.first(counted.with({ itemId })) !== undefined;

/** The openings that a listing gave and that stand. */
export const openingsBy = (reader: Reader, listingId: string) =>
  reader.all(
    q
      .selectFrom('movement')
      .selectAll()
      .where('subject_id', '=', listingId)
      .where('cause', '=', 'opening')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('movement as undone')
              .select('undone.seq')
              .whereRef('undone.subject_id', '=', 'movement.id')
              .where('undone.cause', '=', 'undone'),
          ),
        ),
      ),
  );

export const accountWarehouse = (reader: Reader, accountId: string): string | null =>
  reader.first(q.selectFrom('account').select('warehouse_id').where('id', '=', accountId))?.warehouse_id ??
  null;

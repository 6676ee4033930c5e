/** SQL of Today: sums over open orders, and what waits for a person. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const dueBefore = hot<{ at: number }>()((slot) =>
  q
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(sql<boolean>`bucket in ('needs_me', 'ready', 'in_work')`)
    .where('bucket', '<>', sql.lit('done'))
    .where('ship_by_at', '<', slot('at')),
);
/** Orders that are to leave and whose ship-by lies before a moment. */
export const countDueBefore = (reader: Reader, at: number): number =>
  Number(reader.first(dueBefore.with({ at }))?.n ?? 0);

const unpaid = hot()(() =>
  q
    .selectFrom('orders')
    .select([
      'currency',
      (eb) => eb.fn.countAll<number>().as('n'),
      (eb) => eb.fn.sum<number>('total_minor').as('minor'),
    ])
    .where('bucket', '<>', sql.lit('done'))
    .where(sql<boolean>`instr(',' || holds || ',', ',payment,') > 0`)
    .groupBy('currency')
    .orderBy('currency'),
);
export const unpaidSums = (reader: Reader) => reader.all(unpaid.with({}));

const placed = hot<{ from: number }>()((slot) =>
  q
    .selectFrom('orders')
    .select([
      'currency',
      (eb) => eb.fn.countAll<number>().as('n'),
      (eb) => eb.fn.sum<number>('total_minor').as('minor'),
    ])
    .where('placed_at', '>=', slot('from'))
    .where('life', '<>', 'cancelled')
    .groupBy('currency')
    .orderBy('currency'),
);
export const placedSince = (reader: Reader, from: number) => reader.all(placed.with({ from }));

const needs = hot<{ limit: number }>()((slot) =>
  q
    .selectFrom('orders')
    .select([
      'id',
      'number',
      'account_id',
      'customer_name',
      'next_step',
      'ship_by_at',
      'placed_at',
      'captured_at',
    ])
    .where('bucket', '=', sql.lit('needs_me'))
    .where('bucket', '<>', sql.lit('done'))
    .orderBy('ship_by_at')
    .orderBy('order_key')
    .limit(slot('limit')),
);
/** Orders that need a person, most urgent first. */
export const ordersInNeed = (reader: Reader, limit: number) => reader.all(needs.with({ limit }));

const unlinked = hot()(() =>
  q
    .selectFrom('hold')
    .innerJoin('order_line', 'order_line.id', 'hold.line_id')
    .select(['hold.order_id', 'hold.since_at', 'order_line.listing_id', 'order_line.sku', 'order_line.name'])
    .where('hold.code', '=', sql.lit('unlinked_item'))
    .where('hold.released_at', 'is', null),
);
/** Lines that wait for a link, with the listing that one link would solve. */
export const unlinkedHolds = (reader: Reader) => reader.all(unlinked.with({}));

const quarantined = hot()(() =>
  q
    .selectFrom('raw_message')
    .select(['account_id', 'stream', 'error_code', (eb) => eb.fn.countAll<number>().as('n')])
    .select((eb) => eb.fn.min<number>('changed_at').as('since'))
    .where('state', '=', sql.lit('quarantined'))
    .groupBy(['account_id', 'stream', 'error_code']),
);
export const quarantinedCauses = (reader: Reader) => reader.all(quarantined.with({}));

const stockTrouble = hot()(() =>
  q
    .selectFrom('outbox')
    .select([
      'account_id',
      (eb) => eb.fn.countAll<number>().as('n'),
      (eb) => eb.fn.min<number>('created_at').as('since'),
    ])
    .where(sql<boolean>`state in ('refused', 'differs')`)
    .where('order_id', 'is', null)
    .groupBy('account_id'),
);
/** Stock figures that a channel refused or shows differently. */
export const failedStockWrites = (reader: Reader) => reader.all(stockTrouble.with({}));

const openFeedback = hot<{ limit: number }>()((slot) =>
  q
    .selectFrom('feedback')
    .leftJoin('orders', 'orders.id', 'feedback.order_id')
    .select([
      'feedback.id',
      'feedback.account_id',
      'author',
      'written_at',
      'order_id',
      'orders.number',
      'rating',
    ])
    .where('feedback.state', '=', sql.lit('open'))
    .orderBy('written_at')
    .limit(slot('limit')),
);
export const feedbackToAnswer = (reader: Reader, limit: number) => reader.all(openFeedback.with({ limit }));

const countFeedback = hot()(() =>
  q
    .selectFrom('feedback')
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.min<number>('written_at').as('oldest')])
    .where('state', '=', sql.lit('open')),
);
export const feedbackCount = (reader: Reader) => reader.first(countFeedback.with({}));

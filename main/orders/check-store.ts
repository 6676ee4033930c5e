/** SQL of the orders' invariants. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const page = hot<{ after: number; limit: number }>()((slot) =>
  q
    .selectFrom('orders')
    .select([
      'order_key',
      'id',
      'holds',
      'stock_status',
      'fulfilment_status',
      'payment_status',
      'return_status',
    ])
    .select(['channel_agreement', 'bucket', 'next_step', 'paid_minor'])
    .where('order_key', '>', slot('after'))
    .orderBy('order_key')
    .limit(slot('limit')),
);
export const derivedPage = (reader: Reader, after: number, limit: number) =>
  reader.all(page.with({ after, limit }));

const counted = hot()(() =>
  q
    .selectFrom('order_count')
    .select(['bucket', 'count'])
    .select(sql<number>`(select count(*) from orders where orders.bucket = order_count.bucket)`.as('real')),
);
export const countFaults = (reader: Reader) =>
  reader.all(counted.with({})).filter((row) => row.count !== row.real);

const claims = hot()(() =>
  q
    .selectFrom('allocation')
    .innerJoin('order_line', 'order_line.id', 'allocation.line_id')
    .select([
      'allocation.line_id',
      'order_line.allocated_qty',
      (eb) => eb.fn.sum<number>('allocation.qty').as('claimed'),
    ])
    .groupBy('allocation.line_id')
    .having((eb) => eb(eb.fn.sum<number>('allocation.qty'), '>', eb.ref('order_line.allocated_qty')))
    .limit(20),
);
/** Lines that claim more than they are allocated. */
export const claimFaults = (reader: Reader) => reader.all(claims.with({}));

const doubled = hot()(() =>
  q
    .selectFrom('hold')
    .select(['order_id', 'code'])
    .where('released_at', 'is', null)
    .groupBy(['order_id', 'code', 'line_id', 'data'])
    .having((eb) => eb.fn.countAll<number>(), '>', 1)
    .limit(20),
);
export const doubledHolds = (reader: Reader) => reader.all(doubled.with({}));

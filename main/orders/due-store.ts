/** SQL of what waits for its turn: orders to be looked at again from a moment on. */
import type { Reader, Tx } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const due = hot<{ at: number; limit: number }>()((slot) =>
  q
    .selectFrom('advance_due')
    .select(['order_id', 'due_at'])
    .where('due_at', '<=', slot('at'))
    .orderBy('due_at')
    .limit(slot('limit')),
);
export const dueOrders = (reader: Reader, at: number, limit: number) => reader.all(due.with({ at, limit }));

const known = hot<{ orderId: string; at: number }>()((slot) =>
  q
    .selectFrom('advance_due')
    .select('due_at')
    .where('order_id', '=', slot('orderId'))
    .where('due_at', '<=', slot('at')),
);

/** Has an order looked at again from that moment on; one that is due by then already stays so. */
export function addDue(tx: Tx, orderId: string, at: number): void {
  if (tx.first(known.with({ orderId, at }))) return;
  tx.insert('advance_due', { order_id: orderId, due_at: at });
}

const remove = hot<{ orderId: string; at: number }>()((slot) =>
  q.deleteFrom('advance_due').where('order_id', '=', slot('orderId')).where('due_at', '<=', slot('at')),
);
export const removeDue = (tx: Tx, orderId: string, at: number): number =>
  tx.run(remove.with({ orderId, at }));

const waiting = hot<{ orderId: string }>()((slot) =>
  q
    .selectFrom('order_line')
    .select('item_id')
    .distinct()
    .where('order_id', '=', slot('orderId'))
    .where('backordered_qty', '>', 0)
    .where('item_id', 'is not', null),
);
/** Items that an order's lines wait for. */
export const itemsWaitedFor = (reader: Reader, orderId: string): string[] =>
  reader.all(waiting.with({ orderId })).flatMap((row) => (row.item_id === null ? [] : [row.item_id]));

/**
 * What waits for its turn is done in small commits, so that neither a big receipt nor a start-up blocks anybody: a delivery
 * that a thousand orders wait for serves them a chunk at a time.
 */
import type { Db } from '../db/handle.ts';
import type { Run } from '../db/run.ts';
import { dueOrders, itemsWaitedFor, removeDue } from '../orders/due-store.ts';

/** Orders a commit looks at. */
const CHUNK = 50;

export interface DueParts {
  readonly db: Db;
  readonly writes: {
    system<T>(name: string, record: Readonly<Record<string, unknown>>, work: (run: Run) => T): T;
  };
  readonly clock: () => number;
}

/** One chunk of what is due; answers whether there may be more. */
export function drainDue({ db, writes, clock }: DueParts): boolean {
  const now = clock();
  const rows = db.read((reader) => dueOrders(reader, now, CHUNK));
  if (rows.length === 0) return false;
  writes.system('flow.advance_due', { orders: rows.length }, (run) => {
    for (const { order_id: orderId } of rows) {
      removeDue(run.tx, orderId, now);
      run.advance(orderId);
      for (const itemId of itemsWaitedFor(run.tx, orderId)) run.stockMoved(itemId);
    }
  });
  return true;
}

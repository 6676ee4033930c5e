/** The quantity ledger of a line: units that are cancelled or that left. Claims and stock are the caller's. */
import { assert } from '../../shared/base/assert.ts';
import type { Run } from '../db/run.ts';
import { lineOf } from './store.ts';

/** Moves units that the channel cancelled into the line's cancelled quantity. */
export function cancelLineUnits(run: Run, orderId: string, lineId: string, qty: number): void {
  const line = lineOf(run.tx, lineId);
  assert(line, 'a cancelled line exists');
  run.tx.update(
    'order_line',
    { id: lineId },
    {
      cancelled_qty: line.cancelled_qty + qty,
      channel_cancelled_qty: line.channel_cancelled_qty - qty,
    },
  );
  run.event('order.units_cancelled', { orderId, data: { lineId, qty } });
}

/** Units that left without a parcel of ours: services, or shipped from elsewhere. */
export function shipLineUnits(run: Run, orderId: string, lineId: string, qty: number): void {
  const line = lineOf(run.tx, lineId);
  assert(line, 'a shipped line exists');
  run.tx.update('order_line', { id: lineId }, { shipped_qty: line.shipped_qty + qty });
  run.tx.update('orders', { id: orderId }, { shipped_at: run.now });
}

/** Stops work that must not leave; a person unpacks it or lets it go. */
import type { Run } from '../db/run.ts';

export interface Stop {
  readonly orderId: string;
  readonly fulfilmentId: string;
  /** Why: `changed_at_channel`, `cancelled_at_channel`, `completed_at_channel`, `trashed_at_channel`. */
  readonly code: string;
  readonly lines: readonly { readonly lineId: string; readonly qty: number }[];
}

export function stopFulfilment(run: Run, stop: Stop): void {
  run.tx.update(
    'fulfilment',
    { id: stop.fulfilmentId },
    { stop_code: stop.code, stop_data: JSON.stringify({ lines: stop.lines }) },
  );
  run.event('fulfilment.stopped', {
    orderId: stop.orderId,
    subjectId: stop.fulfilmentId,
    data: { code: stop.code, lines: stop.lines },
  });
  run.touch('shipping', `fulfilment:${stop.fulfilmentId}`);
}

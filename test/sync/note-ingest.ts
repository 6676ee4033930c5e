/** An ingest that only notes what it was given, in `setting`, and has bugs on request. */
import type { Run } from '../../main/db/run.ts';
import type { Ingest } from '../../main/sync/ports.ts';

/** What an order's number makes ingest do: names of bugs that capture or its next steps might have. */
export const BUGS = { throws: 'throws', declines: 'declines', late: 'late' } as const;

/** Bugs that were mended. */
export const mended = new Set<string>();

export const noteIngest: Ingest = {
  open(run, account, stream) {
    return {
      apply(message) {
        if (message.stream !== 'orders') {
          const id = message.stream === 'products' ? message.product.externalId : message.review.externalId;
          return note(run, `${stream}:${account.id}:${id}`, 'seen') ? 'captured' : 'unchanged';
        }
        const { order } = message;
        const isNew = note(run, `orders:${account.id}:${order.externalId}`, order.status);
        run.event('order.noted', { subjectId: order.externalId, data: { status: order.status } });
        if (!mended.has(order.number)) {
          if (order.number === BUGS.throws) throw new Error('capture has a bug');
          if (order.number === BUGS.declines) return { quarantine: 'currency', detail: 'XXX' };
          if (order.number === BUGS.late) run.advance(BUGS.late);
        }
        return isNew ? 'captured' : 'updated';
      },
      takenBack: () => undefined,
      close: () => undefined,
    };
  },
  vanished: (run, account, externalId) => void note(run, `orders:${account.id}:${externalId}`, 'vanished'),
};

/** Whether the key is new. */
function note(run: Run, key: string, value: string): boolean {
  if (run.tx.update('setting', { key }, { value })) return false;
  run.tx.insert('setting', { key, value });
  return true;
}

export const advanceWithBug = (run: Run): void => {
  if (run.ordersToAdvance.has(BUGS.late)) throw new Error('a next step has a bug');
};

/** A savepoint over everything a run holds: the tables, and the lists that commit with them. */
import type { NotPromise } from '../db/handle.ts';
import type { Run } from '../db/run.ts';

/** Runs `work`; when it throws, tables and lists are as before and the error goes on. */
export function withSavepoint<T>(run: Run, work: () => NotPromise<T>): T {
  const sets: readonly Set<unknown>[] = [
    run.topics,
    run.wakes,
    run.ordersToAdvance,
    run.itemsMoved,
    run.listingsChanged,
  ];
  const sizes = sets.map((set) => set.size);
  const { length: events } = run.events;
  const { length: changes } = run.changes;
  try {
    return run.tx.savepoint(work);
  } catch (error) {
    run.events.length = events;
    run.changes.length = changes;
    sets.forEach((set, index) => {
      shrink(set, sizes[index] ?? 0);
    });
    throw error;
  }
}

/** Sets keep the order of arrival: what came last goes. */
function shrink(set: Set<unknown>, size: number): void {
  let position = 0;
  for (const value of set) {
    position += 1;
    if (position > size) set.delete(value);
  }
}

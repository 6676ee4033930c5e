/** Keeps the rows of a short live list, read whole, where they are: see `steady-rows.ts`. */
import { useCallback, useState } from 'react';
import { followRows, type SteadyRows, startRows } from './steady-rows.ts';

export interface Steady<T> extends SteadyRows<T> {
  /** Reads the list anew: what arrived comes in, what is done goes. */
  readonly showNew: () => void;
}

/** `now` undefined: not read yet. Keep `idOf` stable. */
export function useSteady<T>(now: readonly T[] | undefined, idOf: (row: T) => string): Steady<T> {
  const [shown, setShown] = useState<SteadyRows<T>>(startRows([]));
  const [seen, setSeen] = useState<readonly T[] | undefined>(undefined);
  // Derived while drawing, so that no frame shows rows of the past.
  if (now !== undefined && now !== seen) {
    setSeen(now);
    setShown(followRows(shown, now, { idOf, isWhole: true }));
  }
  const showNew = useCallback(() => setShown(startRows(now ?? [])), [now]);
  return { ...shown, showNew };
}

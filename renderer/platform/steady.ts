/**
 * Keeps the rows of a live list where they are: values follow, what has gone stays and is marked done, what has come is
 * counted until it is asked for. For short lists that are read whole.
 */
import { useCallback, useState } from 'react';

export interface Steady<T> {
  readonly rows: readonly T[];
  readonly done: ReadonlySet<string>;
  readonly newCount: number;
  readonly showNew: () => void;
}

/** `now` undefined: not read yet. */
export function useSteady<T>(now: readonly T[] | undefined, keyOf: (row: T) => string): Steady<T> {
  const [shown, setShown] = useState<readonly T[] | undefined>(undefined);
  const [seen, setSeen] = useState<readonly T[] | undefined>(undefined);
  // Derived while drawing, so that no frame shows rows of the past.
  if (now !== seen) {
    setSeen(now);
    const isFirst = shown === undefined || shown.length === 0;
    setShown(isFirst ? now : now && followed(shown, now, keyOf));
  }
  const rows = shown ?? [];
  const nowKeys = new Set((now ?? []).map(keyOf));
  const shownKeys = new Set(rows.map(keyOf));
  return {
    rows,
    done: new Set(now === undefined ? [] : [...shownKeys].filter((key) => !nowKeys.has(key))),
    newCount: [...nowKeys].filter((key) => !shownKeys.has(key)).length,
    showNew: useCallback(() => setShown(now), [now]),
  };
}

function followed<T>(shown: readonly T[], now: readonly T[], keyOf: (row: T) => string): readonly T[] {
  const fresh = new Map(now.map((row) => [keyOf(row), row]));
  return shown.map((row) => fresh.get(keyOf(row)) ?? row);
}

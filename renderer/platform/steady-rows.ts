/**
 * Rows that stay where they are while a person works on them. Pure. What left the view stays in its place, marked done,
 * until the list is read anew; what arrived in between is counted, not shown.
 */
export interface SteadyRows<T> {
  readonly rows: readonly T[];
  /** Ids of rows that left the view since they were shown. */
  readonly done: ReadonlySet<string>;
  /** Rows that would stand between those shown. */
  readonly arrived: number;
}

export const startRows = <T>(rows: readonly T[]): SteadyRows<T> => ({ rows, done: new Set(), arrived: 0 });

/**
 * @param shown what stands there
 * @param now the list as it would be read now, as far as it is loaded
 * @param isWhole whether `now` reaches the list's end
 */
export function followRows<T>(
  shown: SteadyRows<T>,
  now: readonly T[],
  { idOf, isWhole }: { readonly idOf: (row: T) => string; readonly isWhole: boolean },
): SteadyRows<T> {
  if (shown.rows.length === 0) return startRows(now);
  const byId = new Map(now.map((row) => [idOf(row), row]));
  const ids = new Set(shown.rows.map(idOf));
  const lastShown = now.findLastIndex((row) => ids.has(idOf(row)));
  const fresh = now.flatMap((row, index) => (ids.has(idOf(row)) ? [] : [{ row, index }]));
  // Behind the last shown row the list goes on: pages read further, and rows that moved up because others left.
  const following = isWhole && lastShown < 0 ? [] : fresh.filter(({ index }) => index > lastShown);
  return {
    rows: [...shown.rows.map((row) => byId.get(idOf(row)) ?? row), ...following.map(({ row }) => row)],
    done: new Set([...ids].filter((id) => !byId.has(id))),
    arrived: fresh.length - following.length,
  };
}

/** The row to go to after acting on one: the next that is not done, else the one before it, else none. */
export function nextOpen<T>(
  list: Pick<SteadyRows<T>, 'rows' | 'done'>,
  id: string,
  idOf: (row: T) => string,
): string | undefined {
  const at = list.rows.findIndex((row) => idOf(row) === id);
  const isOpen = (row: T): boolean => idOf(row) !== id && !list.done.has(idOf(row));
  const found = list.rows.slice(at + 1).find(isOpen) ?? list.rows.slice(0, Math.max(0, at)).findLast(isOpen);
  return found && idOf(found);
}

/** Which rows are ticked after a click, a key or the head's box. Pure. */

/** Ticks or unticks one row. */
export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Ticks every row from `fromId` to `toId` (either direction); an unknown start counts as the end. */
export function withRange(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  [fromId, toId]: readonly [string | undefined, string],
): ReadonlySet<string> {
  const to = ids.indexOf(toId);
  const from = fromId === undefined ? to : ids.indexOf(fromId);
  if (to < 0) return selected;
  const start = Math.min(from < 0 ? to : from, to);
  const end = Math.max(from < 0 ? to : from, to);
  return new Set([...selected, ...ids.slice(start, end + 1)]);
}

/** Whether the rows shown are all, partly or not ticked. */
export function tickedShare(selected: ReadonlySet<string>, ids: readonly string[]): 'all' | 'some' | 'none' {
  if (selected.size === 0 || ids.length === 0) return 'none';
  let ticked = 0;
  for (const id of ids) if (selected.has(id)) ticked += 1;
  if (ticked === 0) return 'none';
  return ticked === ids.length ? 'all' : 'some';
}

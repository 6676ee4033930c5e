/** Where a bin goes in the walk when it is moved by one. Pure. */

interface Placed {
  readonly id: string;
  readonly walkOrder: number;
}

export interface Move {
  readonly binId: string;
  readonly walkOrder: number;
}

/**
 * The new places, as few as possible: between the neighbours where there is room, else the two change places. Nothing
 * where there is no neighbour on that side.
 */
export function moved(bins: readonly Placed[], at: number, by: -1 | 1): readonly Move[] {
  const bin = bins[at];
  const neighbour = bins[at + by];
  if (!bin || !neighbour) return [];
  const beyond = bins[at + 2 * by];
  const end = beyond?.walkOrder ?? neighbour.walkOrder + 20 * by;
  const between = Math.floor((neighbour.walkOrder + end) / 2);
  const low = Math.min(neighbour.walkOrder, end);
  const high = Math.max(neighbour.walkOrder, end);
  if (between > low && between < high && between >= 0) return [{ binId: bin.id, walkOrder: between }];
  if (neighbour.walkOrder !== bin.walkOrder) {
    return [
      { binId: bin.id, walkOrder: neighbour.walkOrder },
      { binId: neighbour.id, walkOrder: bin.walkOrder },
    ];
  }
  // Both on one place: they stand in the order of their codes, so the other one makes room.
  return by < 0
    ? [{ binId: neighbour.id, walkOrder: neighbour.walkOrder + 1 }]
    : [{ binId: bin.id, walkOrder: bin.walkOrder + 1 }];
}

/** What a scan at the pack table means, and which unit the last one was. Knows nothing of scanners and tables. */
import type { UnitCounts } from './state.ts';
import { unpackedQty } from './state.ts';
import type { ScanOutcome } from './vocabulary.ts';

export interface ScannableLine extends UnitCounts {
  readonly id: string;
  readonly itemId: string;
}

export interface Verdict {
  readonly outcome: Exclude<ScanOutcome, 'take_back'>;
  /** The line that the unit counts for; for a surplus the one that is full. */
  readonly fulfilmentLineId: string | null;
  readonly itemId: string | null;
}

/**
 * Judges a code by the items it stands for (several when two items have it in different spellings). A unit goes to the
 * first open line of its item, one that is picked before one that is not.
 */
export function judgeScan(
  itemIds: readonly string[],
  lines: readonly ScannableLine[],
  isStopped: boolean,
): Verdict {
  const own = lines.filter((line) => itemIds.includes(line.itemId));
  const open = own.filter((line) => unpackedQty(line) > 0);
  const best = open.find((line) => line.pickedQty > line.packedQty) ?? open[0];
  const meant = best ?? own[0];
  const itemId = meant?.itemId ?? itemIds[0] ?? null;
  const fulfilmentLineId = meant?.id ?? null;
  if (isStopped) return { outcome: 'stopped', fulfilmentLineId, itemId };
  if (itemId === null) return { outcome: 'unknown', fulfilmentLineId: null, itemId: null };
  if (!meant) return { outcome: 'wrong_item', fulfilmentLineId: null, itemId };
  return { outcome: best ? 'right' : 'surplus', fulfilmentLineId, itemId };
}

/** One row of a parcel's or fulfilment's scans. */
export interface ScanFact {
  /** The fulfilment's or the order's line, as long as it is one kind for all. */
  readonly lineId: string | null;
  readonly way: 'scan' | 'confirmed' | 'take_back';
  readonly outcome: ScanOutcome;
}

/** The newest unit that is still in the parcel: a unit taken back cancels the latest one of its line. */
export function lastUnit<S extends ScanFact>(newestFirst: readonly S[], lineId?: string): S | undefined {
  const takenBack = new Map<string, number>();
  for (const scan of newestFirst) {
    if (scan.lineId === null || (lineId !== undefined && scan.lineId !== lineId)) continue;
    const skip = takenBack.get(scan.lineId) ?? 0;
    if (scan.outcome === 'take_back') takenBack.set(scan.lineId, skip + 1);
    else if (scan.outcome === 'right') {
      if (skip === 0) return scan;
      takenBack.set(scan.lineId, skip - 1);
    }
  }
  return undefined;
}

/** "2 of 4" beside each scan: how many units of its line were packed after it, counted back from what is packed now. */
export function countsAfter(
  newestFirst: readonly ScanFact[],
  packedNow: ReadonlyMap<string, number>,
): (number | null)[] {
  const packed = new Map(packedNow);
  return newestFirst.map((scan) => {
    if (scan.lineId === null) return null;
    const count = packed.get(scan.lineId);
    if (count === undefined) return null;
    if (scan.outcome === 'right') packed.set(scan.lineId, Math.max(0, count - 1));
    if (scan.outcome === 'take_back') packed.set(scan.lineId, count + 1);
    return count;
  });
}

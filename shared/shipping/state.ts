/** What state a fulfilment is in, from its units and parcels. Nobody sets a state by hand. */
import type { FulfilmentState } from './vocabulary.ts';

/** One line of a fulfilment. Picked, packed and shipped each include what comes after them. */
export interface UnitCounts {
  readonly qty: number;
  readonly pickedQty: number;
  readonly packedQty: number;
  readonly shippedQty: number;
}

export interface FulfilmentUnits {
  /** Whether somebody has begun, even if nothing is picked. */
  readonly isStarted: boolean;
  readonly lines: readonly UnitCounts[];
  /** Whether units lie in a parcel that is not closed. */
  readonly isParcelOpen: boolean;
}

export function stateOf({ isStarted, lines, isParcelOpen }: FulfilmentUnits): FulfilmentState {
  const sum = sumOf(lines);
  if (sum.qty === sum.shippedQty) return sum.shippedQty > 0 ? 'handed_over' : 'cancelled';
  if (sum.packedQty === sum.qty && !isParcelOpen) return 'packed';
  if (sum.pickedQty === sum.qty) return 'picked';
  return isStarted || sum.pickedQty > 0 ? 'picking' : 'released';
}

export const sumOf = (lines: readonly UnitCounts[]): UnitCounts =>
  lines.reduce(
    (sum, line) => ({
      qty: sum.qty + line.qty,
      pickedQty: sum.pickedQty + line.pickedQty,
      packedQty: sum.packedQty + line.packedQty,
      shippedQty: sum.shippedQty + line.shippedQty,
    }),
    { qty: 0, pickedQty: 0, packedQty: 0, shippedQty: 0 },
  );

/** Units of a line that are in no parcel. */
export const unpackedQty = (line: UnitCounts): number => line.qty - line.packedQty;

/** Units of a line that nobody has fetched. */
export const unpickedQty = (line: UnitCounts): number => line.qty - line.pickedQty;

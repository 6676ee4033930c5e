/** The figures of items as screens show them: summed over all warehouses, or of one. */
import type { Level } from '../../shared/stock/availability.ts';
import { availability, NO_STOCK, sumLevels } from '../../shared/stock/availability.ts';
import type { Reader } from '../db/handle.ts';
import type { ItemLevel } from './store.ts';
import { backorderedOf, levelsOf } from './store.ts';

export interface Quantities extends Level {
  readonly availableQty: number;
  /** Units that order lines wait for, in whichever warehouse. */
  readonly backorderedQty: number;
}

/** Page-wise; an item without stock has zeros. */
export function quantitiesOf(
  reader: Reader,
  itemIds: readonly string[],
  warehouseId: string | null = null,
): (itemId: string) => Quantities {
  const levels = Map.groupBy(levelsOf(reader, itemIds), (level) => level.itemId);
  const waiting = backorderedOf(reader, itemIds);
  return (itemId) => {
    const own = (levels.get(itemId) ?? []).filter(
      (level) => warehouseId === null || level.warehouseId === warehouseId,
    );
    return { ...withAvailable(own), backorderedQty: waiting.get(itemId) ?? 0 };
  };
}

function withAvailable(levels: readonly ItemLevel[]): Level & { readonly availableQty: number } {
  const level = levels.length === 0 ? NO_STOCK : sumLevels(levels);
  return { ...level, availableQty: availability(level) };
}

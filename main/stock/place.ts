/** Whether an item and a place that somebody named exist, before anything is written. */
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import { itemRow } from '../catalog/store.ts';
import type { Reader } from '../db/handle.ts';
import { binRow, defaultWarehouseId, warehouseRow } from '../settings/warehouse-store.ts';

type PlaceRefusal = 'item_unknown' | 'item_not_stocked' | 'warehouse_unknown' | 'bin_unknown';

/**
 * The warehouse meant: the bin's own, the named one, or the default. A fact is also taken for what is no longer in use:
 * somebody stood there and counted.
 */
export function resolvePlace(
  reader: Reader,
  place: {
    readonly itemId: string;
    readonly warehouseId?: string | undefined;
    readonly binId: string | null;
  },
  kind: 'request' | 'fact' = 'request',
): Result<{ readonly warehouseId: string }, PlaceRefusal> {
  const item = itemRow(reader, place.itemId);
  if (!item) return refuse('item_unknown', { itemId: place.itemId });
  if (item.is_stocked === 0 && kind === 'request')
    return refuse('item_not_stocked', { itemId: place.itemId });
  const bin = place.binId === null ? undefined : binRow(reader, place.binId);
  if (place.binId !== null && (!bin || (bin.removed_at !== null && kind === 'request')))
    return refuse('bin_unknown', { binId: place.binId });
  const warehouseId = place.warehouseId ?? bin?.warehouse_id ?? defaultWarehouseId(reader);
  if (bin && bin.warehouse_id !== warehouseId) return refuse('bin_unknown', { binId: place.binId });
  if (!warehouseRow(reader, warehouseId)) return refuse('warehouse_unknown', { warehouseId });
  return ok({ warehouseId });
}

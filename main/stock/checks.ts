/** The invariants of stock, for `check`: each answers what breaks it, as codes and ids; nothing means it holds. */
import type { Check } from '../db/checks.ts';
import { binFaults, committedFaults, levelFaults, overAllocated } from './check-store.ts';

export const stockChecks: readonly Check[] = [
  {
    name: 'stock_movements_give_level',
    find: (reader) =>
      levelFaults(reader).map(
        (row) => `${row.item_id} ${row.warehouse_id}: level ${row.level_qty}, movements ${row.moved_qty}`,
      ),
  },
  {
    name: 'stock_movements_give_bins',
    find: (reader) =>
      binFaults(reader).map(
        (row) => `${row.item_id} ${row.bin_id}: bin ${row.level_qty}, movements ${row.moved_qty}`,
      ),
  },
  {
    name: 'stock_committed_equals_allocations',
    find: (reader) =>
      committedFaults(reader).map(
        (row) => `${row.item_id} ${row.warehouse_id}: committed ${row.level_qty}, allocated ${row.moved_qty}`,
      ),
  },
  {
    name: 'stock_allocated_within_on_hand',
    find: (reader) =>
      overAllocated(reader).map(
        (row) =>
          `${row.item_id} ${row.warehouse_id}: committed ${row.committed_qty}, on hand ${row.on_hand_qty}`,
      ),
  },
];

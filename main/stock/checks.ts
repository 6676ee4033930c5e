/** The invariants of stock, for `check`: each answers what breaks it, as codes and ids; nothing means it holds. */
import type { Reader } from '../db/handle.ts';
import { binFaults, committedFaults, levelFaults, overAllocated } from './check-store.ts';

export interface Check {
  readonly name: string;
  /** One text a fault, at most twenty. */
  check(reader: Reader): string[];
}

export const stockChecks: readonly Check[] = [
  {
    name: 'stock_movements_give_level',
    check: (reader) =>
      levelFaults(reader).map(
        (row) => `${row.item_id} ${row.warehouse_id}: level ${row.level_qty}, movements ${row.moved_qty}`,
      ),
  },
  {
    name: 'stock_movements_give_bins',
    check: (reader) =>
      binFaults(reader).map(
        (row) => `${row.item_id} ${row.bin_id}: bin ${row.level_qty}, movements ${row.moved_qty}`,
      ),
  },
  {
    name: 'stock_committed_equals_allocations',
    check: (reader) =>
      committedFaults(reader).map(
        (row) => `${row.item_id} ${row.warehouse_id}: committed ${row.level_qty}, allocated ${row.moved_qty}`,
      ),
  },
  {
    name: 'stock_allocated_within_on_hand',
    check: (reader) =>
      overAllocated(reader).map(
        (row) =>
          `${row.item_id} ${row.warehouse_id}: committed ${row.committed_qty}, on hand ${row.on_hand_qty}`,
      ),
  },
];

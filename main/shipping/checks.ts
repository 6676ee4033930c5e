/** The invariants of shipping, for `check`: each answers what breaks it, as codes and ids; nothing means it holds. */
import type { Check } from '../db/checks.ts';
import {
  handFaults,
  movementFaults,
  overShipped,
  packedFaults,
  shippedFaults,
  stateFaults,
} from './check-store.ts';

export const shippingChecks: readonly Check[] = [
  {
    name: 'shipping_never_more_than_ordered',
    find: (reader) =>
      overShipped(reader).map(
        (row) => `${row.id}: shipped ${row.shipped_qty} of ${row.ordered_qty - row.cancelled_qty}`,
      ),
  },
  {
    name: 'shipping_parcels_sum_to_packed',
    find: (reader) =>
      packedFaults(reader).map((row) => `${row.id}: packed ${row.counted}, in parcels ${row.in_parcels}`),
  },
  {
    name: 'shipping_shipped_units_in_one_parcel',
    find: (reader) =>
      shippedFaults(reader).map((row) => `${row.id}: shipped ${row.counted}, in parcels ${row.in_parcels}`),
  },
  {
    name: 'shipping_work_sums_to_order_lines',
    find: (reader) =>
      handFaults(reader).map(
        (row) =>
          `${row.id}: picked ${row.picked_qty} (work ${row.picked}), packed ${row.packed_qty} (${row.packed}), ` +
          `shipped ${row.shipped_qty} (${row.shipped}), allocated ${row.allocated_qty} (open ${row.open})`,
      ),
  },
  {
    name: 'shipping_states_follow_units',
    find: (reader) =>
      stateFaults(reader).map(
        (row) => `${row.id}: ${row.state} with ${row.qty}/${row.picked}/${row.packed}/${row.shipped}`,
      ),
  },
  {
    name: 'shipping_movements_belong_to_parcels_that_left',
    find: (reader) =>
      movementFaults(reader).map((row) => `${row.id}: ${row.state}, moved ${row.moved}, holds ${row.units}`),
  },
];

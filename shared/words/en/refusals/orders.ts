/** Orders and their holds. */
import type { Sentences } from './refusal.ts';

export const orderRefusals = {
  order_unknown: () => 'There is no such order.',
  order_not_open: () => 'This order is completed or cancelled. Nothing was changed.',
  order_on_hold: () => 'This order is on hold. Solve the hold first.',
  hold_exists: () => 'This order has this hold already.',
  hold_unknown: () => 'This order has no such hold any more.',
  hold_needs_fix: () => 'This hold goes away when its cause is fixed; it cannot be released by itself.',
  already_handed_over: () => 'A parcel of this order was handed over already, so this cannot be changed.',
  already_packed: () => 'A parcel of this order is packed already. Unpack it first.',
  already_released: () => 'This order was released to picking already.',
  nothing_to_complete: () => 'There is no service or download of this order left to complete.',
} satisfies Sentences;

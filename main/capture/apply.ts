/**
 * One order message: new, changed or nothing new. Writes what the channel says; what follows from it (claims, picking,
 * papers) is left to the order's next steps.
 */
import { assert } from '../../shared/base/assert.ts';
import type { ChannelOrder } from '../../shared/sync/connector.ts';
import { changeOrder } from './change-order.ts';
import { createOrder } from './new-order.ts';
import type { CapturePage } from './page.ts';

export type CaptureOutcome = 'captured' | 'updated' | 'unchanged';

export function applyOrder(page: CapturePage, order: ChannelOrder): CaptureOutcome {
  const existing = page.existing.get(order.externalId);
  if (existing) return changeOrder(page, existing, order);
  // A draft is not an order yet, and what was trashed before it was ever seen is none any more.
  if (order.life === 'draft' || order.life === 'trashed') return 'unchanged';
  const customerId = page.customers.get(order.externalId);
  assert(customerId, 'every order of a page has its customer');
  createOrder(page, order, customerId);
  return 'captured';
}

/** What of an order can be solved by a form, in the order in which it is shown. Pure; follows the engine's own statuses. */
import type { HoldCode } from '../../../shared/orders/vocabulary.ts';
import type { ActiveHold, Order } from './solve-form.ts';

export type Need = { readonly key: string } & (
  | { readonly kind: 'stopped'; readonly fulfilment: Order['fulfilments'][number] }
  | { readonly kind: 'write'; readonly write: Order['writes'][number] }
  /** One product at a time; `more` others follow. */
  | { readonly kind: 'link'; readonly listingId: string | null; readonly sku: string; readonly more: number }
  | { readonly kind: 'totals' | 'duplicate' | 'manual'; readonly hold: ActiveHold }
  | { readonly kind: 'address' | 'changed' | 'split' | 'services' }
  | { readonly kind: 'payment'; readonly isHeld: boolean }
);

/** The order of `Derived.holds`: changed, address, unlinked, totals, duplicate, manual, payment. */
export function needsOf(order: Order): readonly Need[] {
  const stopped = order.fulfilments
    .filter((one) => one.stopCode !== null && one.state !== 'handed_over' && one.state !== 'cancelled')
    .map((fulfilment): Need => ({ kind: 'stopped', key: fulfilment.id, fulfilment }));
  const writes = order.writes
    .filter((write) => write.state === 'refused' || write.state === 'differs')
    .map((write): Need => ({ kind: 'write', key: write.id, write }));
  const holds = order.holds.flatMap((code) => holdNeeds(order, code));
  const rest: Need[] = [];
  if (order.nextStep === 'split_or_wait') rest.push({ kind: 'split', key: 'split' });
  if (order.nextStep === 'complete_services') rest.push({ kind: 'services', key: 'services' });
  if (order.nextStep === 'record_payment' && !order.holds.includes('payment'))
    rest.push({ kind: 'payment', key: 'payment', isHeld: false });
  return [...stopped, ...writes, ...holds, ...rest];
}

function holdNeeds(order: Order, code: HoldCode): Need[] {
  const holds = order.activeHolds.filter((hold) => hold.code === code);
  const [hold] = holds;
  if (!hold) return [];
  switch (code) {
    case 'unlinked_item':
      return linkNeeds(holds);
    case 'address':
      return [{ kind: 'address', key: hold.id }];
    case 'totals_differ':
      return [{ kind: 'totals', key: hold.id, hold }];
    case 'duplicate_suspected':
      return [{ kind: 'duplicate', key: hold.id, hold }];
    case 'payment':
      return [{ kind: 'payment', key: hold.id, isHeld: true }];
    case 'changed_at_channel':
      return [{ kind: 'changed', key: hold.id }];
    case 'manual':
      return [{ kind: 'manual', key: hold.id, hold }];
  }
}

/** Two lines of one product want one link. */
function linkNeeds(holds: readonly ActiveHold[]): Need[] {
  const links = new Map(
    holds.map(({ id, data }) => {
      const listingId = typeof data.listingId === 'string' ? data.listingId : null;
      const sku = typeof data.sku === 'string' ? data.sku : '';
      return [listingId ?? id, { id, listingId, sku }];
    }),
  );
  const [first] = links.values();
  return first
    ? [{ kind: 'link', key: first.id, listingId: first.listingId, sku: first.sku, more: links.size - 1 }]
    : [];
}

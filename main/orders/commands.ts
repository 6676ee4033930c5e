/** Writes on orders: holds, the delivery address, how to ship, services. What follows is left to the next steps. */
import { addressSchema } from '../../shared/base/address.ts';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import { addressProblems } from '../../shared/orders/address-check.ts';
import { isService, openQty } from '../../shared/orders/facts.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import { loadFacts } from './facts-store.ts';
import { setHold } from './holds.ts';
import { shipLineUnits } from './lines.ts';
import { recheckHolds } from './recheck.ts';
import { reindexOrder } from './search-index-store.ts';
import type { StoredOrder } from './store.ts';
import { holdsOf, orderOf } from './store.ts';

export const orderCommands: CommandHandlers<
  | 'order.hold'
  | 'order.release_hold'
  | 'order.restore_holds'
  | 'order.set_address'
  | 'order.choose_shipping'
  | 'order.complete_services'
  | 'order.recheck'
> = {
  'order.hold'(run, { orderId, note }) {
    const order = openOrder(run, orderId);
    if (!order.ok) return order;
    if (isPacked(run, orderId)) return refuse('already_packed');
    const isHeld = holdsOf(run.tx, orderId).some(
      (hold) => hold.code === 'manual' && hold.released_at === null,
    );
    if (isHeld) return refuse('hold_exists');
    const holdId = setHold(run, orderId, 'manual', { note });
    run.undoWith('order.release_hold', { orderId, code: 'manual' }, [orderId]);
    run.advance(orderId);
    return ok({ holdId });
  },

  'order.release_hold'(run, { orderId, code }) {
    if (!orderOf(run.tx, orderId)) return refuse('order_unknown', { orderId });
    // A line without an item cannot be picked, whoever lets it pass.
    if (code === 'unlinked_item') return refuse('hold_needs_fix', { code });
    const active = holdsOf(run.tx, orderId).filter((hold) => hold.code === code && hold.released_at === null);
    if (active.length === 0) return refuse('hold_unknown', { code });
    for (const hold of active) {
      run.tx.update('hold', { id: hold.id }, { released_at: run.now, released_by: run.actor.personId });
    }
    run.event('hold.released', { orderId, data: { code } });
    run.undoWith('order.restore_holds', { orderId, holdIds: active.map((hold) => hold.id) }, [orderId]);
    run.advance(orderId);
    return ok({ released: active.length });
  },

  'order.restore_holds'(run, { orderId, holdIds }) {
    if (!orderOf(run.tx, orderId)) return refuse('order_unknown', { orderId });
    if (isPacked(run, orderId)) return refuse('already_packed');
    const mine = holdsOf(run.tx, orderId).filter(
      (hold) => holdIds.includes(hold.id) && hold.released_at !== null,
    );
    for (const hold of mine) {
      run.tx.update('hold', { id: hold.id }, { released_at: null, released_by: null });
      run.event('hold.set', { orderId, data: { code: hold.code } });
    }
    run.advance(orderId);
    return ok({ restored: mine.length });
  },

  'order.set_address'(run, { orderId, shipping }) {
    const order = openOrder(run, orderId);
    if (!order.ok) return order;
    const facts = loadFacts(run.tx, [orderId]).get(orderId);
    if (facts?.parcels.some((parcel) => parcel.state === 'handed_over')) return refuse('already_handed_over');
    const before = order.value;
    const text = JSON.stringify(shipping);
    const theirs = before.channel_shipping ?? before.shipping;
    run.change(orderId, 'shipping', before.shipping, text);
    run.tx.update(
      'orders',
      { id: orderId },
      {
        shipping: text,
        // Typed back to what the channel says: ours is no correction any more.
        channel_shipping: text === theirs ? null : theirs,
        country: shipping.country,
        customer_name: shipping.name || shipping.company || before.customer_name,
      },
    );
    reindexOrder(run.tx, orderId);
    run.event('order.address_changed', { orderId });
    run.undoWith(
      'order.set_address',
      { orderId, shipping: addressSchema.parse(JSON.parse(before.shipping)) },
      [orderId],
    );
    recheckHolds(run, orderId);
    return ok({ orderId, problems: addressProblems(shipping) });
  },

  'order.choose_shipping'(run, { orderId, policy }) {
    const order = openOrder(run, orderId);
    if (!order.ok) return order;
    const before = order.value.ship_policy;
    const isStarted = loadFacts(run.tx, [orderId])
      .get(orderId)
      ?.fulfilments.some(
        (one) => one.state === 'picking' || one.state === 'picked' || one.state === 'packed',
      );
    if (isStarted && policy !== 'part') return refuse('already_released');
    run.tx.update('orders', { id: orderId }, { ship_policy: policy });
    run.change(orderId, 'ship_policy', before, policy);
    run.event('order.shipping_chosen', { orderId, data: { policy } });
    run.undoWith('order.choose_shipping', { orderId, policy: before }, [orderId]);
    run.advance(orderId);
    return ok({ orderId });
  },

  'order.complete_services'(run, { orderId }) {
    const order = openOrder(run, orderId);
    if (!order.ok) return order;
    const facts = loadFacts(run.tx, [orderId]).get(orderId);
    if (!facts || facts.holds.length > 0) return refuse('order_on_hold');
    const open = facts.lines.filter((line) => isService(line) && openQty(line) > 0);
    if (open.length === 0) return refuse('nothing_to_complete');
    for (const line of open) shipLineUnits(run, orderId, line.id, openQty(line));
    run.event('order.services_completed', { orderId, data: { lines: open.length } });
    run.advance(orderId);
    return ok({ orderId });
  },

  'order.recheck'(run, { orderId }) {
    if (!orderOf(run.tx, orderId)) return refuse('order_unknown', { orderId });
    recheckHolds(run, orderId);
    return ok({ orderId });
  },
};

function openOrder(run: Run, orderId: string): Result<StoredOrder, 'order_unknown' | 'order_not_open'> {
  const order = orderOf(run.tx, orderId);
  if (!order) return refuse('order_unknown', { orderId });
  if (order.life !== 'open' || order.is_history === 1) return refuse('order_not_open', { life: order.life });
  run.touch('orders', `order:${orderId}`);
  return ok(order);
}

/** A parcel of it stands ready to leave. */
const isPacked = (run: Run, orderId: string): boolean =>
  loadFacts(run.tx, [orderId])
    .get(orderId)
    ?.fulfilments.some((one) => one.state === 'packed') ?? false;

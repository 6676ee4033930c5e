/** Looks at a stored order again and makes its holds follow: after a change at the channel, a link, a fixed address, a payment. */
import { addressSchema } from '../../shared/base/address.ts';
import { assert } from '../../shared/base/assert.ts';
import { totalsDifferences } from '../../shared/orders/totals.ts';
import type { Run } from '../db/run.ts';
import { followHolds } from './holds.ts';
import { holdsOf, linesOf, orderOf, paymentMethodsOf, paymentsOf } from './store.ts';

/** Sets and releases what the facts ask for, and has the order's next steps done. History is left alone. */
export function recheckHolds(run: Run, orderId: string): void {
  const order = orderOf(run.tx, orderId);
  assert(order, `order ${orderId} exists`);
  if (order.is_history === 1) return;
  const lines = linesOf(run.tx, orderId);
  const suspicion = holdsOf(run.tx, orderId).find((hold) => hold.code === 'duplicate_suspected');
  const policy = paymentMethodsOf(run.tx, order.account_id).find(
    (method) => method.code === order.payment_method,
  )?.policy;
  const payments = paymentsOf(run.tx, orderId).filter((payment) => payment.state === 'captured');
  // What the channel calls paid is paid, also when its total was changed afterwards.
  const isPaid =
    payments.some((payment) => payment.source === 'channel') ||
    payments.reduce((sum, payment) => sum + payment.amount_minor, 0) >= order.total_minor;
  followHolds(
    run,
    {
      orderId,
      shipping: addressSchema.parse(JSON.parse(order.shipping)),
      needsAddress: lines.some((line) => line.kind === 'goods'),
      isOpen: order.life === 'open' && order.channel_life === 'open',
      unlinkedLines: lines
        .filter(
          (line) => line.kind === 'goods' && line.item_id === null && line.ordered_qty > line.cancelled_qty,
        )
        .map((line) => ({ lineId: line.id, listingId: line.listing_id, sku: line.sku })),
      totals: totalsDifferences({
        totalMinor: order.total_minor,
        taxMinor: order.tax_minor,
        shippingMinor: order.shipping_minor,
        feeMinor: order.fee_minor,
        lines: lines.map((line) => ({
          kind: line.kind,
          totalMinor: line.total_minor,
          taxMinor: line.tax_minor,
        })),
      }),
      duplicateOf: suspicion ? (JSON.parse(suspicion.data) as { originalId: string }).originalId : null,
      awaitsPayment: !isPaid && (policy ?? 'wait') === 'wait',
    },
    false,
  );
  run.advance(orderId);
}

/**
 * An order seen before: what the channel changed since reaches it, each difference stands in its timeline. Nothing that
 * has left the house is rewritten; what cannot follow any more is left to the next steps, which stop the parcel.
 */
import type { Address } from '../../shared/base/address.ts';
import { addressSchema } from '../../shared/base/address.ts';
import { cancelledUnits } from '../../shared/capture/line-changes.ts';
import type { ChannelLine, ChannelOrder } from '../../shared/sync/connector.ts';
import type { Run } from '../db/run.ts';
import { setHold } from '../orders/holds.ts';
import { recheckHolds } from '../orders/recheck.ts';
import { reindexOrder } from '../orders/search-index-store.ts';
import type { StoredLine } from '../orders/store.ts';
import { linesOf, paymentsOf } from '../orders/store.ts';
import { recordPayment, recordRefunds } from './money.ts';
import type { CapturePage } from './page.ts';
import { isGoodsOrService, kindOf, lineValues, newLine, orderValues, summaryOf } from './rows.ts';
import type { ExistingOrder } from './store.ts';
import { listingFor } from './unknown-listing.ts';

/** What the timeline and the audit trail name; the rest of `orderValues` follows silently. */
const NAMED_FIELDS = [
  'channel_status',
  'total_minor',
  'tax_minor',
  'shipping_minor',
  'discount_minor',
  'billing',
  'shipping_method',
  'payment_method',
  'customer_note',
  'gift_note',
] as const;

export function changeOrder(page: CapturePage, stored: ExistingOrder, order: ChannelOrder): 'updated' {
  const { run } = page;
  const orderId = stored.id;
  const values = { ...orderValues(order), is_gone: order.life === 'trashed' ? 1 : 0 };
  const before = run.changes.length;
  for (const field of NAMED_FIELDS) run.change(orderId, field, stored[field], values[field]);

  const address = followAddress(run, stored, order.shipping);
  const lines = followLines(page, stored, order);
  const money = followMoney(run, stored, order, lines);
  run.tx.update(
    'orders',
    { id: orderId },
    {
      ...values,
      ...address.patch,
      ...summaryOf(order.lines),
      paid_minor: stored.paid_minor + money.paid,
      refunded_minor: stored.refunded_minor + money.refunded,
    },
  );
  reindexOrder(run.tx, orderId);
  if (run.changes.length > before || money.paid > 0 || money.refunded > 0 || lines.changed) {
    const fields = [...new Set(run.changes.slice(before).map((change) => change.field))];
    run.event('order.changed_at_channel', { orderId, data: { fields } });
  }
  if (order.life !== stored.channel_life) run.event(`order.channel_${values.channel_life}`, { orderId });
  run.touch('orders', `order:${orderId}`);
  if (stored.is_history === 1) {
    // Nothing is done with it any more; what its columns say follows.
    run.advance(orderId);
    return 'updated';
  }

  reopen(run, stored, order);
  askAboutShipped(run, stored, order, lines.rows);
  recheckHolds(run, orderId);
  return 'updated';
}

/** Cancelled at the channel after something of it has left: nothing can follow by itself, a person has to look. */
function askAboutShipped(
  run: Run,
  stored: ExistingOrder,
  order: ChannelOrder,
  rows: readonly StoredLine[],
): void {
  const isOver = (life: string): boolean => life === 'cancelled' || life === 'trashed';
  if (!isOver(order.life) || isOver(stored.channel_life)) return;
  const lines = rows
    .filter((row) => row.kind === 'goods' && row.shipped_qty > 0)
    .map((row) => ({ lineId: row.id, qty: row.shipped_qty }));
  if (lines.length > 0) setHold(run, stored.id, 'changed_at_channel', { life: order.life, lines });
}

/** The channel brought a cancelled order back to life. */
function reopen(run: Run, stored: ExistingOrder, order: ChannelOrder): void {
  const wasOver = stored.channel_life === 'cancelled' || stored.channel_life === 'trashed';
  if (stored.life !== 'cancelled' || !wasOver || order.life !== 'open') return;
  run.tx.update('orders', { id: stored.id }, { life: 'open' });
  run.event('order.reopened', { orderId: stored.id });
}

/** Ours stays where a person corrected it, unless the channel's own address changed since. */
function followAddress(run: Run, stored: ExistingOrder, theirs: Address) {
  const ours = addressSchema.parse(JSON.parse(stored.shipping));
  const baseline = stored.channel_shipping ?? stored.shipping;
  const text = JSON.stringify(theirs);
  if (text === baseline)
    return {
      shipping: ours,
      patch: { customer_name: nameOf(ours, stored), country: ours.country || stored.country },
    };
  run.change(stored.id, 'shipping', stored.shipping, text);
  return { shipping: theirs, patch: { shipping: text, channel_shipping: null } };
}

const nameOf = (address: Address, stored: ExistingOrder): string =>
  address.name || address.company || stored.customer_name;

interface FollowedLines {
  readonly rows: StoredLine[];
  readonly lineIds: ReadonlyMap<string, string>;
  readonly changed: boolean;
}

function followLines(page: CapturePage, stored: ExistingOrder, order: ChannelOrder): FollowedLines {
  const { run } = page;
  const rows = linesOf(run.tx, stored.id);
  const byExternalId = new Map(rows.map((row) => [row.external_id, row]));
  let changed = false;
  order.lines.forEach((line, position) => {
    const row = byExternalId.get(line.externalId);
    if (row) {
      changed = followLine(page, row, line) || changed;
      return;
    }
    const listing = isGoodsOrService(line.kind) ? listingFor(page, line) : undefined;
    const insert = newLine(run.makeId('line'), stored.id, position, line, listing);
    run.tx.insert('order_line', insert);
    run.event('order.line_added', { orderId: stored.id, data: { lineId: insert.id, qty: line.qty } });
    changed = true;
  });
  const still = new Set(order.lines.map((line) => line.externalId));
  for (const row of rows) {
    if (still.has(row.external_id) || row.ordered_qty === 0) continue;
    changed = removeLine(run, row) || changed;
  }
  const after = linesOf(run.tx, stored.id);
  return { rows: after, lineIds: new Map(after.map((row) => [row.external_id, row.id])), changed };
}

function followLine(page: CapturePage, row: StoredLine, line: ChannelLine): boolean {
  const { run } = page;
  const values = lineValues(line);
  run.change(row.id, 'total_minor', row.total_minor, values.total_minor);
  const listing = isGoodsOrService(line.kind) ? listingFor(page, line) : undefined;
  const isOtherProduct = listing !== undefined && listing.id !== row.listing_id;
  const mayRelink = isOtherProduct && row.allocated_qty === 0 && row.shipped_qty === 0;
  const wasQty = row.ordered_qty - row.cancelled_qty - row.channel_cancelled_qty;
  run.tx.update(
    'order_line',
    { id: row.id },
    {
      ...values,
      // More units than ever: the line grows. Fewer: what is too much is cancelled by quantity, below.
      ordered_qty: Math.max(row.ordered_qty, line.qty),
      ...(mayRelink ? { listing_id: listing.id, item_id: listing.item_id, kind: kindOf(line, listing) } : {}),
    },
  );
  if (isGoodsOrService(row.kind) && line.qty !== row.ordered_qty) {
    run.change(row.id, 'ordered_qty', wasQty, line.qty);
  }
  return row.total_minor !== values.total_minor || row.ordered_qty !== line.qty || isOtherProduct;
}

function removeLine(run: Run, row: StoredLine): boolean {
  if (
    row.total_minor === 0 &&
    row.tax_minor === 0 &&
    row.cancelled_qty + row.channel_cancelled_qty >= row.ordered_qty
  )
    return false;
  run.change(row.id, 'total_minor', row.total_minor, 0);
  run.event('order.line_removed', { orderId: row.order_id, data: { lineId: row.id, qty: row.ordered_qty } });
  run.tx.update(
    'order_line',
    { id: row.id },
    { subtotal_minor: 0, total_minor: 0, tax_minor: 0, taxes: '[]' },
  );
  return true;
}

function followMoney(run: Run, stored: ExistingOrder, order: ChannelOrder, lines: FollowedLines) {
  const payments = paymentsOf(run.tx, stored.id).filter((payment) => payment.state === 'captured');
  const paid = recordPayment(run, stored.id, order, payments);
  const refunds = recordRefunds(run, stored.id, order, {
    lineIds: lines.lineIds,
    isInvoiced: stored.invoiced_minor > 0,
    isNew: false,
  });
  if (paid > 0) run.event('payment.received', { orderId: stored.id, data: { minor: paid } });
  for (const id of refunds.ids) run.event('refund.received', { orderId: stored.id, subjectId: id });
  const refundedNow = new Map<string, number>();
  for (const line of refunds.lines)
    refundedNow.set(line.lineId, (refundedNow.get(line.lineId) ?? 0) + line.qty);
  const wanted = new Map(order.lines.map((line) => [line.externalId, line.qty]));
  const isOver = order.life === 'cancelled' || order.life === 'trashed';
  for (const row of lines.rows) {
    if (!isGoodsOrService(row.kind)) continue;
    const refundedQty = row.refunded_qty + (refundedNow.get(row.id) ?? 0);
    const wantedQty = wanted.get(row.external_id) ?? 0;
    const demand = cancelledUnits({
      orderedQty: row.ordered_qty,
      shippedQty: row.shipped_qty,
      refundedQty: row.ordered_qty - wantedQty + refundedQty,
      isCancelled: isOver,
    });
    const target = demand.cancelledQty + demand.channelCancelledQty;
    const applied = Math.min(row.cancelled_qty, target);
    run.tx.update(
      'order_line',
      { id: row.id },
      {
        refunded_qty: refundedQty,
        cancelled_qty: applied,
        channel_cancelled_qty: target - applied,
      },
    );
  }
  return { paid, refunded: refunds.amountMinor };
}

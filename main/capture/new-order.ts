/** An order seen for the first time: its rows, payments, holds, and whether it is history. */

import { goodsKey, suspectedOriginal } from '../../shared/capture/duplicates.ts';
import { derive } from '../../shared/orders/derive.ts';
import { shipByAt } from '../../shared/orders/ship-by.ts';
import { totalsDifferences } from '../../shared/orders/totals.ts';
import type { ChannelOrder } from '../../shared/sync/connector.ts';
import { followHolds } from '../orders/holds.ts';
import { searchTextOf, tokensOf } from '../orders/search-index-store.ts';
import { openForReduced } from '../stock/opening.ts';
import { recordPayment, recordRefunds } from './money.ts';
import type { CapturePage } from './page.ts';
import { isGoodsOrService, newLine, orderValues, searchPartsOf, summaryOf } from './rows.ts';
import type { LineInsert } from './store.ts';
import { listingFor } from './unknown-listing.ts';

/**
 * Older than the cut-over, or finished before the account was first read: searchable, never worked on, no movement, no
 * invoice, no write-back.
 */
function isHistory(page: CapturePage, order: ChannelOrder): boolean {
  if (order.placedAt < page.account.cutover_at) return true;
  const isFinished = order.life === 'completed' || order.life === 'cancelled';
  return isFinished && (page.isInitial || (order.completedAt ?? order.modifiedAt) < page.account.created_at);
}

export function createOrder(page: CapturePage, order: ChannelOrder, customerId: string): void {
  const { run } = page;
  const orderId = run.makeId('order');
  const history = isHistory(page, order);
  const lines = order.lines.map((line, position): LineInsert => {
    const listing = isGoodsOrService(line.kind) ? listingFor(page, line) : undefined;
    return newLine(run.makeId('line'), orderId, position, line, listing);
  });
  const lineIds = new Map(lines.map((line) => [line.external_id, line.id]));
  const finished = order.life === 'cancelled' ? 'cancelled' : 'completed';
  const life = history ? finished : 'open';
  const values = orderValues(order);
  const searchText = searchTextOf(searchPartsOf(order));

  const orderKey = run.tx.insert('orders', {
    id: orderId,
    account_id: page.account.id,
    external_id: order.externalId,
    placed_at: order.placedAt,
    captured_at: run.now,
    ship_by_at: history ? null : shipByAt(order.placedAt, page.shipBy),
    shipped_at: null,
    is_history: history ? 1 : 0,
    is_gone: 0,
    life,
    ...values,
    paid_minor: order.payment.paidAt === null ? 0 : Math.max(0, order.totalMinor),
    refunded_minor: order.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0),
    invoiced_minor: 0,
    customer_id: customerId,
    shipping: JSON.stringify(order.shipping),
    channel_shipping: null,
    ship_policy: 'undecided',
    ...summaryOf(order.lines),
    search_text: searchText,
    // Filled in by the order's next steps before the commit; history has none and gets its final values below.
    holds: '',
    stock_status: 'not_needed',
    fulfilment_status: 'not_needed',
    payment_status: 'unpaid',
    return_status: 'none',
    channel_agreement: 'agrees',
    bucket: 'done',
    next_step: 'none',
    ...(history ? historyColumns(order, lines, finished) : {}),
  });
  run.tx.insert('order_search', {
    rowid: orderKey,
    grams: tokensOf(searchText, values.country, page.account.id),
  });

  const refundedQty = refundedQtyOf(order);
  for (const line of lines) {
    const refunded = refundedQty.get(line.external_id) ?? 0;
    const isCounted = isGoodsOrService(line.kind);
    run.tx.insert('order_line', {
      ...line,
      refunded_qty: refunded,
      ...(history && isCounted ? historyQuantities(line.ordered_qty, refunded, finished) : {}),
      // Taken back by the next steps where that is still possible.
      ...(!history && isCounted
        ? { channel_cancelled_qty: cancelledAtChannel(order, line.ordered_qty, refunded) }
        : {}),
    });
  }
  recordPayment(run, orderId, order, []);
  recordRefunds(run, orderId, order, { lineIds, isInvoiced: false, isNew: true });
  run.event('order.captured', {
    orderId,
    data: { lines: lines.length, ...(history ? { isHistory: true } : {}) },
  });
  run.touch('orders', 'customers');
  if (history) return;

  addReducedStock(page, orderId, order, lineIds);
  followHolds(
    run,
    {
      orderId,
      shipping: order.shipping,
      needsAddress: lines.some((line) => line.kind === 'goods'),
      isOpen: order.life === 'open',
      unlinkedLines: lines
        .filter((line) => line.kind === 'goods' && line.item_id === null)
        .map((line) => ({ lineId: line.id, listingId: line.listing_id ?? null, sku: line.sku })),
      totals: totalsDifferences(order),
      duplicateOf: duplicateOf(page, orderId, order, customerId),
      awaitsPayment: awaitsPayment(page, order),
    },
    true,
  );
  run.advance(orderId);
}

const refundedQtyOf = (order: ChannelOrder): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const refund of order.refunds) {
    for (const line of refund.lines)
      sums.set(line.lineExternalId, (sums.get(line.lineExternalId) ?? 0) + line.qty);
  }
  return sums;
};

const cancelledAtChannel = (order: ChannelOrder, orderedQty: number, refundedQty: number): number =>
  order.life === 'cancelled' || order.life === 'trashed' ? orderedQty : Math.min(orderedQty, refundedQty);

/** Unpaid at the channel, by a method whose orders wait, with something to pay. */
const awaitsPayment = (page: CapturePage, order: ChannelOrder): boolean =>
  order.payment.paidAt === null &&
  order.totalMinor > 0 &&
  (page.policies.get(order.payment.method) ?? 'wait') === 'wait';

function historyQuantities(ordered: number, refunded: number, life: 'completed' | 'cancelled') {
  if (life === 'cancelled') return { cancelled_qty: ordered };
  const cancelled = Math.min(ordered, refunded);
  return { cancelled_qty: cancelled, shipped_qty: ordered - cancelled };
}

function historyColumns(order: ChannelOrder, lines: readonly LineInsert[], life: 'completed' | 'cancelled') {
  const refunded = refundedQtyOf(order);
  const derived = derive({
    id: '',
    life,
    isHistory: true,
    isGone: false,
    channelLife: order.life === 'draft' ? 'open' : order.life,
    placedAt: order.placedAt,
    totalMinor: order.totalMinor,
    refundedMinor: order.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0),
    invoicedMinor: 0,
    shipPolicy: 'undecided',
    paymentPolicy: 'wait',
    account: { id: '', mode: 'read_only', invoicedBy: 'nobody', invoiceWhen: 'manual' },
    lines: lines.map((line) => {
      const quantities = isGoodsOrService(line.kind)
        ? historyQuantities(line.ordered_qty, refunded.get(line.external_id) ?? 0, life)
        : { cancelled_qty: 0 };
      return {
        id: line.id,
        kind: line.kind,
        itemId: line.item_id ?? null,
        isStocked: false,
        orderedQty: line.ordered_qty,
        cancelledQty: quantities.cancelled_qty,
        backorderedQty: 0,
        allocatedQty: 0,
        pickedQty: 0,
        packedQty: 0,
        shippedQty: 'shipped_qty' in quantities ? (quantities.shipped_qty ?? 0) : 0,
        channelCancelledQty: 0,
      };
    }),
    holds: [],
    fulfilments: [],
    parcels: [],
    payments:
      order.payment.paidAt !== null && order.totalMinor > 0
        ? [{ id: '', source: 'channel', amountMinor: order.totalMinor, state: 'captured' }]
        : [],
    intents: [],
    uninvoicedQty: 0,
  });
  return {
    stock_status: derived.stockStatus,
    fulfilment_status: derived.fulfilmentStatus,
    payment_status: derived.paymentStatus,
    bucket: derived.bucket,
    next_step: derived.nextStep,
  };
}

/** The shop's quantity already lacks what it took off for unshipped orders: on hand is that much more. */
function addReducedStock(
  page: CapturePage,
  orderId: string,
  order: ChannelOrder,
  lineIds: ReadonlyMap<string, string>,
): void {
  for (const line of order.lines) {
    const listing = line.listingExternalId ? page.listings.get(line.listingExternalId) : undefined;
    const lineId = lineIds.get(line.externalId);
    if (!listing || lineId === undefined || line.reducedQty <= 0) continue;
    openForReduced(page.run, {
      listingId: listing.id,
      orderId,
      lineId,
      qty: line.reducedQty,
      // By our clock, as the reading that opens is.
      reducedAt: order.placedAt - page.account.clock_offset_ms,
    });
  }
}

function duplicateOf(
  page: CapturePage,
  orderId: string,
  order: ChannelOrder,
  customerId: string,
): string | null {
  if (order.life !== 'open') return null;
  const goods = order.lines.filter((line) => isGoodsOrService(line.kind));
  const trace = {
    id: orderId,
    customerId,
    placedAt: order.placedAt,
    totalMinor: order.totalMinor,
    goods: goodsKey(goods),
  };
  const original = suspectedOriginal(trace, page.traces);
  page.traces.push(trace);
  return original?.id ?? null;
}

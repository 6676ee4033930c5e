/**
 * What can happen next for an order, without a person: pure and total. `main/flow/advance.ts` carries the steps out in
 * the same transaction until none is left, so each step must change the facts that asked for it.
 */
import { fulfilmentStatusOf, isMoneySettled, paymentStatusOf } from './derive.ts';
import type { LineFacts, OrderFacts } from './facts.ts';
import { isService, isShippable, openQty } from './facts.ts';

export type Step =
  /** Claim stock for these units; what is not there becomes a back-order. */
  | {
      readonly kind: 'allocate';
      readonly lines: readonly { readonly lineId: string; readonly qty: number }[];
    }
  /** Hand the claimed units to picking: one fulfilment per warehouse. */
  | { readonly kind: 'release' }
  /** Services, downloads and gift cards are done with the goods they came with. */
  | { readonly kind: 'settle_services' }
  | { readonly kind: 'issue_invoice' }
  | { readonly kind: 'tell_shipped'; readonly parcelId: string }
  | { readonly kind: 'tell_paid'; readonly paymentId: string }
  | { readonly kind: 'tell_complete' }
  | { readonly kind: 'complete' };

export function nextSteps(facts: OrderFacts): Step[] {
  if (facts.isHistory) return [];
  const steps: Step[] = [];

  if (facts.life === 'open') {
    const unclaimed = facts.lines
      .filter(needsClaim)
      .map((line) => ({ lineId: line.id, qty: unclaimedQty(line) }));
    if (unclaimed.length > 0) steps.push({ kind: 'allocate', lines: unclaimed });
    else if (mayRelease(facts)) steps.push({ kind: 'release' });
    if (goodsAreDone(facts) && hasOpenServices(facts)) steps.push({ kind: 'settle_services' });
    if (isSettled(facts)) steps.push({ kind: 'complete' });
  }
  if (invoiceIsDue(facts)) steps.push({ kind: 'issue_invoice' });
  if (facts.account.mode === 'live' && !facts.isGone) steps.push(...tellings(facts));
  return steps;
}

const unclaimedQty = (line: LineFacts): number => openQty(line) - line.allocatedQty - line.backorderedQty;

const needsClaim = (line: LineFacts): boolean =>
  isShippable(line) && line.itemId !== null && unclaimedQty(line) > 0;

/** Claimed units that no live fulfilment has yet. */
function unreleasedQty(facts: OrderFacts): number {
  const released = new Map<string, number>();
  for (const fulfilment of facts.fulfilments) {
    if (fulfilment.state === 'cancelled') continue;
    for (const line of fulfilment.lines) {
      released.set(line.lineId, (released.get(line.lineId) ?? 0) + line.qty - line.shippedQty);
    }
  }
  return facts.lines.reduce(
    (sum, line) => sum + Math.max(0, line.allocatedQty - (released.get(line.id) ?? 0)),
    0,
  );
}

/** No hold, nothing short unless a person chose to ship in parts, and something to release. */
export function mayRelease(facts: OrderFacts): boolean {
  if (facts.life !== 'open' || facts.holds.length > 0 || unreleasedQty(facts) === 0) return false;
  const isShort = facts.lines.some((line) => isShippable(line) && openQty(line) > line.allocatedQty);
  return !isShort || facts.shipPolicy === 'part';
}

/** Goods were wanted, and every wanted unit has left. */
const goodsAreDone = (facts: OrderFacts): boolean => {
  const goods = facts.lines.filter(isShippable);
  return goods.some((line) => line.shippedQty > 0) && goods.every((line) => openQty(line) === 0);
};

const hasOpenServices = (facts: OrderFacts): boolean =>
  facts.lines.some((line) => isService(line) && openQty(line) > 0);

/** Settled in quantity and in money. */
function isSettled(facts: OrderFacts): boolean {
  const isOpen = facts.lines.some((line) => (isShippable(line) || isService(line)) && openQty(line) > 0);
  if (isOpen || facts.holds.length > 0) return false;
  if (facts.fulfilments.some((one) => one.state !== 'handed_over' && one.state !== 'cancelled')) return false;
  return isMoneySettled(paymentStatusOf(facts));
}

/**
 * Whether an invoice is due by the account's setting: at payment, when paid and nothing invoiced yet; at hand-over, for
 * shipped units that stand on no invoice.
 */
export function invoiceIsDue(facts: OrderFacts): boolean {
  if (facts.account.invoicedBy !== 'orderly' || facts.isHistory) return false;
  if (facts.holds.some((hold) => hold.code !== 'payment')) return false;
  if (facts.account.invoiceWhen === 'hand_over') return facts.uninvoicedQty > 0;
  if (facts.account.invoiceWhen === 'payment') {
    const status = paymentStatusOf(facts);
    const isPaid = status === 'paid' || status === 'overpaid' || status === 'partly_refunded';
    return facts.life !== 'cancelled' && facts.invoicedMinor === 0 && facts.totalMinor > 0 && isPaid;
  }
  return false;
}

/** What the channel must hear and has not been told yet. */
function tellings(facts: OrderFacts): Step[] {
  const told = new Set(facts.intents.map((intent) => `${intent.kind}:${intent.subjectId}`));
  const steps: Step[] = [];
  for (const parcel of facts.parcels) {
    if (parcel.state === 'handed_over' && !told.has(`ship:${parcel.id}`))
      steps.push({ kind: 'tell_shipped', parcelId: parcel.id });
  }
  for (const payment of facts.payments) {
    if (payment.source === 'person' && payment.state === 'captured' && !told.has(`paid:${payment.id}`)) {
      steps.push({ kind: 'tell_paid', paymentId: payment.id });
    }
  }
  const isServiceOnly =
    fulfilmentStatusOf(facts) === 'not_needed' &&
    facts.lines.some((line) => isService(line) && line.shippedQty > 0);
  if (
    isServiceOnly &&
    facts.channelLife === 'open' &&
    !hasOpenServices(facts) &&
    !told.has(`complete:${facts.id}`)
  )
    steps.push({ kind: 'tell_complete' });
  return steps;
}

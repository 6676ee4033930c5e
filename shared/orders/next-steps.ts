/**
 * What can happen next for an order, without a person: pure and total. `main/flow/advance.ts` carries the steps out in
 * the same transaction until none is left, so each step must change the facts that asked for it.
 */
import { fulfilmentStatusOf, isMoneySettled, paymentStatusOf } from './derive.ts';
import type { FulfilmentFacts, LineFacts, OrderFacts } from './facts.ts';
import { isService, isShippable, openQty, paidMinor } from './facts.ts';

export type Step =
  /** Take back units that the channel cancelled, as far as they have not left their shelf. */
  | {
      readonly kind: 'cancel_units';
      readonly lines: readonly { readonly lineId: string; readonly qty: number }[];
    }
  /** Units that the channel cancelled are picked or packed: nothing of it may leave until a person has looked. */
  | { readonly kind: 'stop'; readonly fulfilmentIds: readonly string[] }
  /** The channel says it is done by others: what is not in work here has left from the shop's shelf. */
  | {
      readonly kind: 'ship_elsewhere';
      readonly lines: readonly { readonly lineId: string; readonly qty: number }[];
    }
  /** Claim stock for these units; what is not there becomes a back-order. */
  | {
      readonly kind: 'allocate';
      readonly lines: readonly { readonly lineId: string; readonly qty: number }[];
    }
  /** What nobody has started comes back from picking: the order is held, or something of it went missing. */
  | { readonly kind: 'recall' }
  /** Hand the claimed units to picking: one fulfilment per warehouse. */
  | { readonly kind: 'release' }
  /** Services, downloads and gift cards are done with the goods they came with. */
  | { readonly kind: 'settle_services' }
  | { readonly kind: 'issue_invoice' }
  | { readonly kind: 'tell_shipped'; readonly parcelId: string }
  | { readonly kind: 'tell_paid'; readonly paymentId: string }
  | { readonly kind: 'tell_complete' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'cancel' };

export function nextSteps(facts: OrderFacts): Step[] {
  if (facts.isHistory) return [];
  const steps: Step[] = [];

  const takenBack = facts.lines
    .map((line) => ({ lineId: line.id, qty: cancellableQty(line) }))
    .filter(({ qty }) => qty > 0);
  // The rest is decided on the facts without them.
  if (takenBack.length > 0) return [{ kind: 'cancel_units', lines: takenBack }];
  if (facts.life === 'open' && facts.channelLife === 'completed') {
    const elsewhere = facts.lines
      .map((line) => ({ lineId: line.id, qty: leftElsewhereQty(line) }))
      .filter(({ qty }) => qty > 0);
    if (elsewhere.length > 0) return [{ kind: 'ship_elsewhere', lines: elsewhere }];
  }
  const toStop = fulfilmentsToStop(facts);
  if (toStop.length > 0) steps.push({ kind: 'stop', fulfilmentIds: toStop });

  if (facts.life === 'open') {
    const unclaimed = facts.lines
      .filter(needsClaim)
      .map((line) => ({ lineId: line.id, qty: unclaimedQty(line) }));
    if (unclaimed.length > 0) steps.push({ kind: 'allocate', lines: unclaimed });
    else if (mustRecall(facts)) steps.push({ kind: 'recall' });
    else if (mayRelease(facts)) steps.push({ kind: 'release' });
    if (goodsAreDone(facts) && hasOpenServices(facts)) steps.push({ kind: 'settle_services' });
    if (isCancelled(facts)) steps.push({ kind: 'cancel' });
    else if (isSettled(facts)) steps.push({ kind: 'complete' });
  }
  if (invoiceIsDue(facts)) steps.push({ kind: 'issue_invoice' });
  if (facts.account.mode === 'live' && !facts.isGone) steps.push(...tellings(facts));
  return steps;
}

/** Units cancelled at the channel that nobody has picked. */
const cancellableQty = (line: LineFacts): number =>
  Math.min(line.channelCancelledQty, openQty(line) - line.pickedQty);

const leftElsewhereQty = (line: LineFacts): number => (isCounted(line) ? openQty(line) - line.pickedQty : 0);

/** Fulfilments that hold picked units which the channel has cancelled or says have left already, and are not stopped yet. */
function fulfilmentsToStop(facts: OrderFacts): string[] {
  const cancelled = new Set(
    facts.lines
      .filter(
        (line) => line.pickedQty > 0 && (line.channelCancelledQty > 0 || facts.channelLife === 'completed'),
      )
      .map((line) => line.id),
  );
  if (cancelled.size === 0) return [];
  return facts.fulfilments
    .filter((one) => one.state !== 'handed_over' && one.state !== 'cancelled' && one.stopCode === null)
    .filter((one) => !isLetGo(one, facts))
    .filter((one) => one.lines.some((line) => cancelled.has(line.lineId) && line.pickedQty > line.shippedQty))
    .map((one) => one.id);
}

/** A person saw these changes and lets it go; whatever the channel changes beyond them stops it again. */
function isLetGo(fulfilment: FulfilmentFacts, facts: OrderFacts): boolean {
  const { letGo } = fulfilment;
  if (letGo === null || letGo.code !== stopCodeFor(facts)) return false;
  return facts.lines.every(
    (line) => line.channelCancelledQty <= (letGo.lines.find((one) => one.lineId === line.id)?.qty ?? 0),
  );
}

/** Why work is stopped, as the channel's state says it. */
export const stopCodeFor = (facts: Pick<OrderFacts, 'channelLife'>): string =>
  facts.channelLife === 'open' ? 'changed_at_channel' : `${facts.channelLife}_at_channel`;

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
  return !isShort(facts) || facts.shipPolicy === 'part';
}

const isShort = (facts: OrderFacts): boolean =>
  facts.lines.some((line) => isShippable(line) && openQty(line) > line.allocatedQty);

const mustRecall = (facts: OrderFacts): boolean =>
  facts.fulfilments.some((one) => one.state === 'released') &&
  (facts.holds.length > 0 || (isShort(facts) && facts.shipPolicy !== 'part'));

/** Goods were wanted, and every wanted unit has left. */
const goodsAreDone = (facts: OrderFacts): boolean => {
  const goods = facts.lines.filter(isShippable);
  return goods.some((line) => line.shippedQty > 0) && goods.every((line) => openQty(line) === 0);
};

const hasOpenServices = (facts: OrderFacts): boolean =>
  facts.lines.some((line) => isService(line) && openQty(line) > 0);

/** Cancelled or gone at the channel, nothing has left and nothing is in work any more. */
const isCancelled = (facts: OrderFacts): boolean =>
  (facts.channelLife === 'cancelled' || facts.channelLife === 'trashed') &&
  facts.lines.every((line) => line.shippedQty === 0 && (!isCounted(line) || openQty(line) === 0));

const isCounted = (line: LineFacts): boolean => isShippable(line) || isService(line);

/** Settled in quantity and in money. */
function isSettled(facts: OrderFacts): boolean {
  const isOpen = facts.lines.some((line) => isCounted(line) && openQty(line) > 0);
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
  // What was superseded (a corrected tracking number) is told again.
  const told = new Set(
    facts.intents
      .filter((intent) => intent.state !== 'superseded')
      .map((intent) => `${intent.kind}:${intent.subjectId}`),
  );
  const steps: Step[] = [];
  for (const parcel of facts.parcels) {
    if (parcel.state === 'handed_over' && !told.has(`ship:${parcel.id}`))
      steps.push({ kind: 'tell_shipped', parcelId: parcel.id });
  }
  // A channel knows paid or unpaid: it hears of payments taken here once, when nothing is owed any more.
  const here = facts.payments.filter(
    (payment) => payment.source === 'person' && payment.state === 'captured',
  );
  const last = here.at(-1);
  if (
    last &&
    paidMinor(facts) >= facts.totalMinor &&
    !here.some((payment) => told.has(`paid:${payment.id}`))
  ) {
    steps.push({ kind: 'tell_paid', paymentId: last.id });
  }
  if (isToBeCompleted(facts) && steps.length === 0 && !told.has(`complete:${facts.id}`))
    steps.push({ kind: 'tell_complete' });
  return steps;
}

/**
 * Whether the channel must be told by itself that an order is done: one without goods, and one whose last parcel was
 * told as a part because the rest was cancelled only afterwards.
 */
function isToBeCompleted(facts: OrderFacts): boolean {
  if (facts.channelLife !== 'open' || hasOpenServices(facts)) return false;
  const isServiceOnly =
    fulfilmentStatusOf(facts) === 'not_needed' &&
    facts.lines.some((line) => isService(line) && line.shippedQty > 0);
  const ships = facts.intents.filter((one) => one.kind === 'ship' && one.state !== 'superseded');
  const isToldInParts = ships.length > 0 && ships.every((one) => !one.isComplete);
  return isServiceOnly || (goodsAreDone(facts) && isToldInParts);
}

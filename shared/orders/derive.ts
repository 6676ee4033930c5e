/** An order's statuses, view and suggestion, computed from its facts. Stored copies must equal this for every row. */
import type { FulfilmentFacts, OrderFacts } from './facts.ts';
import { isService, isShippable, openQty, paidMinor } from './facts.ts';
import type {
  Bucket,
  ChannelAgreement,
  FulfilmentStatus,
  HoldCode,
  PaymentStatus,
  ReturnStatus,
  StockStatus,
  Suggestion,
} from './vocabulary.ts';

export interface Derived {
  readonly stockStatus: StockStatus;
  readonly fulfilmentStatus: FulfilmentStatus;
  readonly paymentStatus: PaymentStatus;
  readonly returnStatus: ReturnStatus;
  readonly channelAgreement: ChannelAgreement;
  readonly bucket: Bucket;
  readonly nextStep: Suggestion;
  /** Codes of active holds, each once, in the order of `HOLD_STEPS`. */
  readonly holds: readonly HoldCode[];
}

/** Which step each hold asks for; also the order in which holds are shown, costliest wait first. */
const HOLD_STEPS: readonly (readonly [HoldCode, Suggestion])[] = [
  ['changed_at_channel', 'review_change'],
  ['address', 'fix_address'],
  ['unlinked_item', 'link_item'],
  ['totals_differ', 'check_totals'],
  ['duplicate_suspected', 'check_duplicate'],
  ['manual', 'release_hold'],
  ['payment', 'record_payment'],
];

export function derive(facts: OrderFacts): Derived {
  const holds = HOLD_STEPS.map(([code]) => code).filter((code) =>
    facts.holds.some((hold) => hold.code === code),
  );
  const stockStatus = stockStatusOf(facts);
  const fulfilmentStatus = fulfilmentStatusOf(facts);
  const paymentStatus = paymentStatusOf(facts);
  const channelAgreement = channelAgreementOf(facts);
  const place = placeOf(facts, { holds, stockStatus, fulfilmentStatus, paymentStatus });
  return {
    stockStatus,
    fulfilmentStatus,
    paymentStatus,
    returnStatus: 'none',
    channelAgreement,
    holds,
    bucket: place[0],
    nextStep: place[1],
  };
}

export function stockStatusOf(facts: OrderFacts): StockStatus {
  let open = 0;
  let allocated = 0;
  let backordered = 0;
  for (const line of facts.lines) {
    if (!isShippable(line)) continue;
    open += openQty(line);
    allocated += line.allocatedQty;
    backordered += line.backorderedQty;
  }
  if (open === 0) return 'not_needed';
  if (allocated === open) return 'allocated';
  if (allocated > 0) return 'partly_allocated';
  return backordered > 0 ? 'backordered' : 'unallocated';
}

export function fulfilmentStatusOf(facts: OrderFacts): FulfilmentStatus {
  const goods = facts.lines.filter(isShippable);
  if (goods.length === 0) return facts.life === 'cancelled' ? 'cancelled' : 'not_needed';
  const shipped = goods.reduce((sum, line) => sum + line.shippedQty, 0);
  const open = goods.reduce((sum, line) => sum + openQty(line), 0);
  if (open === 0) return shipped > 0 ? 'shipped' : 'cancelled';
  if (shipped > 0) return 'partly_shipped';
  return facts.fulfilments.some(isInWork) ? 'in_work' : 'open';
}

export function paymentStatusOf(facts: OrderFacts): PaymentStatus {
  const paid = paidMinor(facts);
  const refunded = facts.refundedMinor;
  if (paid === 0) return facts.life === 'cancelled' ? 'voided' : facts.totalMinor === 0 ? 'paid' : 'unpaid';
  if (refunded >= paid) return 'refunded';
  if (refunded > 0) return 'partly_refunded';
  if (paid < facts.totalMinor) return 'partly_paid';
  return paid > facts.totalMinor ? 'overpaid' : 'paid';
}

export function channelAgreementOf(facts: OrderFacts): ChannelAgreement {
  if (facts.intents.some((intent) => intent.state === 'differs' || intent.state === 'refused'))
    return 'differs';
  return facts.intents.some((intent) => intent.state === 'pending' || intent.state === 'sent')
    ? 'pending'
    : 'agrees';
}

/** Whether nothing more is owed for it: paid, given back, or free. */
export const isMoneySettled = (status: PaymentStatus): boolean =>
  status === 'paid' ||
  status === 'overpaid' ||
  status === 'refunded' ||
  status === 'partly_refunded' ||
  status === 'voided';

const isInWork = (fulfilment: FulfilmentFacts): boolean =>
  fulfilment.state === 'picking' || fulfilment.state === 'picked' || fulfilment.state === 'packed';

function placeOf(
  facts: OrderFacts,
  seen: {
    readonly holds: readonly HoldCode[];
    readonly stockStatus: StockStatus;
    readonly fulfilmentStatus: FulfilmentStatus;
    readonly paymentStatus: PaymentStatus;
  },
): readonly [Bucket, Suggestion] {
  // A parcel that must not leave and a write that failed need a person, whatever became of the order.
  if (
    facts.fulfilments.some(
      (one) => one.stopCode !== null && one.state !== 'handed_over' && one.state !== 'cancelled',
    )
  ) {
    return ['needs_me', 'unpack'];
  }
  if (facts.intents.some((one) => one.state === 'refused' || one.state === 'differs'))
    return ['needs_me', 'retry_write'];
  if (seen.holds.includes('changed_at_channel')) return ['needs_me', 'review_change'];
  if (facts.isHistory || facts.life !== 'open') return ['done', 'none'];

  const live = facts.fulfilments.filter((one) => one.state !== 'handed_over' && one.state !== 'cancelled');
  const hold = HOLD_STEPS.find(([code]) => seen.holds.includes(code));
  if (hold) return [hold[0] === 'payment' ? 'waiting' : 'needs_me', hold[1]];
  if (live.some((one) => one.state === 'packed')) return ['in_work', 'hand_over'];
  if (live.some((one) => one.state === 'picked')) return ['in_work', 'pack'];
  if (live.some((one) => one.state === 'picking')) return ['in_work', 'pick'];
  if (live.length > 0) return ['ready', 'pick'];

  if (seen.stockStatus === 'partly_allocated') {
    return facts.shipPolicy === 'complete' ? ['waiting', 'await_stock'] : ['needs_me', 'split_or_wait'];
  }
  if (seen.stockStatus === 'backordered' || seen.stockStatus === 'unallocated')
    return ['waiting', 'await_stock'];
  if (facts.lines.some((line) => isService(line) && openQty(line) > 0))
    return ['needs_me', 'complete_services'];
  return isMoneySettled(seen.paymentStatus) ? ['done', 'none'] : ['waiting', 'record_payment'];
}

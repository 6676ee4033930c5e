/** The facts of one order that rules look at. Statuses and steps are computed from these and from nothing else. */
import type { LineKind } from '../sync/connector.ts';
import type { HoldCode, Life } from './vocabulary.ts';

export interface LineFacts {
  readonly id: string;
  readonly kind: LineKind;
  readonly itemId: string | null;
  /** Whether its item's stock is counted; uncounted goods ship without claims. */
  readonly isStocked: boolean;
  readonly orderedQty: number;
  readonly cancelledQty: number;
  readonly backorderedQty: number;
  readonly allocatedQty: number;
  readonly pickedQty: number;
  readonly packedQty: number;
  readonly shippedQty: number;
  /** Cancelled at the channel, but already in work or shipped here. */
  readonly channelCancelledQty: number;
}

export interface HoldFacts {
  readonly id: string;
  readonly code: HoldCode;
  readonly lineId: string | null;
}

export type FulfilmentState = 'released' | 'picking' | 'picked' | 'packed' | 'handed_over' | 'cancelled';

export interface FulfilmentFacts {
  readonly id: string;
  readonly warehouseId: string;
  readonly state: FulfilmentState;
  readonly stopCode: string | null;
  /** What a person accepted when letting stopped work go; null: never stopped, or stopped now. */
  readonly letGo: {
    readonly code: string;
    readonly lines: readonly { readonly lineId: string; readonly qty: number }[];
  } | null;
  readonly lines: readonly {
    readonly id: string;
    readonly lineId: string;
    readonly qty: number;
    readonly pickedQty: number;
    readonly packedQty: number;
    readonly shippedQty: number;
  }[];
}

export interface ParcelFacts {
  readonly id: string;
  readonly fulfilmentId: string;
  readonly state: 'open' | 'packed' | 'handed_over' | 'unpacked';
  readonly handedOverAt: number | null;
}

export interface IntentFacts {
  readonly kind: string;
  readonly subjectId: string;
  readonly state: 'pending' | 'sent' | 'confirmed' | 'differs' | 'refused' | 'dropped' | 'superseded';
  /** It tells that nothing more of the order will be shipped. */
  readonly isComplete: boolean;
}

export interface PaymentFacts {
  readonly id: string;
  readonly source: 'channel' | 'person';
  readonly amountMinor: number;
  readonly state: 'captured' | 'voided';
}

export interface OrderFacts {
  readonly id: string;
  readonly life: Life;
  readonly isHistory: boolean;
  readonly isGone: boolean;
  /** What the channel itself says of the order's life. */
  readonly channelLife: 'open' | 'completed' | 'cancelled' | 'trashed';
  readonly placedAt: number;
  readonly totalMinor: number;
  readonly refundedMinor: number;
  readonly invoicedMinor: number;
  readonly shipPolicy: 'undecided' | 'complete' | 'part';
  /** Whether unpaid orders of this payment method wait or ship. */
  readonly paymentPolicy: 'wait' | 'ship_unpaid';
  readonly account: {
    readonly id: string;
    readonly mode: 'read_only' | 'live';
    readonly invoicedBy: 'orderly' | 'shop' | 'nobody';
    readonly invoiceWhen: 'payment' | 'hand_over' | 'manual';
  };
  readonly lines: readonly LineFacts[];
  /** Active ones. */
  readonly holds: readonly HoldFacts[];
  readonly fulfilments: readonly FulfilmentFacts[];
  readonly parcels: readonly ParcelFacts[];
  readonly payments: readonly PaymentFacts[];
  readonly intents: readonly IntentFacts[];
  /** Shipped units that stand on no live invoice line yet. */
  readonly uninvoicedQty: number;
}

/** Units of a line that are still wanted and not shipped. */
export const openQty = (line: LineFacts): number => line.orderedQty - line.cancelledQty - line.shippedQty;

/** Lines that a parcel carries. */
export const isShippable = (line: Pick<LineFacts, 'kind'>): boolean => line.kind === 'goods';

/** Lines done without a parcel: services, downloads, gift cards. */
export const isService = (line: Pick<LineFacts, 'kind'>): boolean =>
  line.kind === 'service' || line.kind === 'download' || line.kind === 'gift_card';

export const paidMinor = (facts: Pick<OrderFacts, 'payments'>): number =>
  facts.payments.reduce((sum, payment) => sum + (payment.state === 'captured' ? payment.amountMinor : 0), 0);

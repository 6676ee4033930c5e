/**
 * What a connector is: the one door to a kind of channel. It has no database and no timers; it gets its http, clock,
 * log and signal, says what the channel said in the words below, and throws nothing but `ChannelError`. `read` is pure
 * and is run again on stored messages after a fix.
 */
import type { Address } from '../base/address.ts';
import type { Result } from '../base/result.ts';

// ── what the outside world gives a connector ─────────────────────────────────────────────────────────────────────
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
}
export interface HttpResponse {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** When the answer's head arrived, ms UTC by our clock. */
  readonly receivedAt: number;
}
/** Sends one request; rejects with `ChannelError` (`transient`) on network trouble, truncation or an oversized body. */
export type HttpSend = (request: HttpRequest) => Promise<HttpResponse>;

export interface StopSignal {
  readonly aborted: boolean;
}

export interface ConnectorEnv {
  readonly http: HttpSend;
  readonly clock: () => number;
  readonly log: (message: string, data?: Readonly<Record<string, unknown>>) => void;
  /** Ends the work; an `AbortSignal` in practice. */
  readonly signal: StopSignal;
  /** Random bytes, for nonces. */
  readonly random: (bytes: number) => Uint8Array;
}

export type ChannelErrorKind = 'transient' | 'rate_limited' | 'credentials' | 'refused' | 'bug';

/** The only thing a connector throws. `message` is for people and holds no secrets and no personal data. */
export class ChannelError extends Error {
  readonly kind: ChannelErrorKind;
  /** Not before this many ms, as the channel asked (`Retry-After`). */
  readonly retryAfterMs: number | undefined;
  /** The channel's own code, such as `rest_no_route`. */
  readonly code: string | undefined;
  constructor(kind: ChannelErrorKind, message: string, more: { retryAfterMs?: number; code?: string } = {}) {
    super(message);
    this.name = 'ChannelError';
    this.kind = kind;
    this.retryAfterMs = more.retryAfterMs;
    this.code = more.code;
  }
}

// ── what a person must enter ─────────────────────────────────────────────────────────────────────────────────────
export interface ConfigField {
  readonly name: string;
  readonly label: string;
  /** Where the value is found at the channel, in a sentence. */
  readonly help: string;
  readonly type: 'text' | 'url' | 'secret' | 'choice' | 'boolean';
  readonly isRequired: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly default?: string;
}

export interface ChannelConfig {
  readonly url: string;
  /** Settings that are no secret, by field name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Secrets by field name; they never leave the writer. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What `check` learned of the shop. */
  readonly facts: ChannelFacts;
}

export interface ChannelFacts {
  readonly shopName: string;
  readonly currency: string;
  /** IANA zone or fixed offset ("+02:00") of the shop. */
  readonly zone: string;
  readonly version: string;
  /** The shop's clock minus ours, ms. */
  readonly clockOffsetMs: number;
  readonly canWrite: boolean;
  /** Named abilities of this shop, such as `fulfilments`, `shipment_tracking`. */
  readonly abilities: readonly string[];
  readonly paymentMethods: readonly { readonly code: string; readonly title: string }[];
}

export interface CheckFinding {
  readonly code: string;
  readonly level: 'ok' | 'warning' | 'problem';
  /** For people: what was found and what to do. */
  readonly sentence: string;
}
export interface CheckResult {
  readonly facts: ChannelFacts;
  readonly findings: readonly CheckFinding[];
}

// ── what the channel says ────────────────────────────────────────────────────────────────────────────────────────
export type Stream = 'products' | 'orders' | 'reviews';

/** One message as received. `body` is the exact source text; `read` understands it without anything else. */
export interface RawMessage {
  readonly externalId: string;
  readonly body: string;
}
export interface PulledPage {
  readonly messages: readonly RawMessage[];
  /** Opaque text that covers exactly this page and all before it. */
  readonly cursor: string;
  readonly isLast: boolean;
}

export type LineKind = 'goods' | 'service' | 'download' | 'gift_card' | 'fee' | 'shipping';
export interface ChannelTax {
  readonly label: string;
  /** Decimal text such as "19" or "5.5"; null where the channel gives no rate. */
  readonly percent: string | null;
  readonly minor: number;
}
export interface ChannelLine {
  readonly externalId: string;
  readonly kind: LineKind;
  /** The listing's external id ("12" or "12:34" for a variation); null for fees, shipping and deleted products. */
  readonly listingExternalId: string | null;
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
  readonly qty: number;
  /** Net price of one unit after discount, decimal text as the channel gave it. */
  readonly unitPrice: string;
  /** Net before discount. */
  readonly subtotalMinor: number;
  /** Net after discount; authoritative. */
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly taxes: readonly ChannelTax[];
  /** Units that the channel already took off its own stock for this line. */
  readonly reducedQty: number;
}
export interface ChannelRefund {
  readonly externalId: string;
  /** Positive. */
  readonly amountMinor: number;
  readonly refundedAt: number;
  readonly reason: string;
  readonly lines: readonly {
    readonly lineExternalId: string;
    readonly qty: number;
    readonly totalMinor: number;
    readonly taxMinor: number;
  }[];
}
export interface ChannelShipment {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly shippedAt: number | null;
}
export interface ChannelOrder {
  readonly externalId: string;
  /** As the customer and the shop's staff see it. */
  readonly number: string;
  /** The channel's own status word. */
  readonly status: string;
  /** `draft` is not an order yet (never captured), `trashed` left the channel. */
  readonly life: 'draft' | 'open' | 'completed' | 'cancelled' | 'trashed';
  readonly placedAt: number;
  readonly modifiedAt: number;
  readonly completedAt: number | null;
  readonly currency: string;
  readonly isTaxIncluded: boolean;
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly shippingMinor: number;
  readonly discountMinor: number;
  readonly feeMinor: number;
  readonly customer: {
    readonly externalId: string | null;
    readonly email: string;
    readonly name: string;
    readonly company: string;
    readonly phone: string;
  };
  readonly billing: Address;
  readonly shipping: Address;
  readonly shippingMethod: string;
  readonly payment: {
    readonly method: string;
    readonly title: string;
    /** Null while unpaid. */
    readonly paidAt: number | null;
    readonly transactionId: string;
  };
  readonly customerNote: string;
  readonly giftNote: string;
  /** Goods and everything else charged, in the channel's order; fees and shipping are lines of their kind. */
  readonly lines: readonly ChannelLine[];
  readonly refunds: readonly ChannelRefund[];
  readonly shipments: readonly ChannelShipment[];
  /** The invoice number the shop gave, when the shop invoices. */
  readonly shopInvoiceNumber: string | null;
}

/** One product or variation as sold at the channel. */
export interface ChannelListing {
  readonly externalId: string;
  readonly parentExternalId: string | null;
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
  readonly kind: Exclude<LineKind, 'fee' | 'shipping'>;
  /** Whether the channel counts its stock; where not, it is never 0 and never pushed. */
  readonly isTracked: boolean;
  /** Null where untracked. May be negative. */
  readonly qty: number | null;
  readonly barcodes: readonly string[];
  readonly imageUrl: string | null;
  readonly isGone: boolean;
}
/** A products message holds a product with all its variations. */
export interface ChannelProduct {
  readonly externalId: string;
  readonly modifiedAt: number;
  readonly listings: readonly ChannelListing[];
}
export interface ChannelReview {
  readonly externalId: string;
  readonly listingExternalId: string | null;
  readonly rating: number | null;
  readonly text: string;
  readonly author: string;
  readonly email: string;
  readonly writtenAt: number;
  readonly state: 'open' | 'hidden';
}
export type ChannelMessage =
  | { readonly stream: 'orders'; readonly order: ChannelOrder }
  | { readonly stream: 'products'; readonly product: ChannelProduct }
  | { readonly stream: 'reviews'; readonly review: ChannelReview };

/** Why a message could not be read: a stable code, and the place in it ("line_items[2].total"). */
export interface ReadProblem {
  readonly code: 'not_json' | 'shape' | 'money' | 'time' | 'unknown_value';
  readonly at: string;
  readonly detail: string;
}

// ── what the channel is told ─────────────────────────────────────────────────────────────────────────────────────
export type PushIntent =
  | {
      readonly kind: 'ship';
      readonly orderExternalId: string;
      readonly parcelId: string;
      readonly lines: readonly { readonly lineExternalId: string; readonly qty: number }[];
      readonly carrierCode: string;
      readonly carrierName: string;
      readonly trackingNumber: string;
      readonly trackingUrl: string;
      /** What the customer is told; empty: no note. */
      readonly note: string;
      /** All that is to be shipped of this order has been shipped: the channel's order is complete. */
      readonly isComplete: boolean;
      readonly shippedAt: number;
    }
  | {
      readonly kind: 'paid';
      readonly orderExternalId: string;
      readonly paidAt: number;
      readonly method: string;
    }
  | { readonly kind: 'complete'; readonly orderExternalId: string }
  | {
      readonly kind: 'stock';
      readonly levels: readonly {
        readonly listingExternalId: string;
        readonly qty: number;
        /** The value we believe the channel holds; a different one means somebody else moved it. */
        readonly expectedQty: number | null;
      }[];
    };

export type PushOutcome =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'stock';
      readonly levels: readonly {
        readonly listingExternalId: string;
        readonly outcome: 'written' | 'moved' | 'untracked' | 'gone' | 'refused';
        /** What the channel held before the write. */
        readonly foundQty: number | null;
        readonly message?: string;
      }[];
    };

/** What the channel holds after a push, for the read-back. */
export type ReadBack =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'differs'; readonly field: string; readonly ours: string; readonly theirs: string };

export interface ListedOrder {
  readonly externalId: string;
  readonly placedAt: number;
}

export interface Connector {
  readonly kind: string;
  readonly title: string;
  readonly fields: readonly ConfigField[];
  readonly streams: readonly Stream[];
  /** Keys, rights, versions, clock and zone of the shop. Reads only. */
  check(env: ConnectorEnv, config: Omit<ChannelConfig, 'facts'>): Promise<CheckResult>;
  /** From the cursor (null: the beginning) to the end. Pages may repeat what was seen; they never skip. */
  pull(
    env: ConnectorEnv,
    config: ChannelConfig,
    stream: Stream,
    cursor: string | null,
  ): AsyncGenerator<PulledPage, void>;
  /** One order as it is now; null where the channel has it no more. */
  fetchOrder(env: ConnectorEnv, config: ChannelConfig, externalId: string): Promise<RawMessage | null>;
  /** Pure. */
  read(
    stream: Stream,
    body: string,
    facts: ChannelFacts,
    settings: Readonly<Record<string, string>>,
  ): Result<ChannelMessage, 'unreadable'>;
  /** Safe to repeat with the same key: looks before it writes. */
  push(env: ConnectorEnv, config: ChannelConfig, intent: PushIntent, key: string): Promise<PushOutcome>;
  readBack(env: ConnectorEnv, config: ChannelConfig, intent: PushIntent): Promise<ReadBack>;
  /** The ids that the channel has in a window of placing times, for reconciliation. */
  list(
    env: ConnectorEnv,
    config: ChannelConfig,
    window: { readonly from: number; readonly to: number },
  ): AsyncGenerator<readonly ListedOrder[], void>;
}

/** The words for an order's state: what is stored about its life and holds, and what is derived for display. */

export const LIVES = ['open', 'completed', 'cancelled'] as const;
export type Life = (typeof LIVES)[number];

export const STOCK_STATUSES = [
  'not_needed',
  'unallocated',
  'partly_allocated',
  'allocated',
  'backordered',
] as const;
export type StockStatus = (typeof STOCK_STATUSES)[number];

export const FULFILMENT_STATUSES = [
  'not_needed',
  'open',
  'in_work',
  'partly_shipped',
  'shipped',
  'cancelled',
] as const;
export type FulfilmentStatus = (typeof FULFILMENT_STATUSES)[number];

export const PAYMENT_STATUSES = [
  'unpaid',
  'partly_paid',
  'paid',
  'overpaid',
  'partly_refunded',
  'refunded',
  'voided',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const RETURN_STATUSES = ['none'] as const;
export type ReturnStatus = (typeof RETURN_STATUSES)[number];

export const CHANNEL_AGREEMENTS = ['agrees', 'pending', 'differs'] as const;
export type ChannelAgreement = (typeof CHANNEL_AGREEMENTS)[number];

/** Reasons that stop work on an order until released. */
export const HOLD_CODES = [
  'unlinked_item',
  'address',
  'totals_differ',
  'duplicate_suspected',
  'payment',
  'changed_at_channel',
  'manual',
] as const;
export type HoldCode = (typeof HOLD_CODES)[number];

/** The built-in views an order can stand in; `done` is in none but *All* and *Shipped today*. */
export const BUCKETS = ['needs_me', 'ready', 'waiting', 'in_work', 'done'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** What a person would do next. */
export const SUGGESTIONS = [
  'unpack',
  'review_change',
  'retry_write',
  'link_item',
  'fix_address',
  'check_totals',
  'check_duplicate',
  'release_hold',
  'split_or_wait',
  'complete_services',
  'record_payment',
  'await_stock',
  'pick',
  'pack',
  'hand_over',
  'issue_invoice',
  'none',
] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];

/**
 * The tables as Kysely types them; the migrations are the truth, and a test compares the two. Column suffixes name
 * their unit: `_at` ms UTC, `_on` YYYY-MM-DD, `_minor` money, `_qty` units, `is_` 0 or 1, JSON as text.
 */

import type { Generated } from 'kysely';

export interface MetaTable {
  key: string;
  value: string;
}

export interface CommitStateTable {
  id: number;
  number: number;
}

export interface CommandTable {
  seq: Generated<number>;
  id: string;
  name: string;
  version: number;
  kind: 'request' | 'fact' | 'system';
  actor_id: string;
  role: string;
  station_id: string;
  at: number;
  outcome: 'done' | 'refused';
  reply: string;
  undo_of: string | null;
  args_digest: Uint8Array;
  changes_digest: Uint8Array;
  events_digest: Uint8Array;
  hash: Uint8Array;
}

export interface CommandArgsTable {
  command_seq: number;
  salt: Uint8Array | null;
  args: string | null;
  inverse: string | null;
}

export interface FieldChangeTable {
  seq: Generated<number>;
  command_seq: number;
  subject_id: string;
  field: string;
  salt: Uint8Array | null;
  before: string | null;
  after: string | null;
  digest: Uint8Array;
}

export interface EventTable {
  seq: Generated<number>;
  command_seq: number;
  at: number;
  type: string;
  order_id: string | null;
  subject_id: string | null;
  data: string | null;
}

export interface SettingTable {
  key: string;
  value: string;
}

export interface NumberSeriesTable {
  series: string;
  year: number;
  station: string;
  next_number: number;
  issued_number: number;
}

export interface WarehouseTable {
  id: string;
  name: string;
  code: string;
  rank: number;
  is_default: number;
  address: string | null;
}

export interface BinTable {
  id: string;
  warehouse_id: string;
  code: string;
  walk_order: number;
  /** A bin that movements name is kept when it is removed. */
  removed_at: number | null;
}

export interface CarrierTable {
  id: string;
  code: string;
  name: string;
  patterns: string;
  link_template: string;
  is_active: number;
}

export interface AccountTable {
  id: string;
  kind: string;
  name: string;
  url: string;
  settings: string;
  mode: 'read_only' | 'live';
  state: 'active' | 'paused' | 'credentials' | 'removed';
  cutover_at: number;
  currency: string;
  zone: string;
  is_practice: number;
  invoiced_by: 'orderly' | 'shop' | 'nobody';
  invoice_when: 'payment' | 'hand_over' | 'manual';
  warehouse_id: string | null;
  facts: string;
  checked_at: number | null;
  live_at: number | null;
  created_at: number;
}

export interface PaymentMethodTable {
  account_id: string;
  code: string;
  title: string;
  policy: 'wait' | 'ship_unpaid';
}

export interface SyncStreamTable {
  account_id: string;
  stream: string;
  cursor: string | null;
  tried_at: number | null;
  pulled_at: number | null;
  next_at: number | null;
  failures: number;
  error_kind: string | null;
  error_message: string | null;
}

export interface RawPageTable {
  page_key: Generated<number>;
  account_id: string;
  stream: string;
  pulled_at: number;
  body: Uint8Array;
  raw_bytes: number;
}

export interface RawMessageTable {
  message_key: Generated<number>;
  page_key: number;
  account_id: string;
  stream: string;
  external_id: string;
  offset: number;
  length: number;
  hash: Uint8Array;
  state: 'applied' | 'quarantined' | 'superseded' | 'dismissed';
  error_code: string | null;
  error_detail: string | null;
  attempts: number;
  changed_at: number;
}

export interface OutboxTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  kind: string;
  order_id: string | null;
  subject_id: string;
  idempotency_key: string;
  intent: string;
  state: 'pending' | 'sent' | 'confirmed' | 'differs' | 'refused' | 'dropped' | 'superseded';
  attempts: number;
  due_at: number;
  created_at: number;
  sent_at: number | null;
  read_back_at: number | null;
  error_kind: string | null;
  error_message: string | null;
  channel_value: string | null;
}

export interface ItemTable {
  item_key: Generated<number>;
  id: string;
  sku: string;
  name: string;
  variant: string;
  image_url: string | null;
  is_stocked: number;
  search_text: string;
  created_at: number;
}

export interface BarcodeTable {
  code: string;
  id: string;
  item_id: string;
  source: 'channel' | 'scan' | 'person';
  created_at: number;
}

export interface ListingTable {
  id: string;
  account_id: string;
  external_id: string;
  external_parent_id: string | null;
  sku: string;
  name: string;
  variant: string;
  kind: 'goods' | 'service' | 'download' | 'gift_card';
  is_tracked: number;
  is_gone: number;
  channel_qty: number | null;
  channel_read_at: number | null;
  pushed_qty: number | null;
  pushed_at: number | null;
  differs_qty: number | null;
  image_url: string | null;
  /** JSON list of the codes that the channel names. */
  barcodes: string;
  item_id: string | null;
  /** `person` without an item: a person took the link away, so no SKU brings it back. */
  linked_by: 'sku' | 'person' | null;
  /** The shop's units, reduced ones included, that opened our stock; negative where the shop owed units. */
  opened_qty: number | null;
  opened_at: number | null;
}

export interface MovementTable {
  seq: Generated<number>;
  id: string;
  item_id: string;
  warehouse_id: string;
  bin_id: string | null;
  qty: number;
  balance_qty: number;
  cause:
    | 'opening'
    | 'booked_in'
    | 'counted'
    | 'written_off'
    | 'shipped'
    | 'shipped_elsewhere'
    | 'moved'
    | 'returned'
    | 'undone';
  reason: string | null;
  note: string | null;
  subject_id: string | null;
  order_id: string | null;
  command_seq: number;
  at: number;
}

export interface StockLevelTable {
  item_id: string;
  warehouse_id: string;
  on_hand_qty: number;
  unavailable_qty: number;
  committed_qty: number;
}

export interface ReducedLineTable {
  line_id: string;
  listing_id: string;
  order_id: string;
  qty: number;
  reduced_at: number;
  is_opened: number;
}

export interface BinLevelTable {
  item_id: string;
  bin_id: string;
  qty: number;
}

export interface CustomerTable {
  customer_key: Generated<number>;
  id: string;
  account_id: string;
  external_id: string | null;
  email: string;
  name: string;
  company: string;
  phone: string;
  country: string;
  search_text: string;
  order_count: number;
  last_order_at: number | null;
  created_at: number;
}

export interface CustomerSearchTable {
  rowid: number;
  grams: string;
}

export interface OrdersTable {
  order_key: Generated<number>;
  id: string;
  number: string;
  account_id: string;
  external_id: string;
  channel_status: string;
  channel_life: 'open' | 'completed' | 'cancelled' | 'trashed';
  channel_modified_at: number | null;
  placed_at: number;
  captured_at: number;
  ship_by_at: number | null;
  shipped_at: number | null;
  is_history: number;
  is_gone: number;
  life: 'open' | 'completed' | 'cancelled';
  currency: string;
  total_minor: number;
  tax_minor: number;
  shipping_minor: number;
  discount_minor: number;
  fee_minor: number;
  paid_minor: number;
  refunded_minor: number;
  invoiced_minor: number;
  /** Shipped units that stand on no invoice; kept by trigger. */
  uninvoiced_qty: Generated<number>;
  /** Invoiced too much, with tax; derived. */
  credit_due_minor: Generated<number>;
  is_tax_included: number;
  customer_id: string;
  customer_name: string;
  email: string;
  country: string;
  billing: string;
  shipping: string;
  channel_shipping: string | null;
  ship_policy: 'undecided' | 'complete' | 'part';
  shipping_method: string;
  payment_method: string;
  payment_title: string;
  customer_note: string;
  gift_note: string;
  item_qty: number;
  first_item: string;
  search_text: string;
  holds: string;
  stock_status: string;
  fulfilment_status: string;
  payment_status: string;
  return_status: string;
  channel_agreement: string;
  bucket: 'needs_me' | 'ready' | 'waiting' | 'in_work' | 'done';
  next_step: string;
}

export interface OrderCountTable {
  bucket: string;
  count: number;
}

export interface OrderSearchTable {
  rowid: number;
  grams: string;
}

export interface OrderLineTable {
  line_key: Generated<number>;
  id: string;
  order_id: string;
  position: number;
  external_id: string;
  kind: 'goods' | 'service' | 'download' | 'gift_card' | 'fee' | 'shipping';
  listing_id: string | null;
  item_id: string | null;
  sku: string;
  name: string;
  variant: string;
  unit_price: string;
  subtotal_minor: number;
  total_minor: number;
  tax_minor: number;
  taxes: string;
  ordered_qty: number;
  cancelled_qty: number;
  backordered_qty: number;
  allocated_qty: number;
  picked_qty: number;
  packed_qty: number;
  shipped_qty: number;
  delivered_qty: number;
  returned_qty: number;
  refunded_qty: number;
  channel_cancelled_qty: number;
  invoiced_qty: Generated<number>;
}

export interface HoldTable {
  id: string;
  order_id: string;
  line_id: string | null;
  code: string;
  data: string;
  since_at: number;
  released_at: number | null;
  released_by: string | null;
}

export interface AllocationTable {
  id: string;
  order_id: string;
  line_id: string;
  item_id: string;
  warehouse_id: string;
  qty: number;
  at: number;
}

export interface AdvanceDueTable {
  order_id: string;
  due_at: number;
}

export interface FulfilmentTable {
  id: string;
  order_id: string;
  warehouse_id: string;
  state: 'released' | 'picking' | 'picked' | 'packed' | 'handed_over' | 'cancelled';
  released_at: number;
  deadline_at: number | null;
  stop_code: string | null;
  stop_data: string | null;
}

export interface FulfilmentLineTable {
  id: string;
  fulfilment_id: string;
  order_id: string;
  line_id: string;
  item_id: string;
  qty: number;
  picked_qty: number;
  packed_qty: number;
  shipped_qty: number;
  bin_id: string | null;
}

export interface ParcelTable {
  id: string;
  fulfilment_id: string;
  order_id: string;
  number: number;
  state: 'open' | 'packed' | 'handed_over' | 'unpacked';
  way: 'carrier' | 'collected' | 'own_delivery' | null;
  weight_g: number | null;
  box: string | null;
  carrier_code: string | null;
  tracking_number: string | null;
  packed_at: number | null;
  handed_over_at: number | null;
}

export interface ParcelLineTable {
  parcel_id: string;
  fulfilment_line_id: string;
  line_id: string;
  qty: number;
  unscanned_qty: number;
}

export interface ScanTable {
  seq: Generated<number>;
  id: string;
  order_id: string | null;
  fulfilment_id: string | null;
  parcel_id: string | null;
  line_id: string | null;
  item_id: string | null;
  code: string;
  way: 'scan' | 'confirmed' | 'take_back';
  outcome: 'right' | 'wrong_item' | 'surplus' | 'unknown' | 'stopped' | 'take_back';
  at: number;
}

export interface PaymentTable {
  id: string;
  order_id: string;
  source: 'channel' | 'person';
  external_id: string | null;
  method: string;
  title: string;
  amount_minor: number;
  currency: string;
  state: 'captured' | 'voided';
  received_at: number;
}

export interface RefundTable {
  id: string;
  order_id: string;
  external_id: string;
  amount_minor: number;
  currency: string;
  reason: string;
  refunded_at: number;
  is_after_invoice: number;
}

export interface RefundLineTable {
  refund_id: string;
  line_id: string;
  qty: number;
  total_minor: number;
  tax_minor: number;
}

export interface InvoiceTable {
  invoice_key: Generated<number>;
  id: string;
  number: string;
  series: string | null;
  series_year: number | null;
  station: string | null;
  sequence: number | null;
  issuer: 'orderly' | 'shop';
  order_id: string;
  account_id: string;
  document_id: string | null;
  customer_name: string;
  country: string;
  order_number: string;
  currency: string;
  net_minor: number;
  tax_minor: number;
  gross_minor: number;
  /** What payments left open; derived. */
  open_minor: number;
  issued_on: string;
  due_on: string | null;
  issued_at: number;
}

export interface InvoiceLineTable {
  invoice_id: string;
  line_id: string;
  qty: number;
  net_minor: number;
  tax_minor: number;
  /** JSON list of {label, percent, minor}. */
  taxes: string;
}

export interface PictureTable {
  hash: string;
  data: string;
}

export interface DocumentTable {
  id: string;
  kind: 'invoice' | 'packing_slip' | 'pick_list';
  subject_id: string;
  order_id: string | null;
  model: string;
  logo_hash: string | null;
  state: 'pending' | 'ready' | 'failed';
  hash: string | null;
  path: string | null;
  bytes: number | null;
  warnings: string | null;
  error: string | null;
  created_at: number;
  made_at: number | null;
}

export interface FeedbackTable {
  id: string;
  account_id: string | null;
  external_id: string | null;
  kind: 'review' | 'remark';
  rating: number | null;
  text: string;
  author: string;
  written_at: number;
  order_id: string | null;
  line_id: string | null;
  item_id: string | null;
  customer_id: string | null;
  state: 'open' | 'answered' | 'done';
  answer: string;
  settled_at: number | null;
  is_hidden: number;
}

export interface Schema {
  meta: MetaTable;
  commit_state: CommitStateTable;
  command: CommandTable;
  command_args: CommandArgsTable;
  field_change: FieldChangeTable;
  event: EventTable;
  setting: SettingTable;
  number_series: NumberSeriesTable;
  warehouse: WarehouseTable;
  bin: BinTable;
  carrier: CarrierTable;
  account: AccountTable;
  payment_method: PaymentMethodTable;
  sync_stream: SyncStreamTable;
  raw_page: RawPageTable;
  raw_message: RawMessageTable;
  outbox: OutboxTable;
  item: ItemTable;
  barcode: BarcodeTable;
  listing: ListingTable;
  movement: MovementTable;
  stock_level: StockLevelTable;
  reduced_line: ReducedLineTable;
  bin_level: BinLevelTable;
  customer: CustomerTable;
  customer_search: CustomerSearchTable;
  orders: OrdersTable;
  order_count: OrderCountTable;
  order_search: OrderSearchTable;
  order_line: OrderLineTable;
  hold: HoldTable;
  allocation: AllocationTable;
  advance_due: AdvanceDueTable;
  fulfilment: FulfilmentTable;
  fulfilment_line: FulfilmentLineTable;
  parcel: ParcelTable;
  parcel_line: ParcelLineTable;
  scan: ScanTable;
  payment: PaymentTable;
  refund: RefundTable;
  refund_line: RefundLineTable;
  invoice: InvoiceTable;
  invoice_line: InvoiceLineTable;
  picture: PictureTable;
  document: DocumentTable;
  feedback: FeedbackTable;
}

/**
 * The first schema. Column suffixes name their unit: `_at` ms UTC, `_on` business date, `_minor` money, `_qty` units,
 * `is_` 0/1. `command`, `event` and `movement` are append-only by trigger; what a lawful erasure may blank lives in
 * `command_args` and `field_change`.
 */
export const first = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE commit_state (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL) STRICT;
INSERT INTO commit_state VALUES (1, 0);

-- ── what was done ────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE command (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('request', 'fact', 'system')),
  actor_id TEXT NOT NULL,
  role TEXT NOT NULL,
  station_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
  reply TEXT NOT NULL,
  undo_of TEXT,
  args_digest BLOB NOT NULL,
  changes_digest BLOB NOT NULL,
  events_digest BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX command_undo_of ON command (undo_of) WHERE undo_of IS NOT NULL;
CREATE TABLE command_args (
  command_seq INTEGER PRIMARY KEY REFERENCES command (seq),
  salt BLOB,
  args TEXT,
  inverse TEXT
) STRICT;
CREATE TABLE field_change (
  seq INTEGER PRIMARY KEY,
  command_seq INTEGER NOT NULL REFERENCES command (seq),
  subject_id TEXT NOT NULL,
  field TEXT NOT NULL,
  salt BLOB,
  before TEXT,
  after TEXT,
  digest BLOB NOT NULL
) STRICT;
CREATE INDEX field_change_subject ON field_change (subject_id, seq);
CREATE INDEX field_change_command ON field_change (command_seq);
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  command_seq INTEGER NOT NULL REFERENCES command (seq),
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  order_id TEXT,
  subject_id TEXT,
  data TEXT
) STRICT;
CREATE INDEX event_order ON event (order_id, seq) WHERE order_id IS NOT NULL;
CREATE INDEX event_subject ON event (subject_id, seq) WHERE subject_id IS NOT NULL;
CREATE INDEX event_command ON event (command_seq);
CREATE TRIGGER command_no_update BEFORE UPDATE ON command BEGIN SELECT RAISE(ABORT, 'command is append-only'); END;
CREATE TRIGGER command_no_delete BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'command is append-only'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER command_args_no_delete BEFORE DELETE ON command_args
  BEGIN SELECT RAISE(ABORT, 'command_args is only blanked'); END;
CREATE TRIGGER command_args_only_blank BEFORE UPDATE ON command_args
  WHEN NEW.args IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.inverse IS NOT NULL OR NEW.command_seq <> OLD.command_seq
  BEGIN SELECT RAISE(ABORT, 'command_args is only blanked'); END;
CREATE TRIGGER field_change_no_delete BEFORE DELETE ON field_change
  BEGIN SELECT RAISE(ABORT, 'field_change is only blanked'); END;
CREATE TRIGGER field_change_only_blank BEFORE UPDATE ON field_change
  WHEN NEW.salt IS NOT NULL OR NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.digest <> OLD.digest
    OR NEW.subject_id <> OLD.subject_id OR NEW.field <> OLD.field OR NEW.command_seq <> OLD.command_seq
  BEGIN SELECT RAISE(ABORT, 'field_change is only blanked'); END;

-- ── settings ─────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE number_series (
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  station TEXT NOT NULL,
  next_number INTEGER NOT NULL CHECK (next_number > issued_number),
  issued_number INTEGER NOT NULL CHECK (issued_number >= 0),
  PRIMARY KEY (series, year, station)
) STRICT, WITHOUT ROWID;
CREATE TABLE warehouse (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  rank INTEGER NOT NULL,
  is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  address TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE bin (
  id TEXT PRIMARY KEY,
  warehouse_id TEXT NOT NULL REFERENCES warehouse (id),
  code TEXT NOT NULL,
  walk_order INTEGER NOT NULL,
  removed_at INTEGER,
  UNIQUE (warehouse_id, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE carrier (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  patterns TEXT NOT NULL,
  link_template TEXT NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT, WITHOUT ROWID;

-- ── channels ─────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  settings TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('read_only', 'live')),
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'credentials', 'removed')),
  cutover_at INTEGER NOT NULL,
  currency TEXT NOT NULL,
  zone TEXT NOT NULL,
  is_practice INTEGER NOT NULL CHECK (is_practice IN (0, 1)),
  invoiced_by TEXT NOT NULL CHECK (invoiced_by IN ('orderly', 'shop', 'nobody')),
  invoice_when TEXT NOT NULL CHECK (invoice_when IN ('payment', 'hand_over', 'manual')),
  warehouse_id TEXT REFERENCES warehouse (id),
  facts TEXT NOT NULL,
  checked_at INTEGER,
  live_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE payment_method (
  account_id TEXT NOT NULL REFERENCES account (id),
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  policy TEXT NOT NULL CHECK (policy IN ('wait', 'ship_unpaid')),
  PRIMARY KEY (account_id, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_stream (
  account_id TEXT NOT NULL REFERENCES account (id),
  stream TEXT NOT NULL,
  cursor TEXT,
  tried_at INTEGER,
  pulled_at INTEGER,
  next_at INTEGER,
  failures INTEGER NOT NULL,
  error_kind TEXT,
  error_message TEXT,
  PRIMARY KEY (account_id, stream)
) STRICT, WITHOUT ROWID;
CREATE TABLE raw_page (
  page_key INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  stream TEXT NOT NULL,
  pulled_at INTEGER NOT NULL,
  body BLOB NOT NULL,
  raw_bytes INTEGER NOT NULL
) STRICT;
CREATE TABLE raw_message (
  message_key INTEGER PRIMARY KEY,
  page_key INTEGER NOT NULL REFERENCES raw_page (page_key),
  account_id TEXT NOT NULL,
  stream TEXT NOT NULL,
  external_id TEXT NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  hash BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applied', 'quarantined', 'superseded', 'dismissed')),
  error_code TEXT,
  error_detail TEXT,
  attempts INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX raw_message_external ON raw_message (account_id, stream, external_id, message_key);
CREATE INDEX raw_message_quarantined ON raw_message (account_id, message_key) WHERE state = 'quarantined';
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,
  order_id TEXT,
  subject_id TEXT NOT NULL,
  idempotency_key TEXT NOT NULL UNIQUE,
  intent TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'confirmed', 'differs', 'refused', 'dropped', 'superseded')),
  attempts INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  read_back_at INTEGER,
  error_kind TEXT,
  error_message TEXT,
  channel_value TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (account_id, due_at) WHERE state IN ('pending', 'sent');
CREATE INDEX outbox_order ON outbox (order_id, seq) WHERE order_id IS NOT NULL;
CREATE INDEX outbox_subject ON outbox (subject_id, seq);
CREATE INDEX outbox_trouble ON outbox (state, seq) WHERE state IN ('refused', 'differs');

-- ── catalogue ────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE item (
  item_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sku TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  variant TEXT NOT NULL,
  image_url TEXT,
  is_stocked INTEGER NOT NULL CHECK (is_stocked IN (0, 1)),
  search_text TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE barcode (
  code TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  item_id TEXT NOT NULL REFERENCES item (id),
  source TEXT NOT NULL CHECK (source IN ('channel', 'scan', 'person')),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX barcode_item ON barcode (item_id);
CREATE TABLE listing (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  external_id TEXT NOT NULL,
  external_parent_id TEXT,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  variant TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('goods', 'service', 'download', 'gift_card')),
  is_tracked INTEGER NOT NULL CHECK (is_tracked IN (0, 1)),
  is_gone INTEGER NOT NULL CHECK (is_gone IN (0, 1)),
  channel_qty INTEGER,
  channel_read_at INTEGER,
  pushed_qty INTEGER,
  pushed_at INTEGER,
  differs_qty INTEGER,
  image_url TEXT,
  barcodes TEXT NOT NULL,
  item_id TEXT REFERENCES item (id),
  linked_by TEXT CHECK (linked_by IN ('sku', 'person')),
  opened_qty INTEGER,
  opened_at INTEGER,
  UNIQUE (account_id, external_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_item ON listing (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX listing_unlinked ON listing (account_id) WHERE item_id IS NULL;
CREATE INDEX listing_sku ON listing (sku);
CREATE INDEX listing_differs ON listing (item_id) WHERE differs_qty IS NOT NULL;

-- ── stock ────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE movement (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  item_id TEXT NOT NULL REFERENCES item (id),
  warehouse_id TEXT NOT NULL REFERENCES warehouse (id),
  bin_id TEXT REFERENCES bin (id),
  qty INTEGER NOT NULL CHECK (qty <> 0),
  balance_qty INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('opening', 'booked_in', 'counted', 'written_off', 'shipped', 'shipped_elsewhere',
    'moved', 'returned', 'undone')),
  reason TEXT,
  note TEXT,
  subject_id TEXT,
  order_id TEXT,
  command_seq INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX movement_item ON movement (item_id, seq);
CREATE INDEX movement_subject ON movement (subject_id) WHERE subject_id IS NOT NULL;
CREATE TRIGGER movement_no_update BEFORE UPDATE ON movement BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;
CREATE TRIGGER movement_no_delete BEFORE DELETE ON movement BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;
CREATE TABLE stock_level (
  item_id TEXT NOT NULL REFERENCES item (id),
  warehouse_id TEXT NOT NULL REFERENCES warehouse (id),
  on_hand_qty INTEGER NOT NULL,
  unavailable_qty INTEGER NOT NULL CHECK (unavailable_qty >= 0),
  committed_qty INTEGER NOT NULL CHECK (committed_qty >= 0),
  PRIMARY KEY (item_id, warehouse_id)
) STRICT, WITHOUT ROWID;
-- Units of order lines that a channel had already taken off its own figure: they are still on our shelf.
CREATE TABLE reduced_line (
  line_id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listing (id),
  order_id TEXT NOT NULL,
  qty INTEGER NOT NULL CHECK (qty > 0),
  reduced_at INTEGER NOT NULL,
  is_opened INTEGER NOT NULL CHECK (is_opened IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX reduced_line_listing ON reduced_line (listing_id) WHERE is_opened = 0;
CREATE TABLE bin_level (
  item_id TEXT NOT NULL REFERENCES item (id),
  bin_id TEXT NOT NULL REFERENCES bin (id),
  qty INTEGER NOT NULL,
  PRIMARY KEY (item_id, bin_id)
) STRICT, WITHOUT ROWID;

-- ── customers ────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE customer (
  customer_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES account (id),
  external_id TEXT,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  company TEXT NOT NULL,
  phone TEXT NOT NULL,
  country TEXT NOT NULL,
  search_text TEXT NOT NULL,
  order_count INTEGER NOT NULL,
  last_order_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_email ON customer (email) WHERE email <> '';
CREATE INDEX customer_external ON customer (account_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX customer_last ON customer (last_order_at, customer_key);
CREATE VIRTUAL TABLE customer_search USING fts5(grams, content='', contentless_delete=1, detail=none,
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'");

-- ── orders ───────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE orders (
  order_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  external_id TEXT NOT NULL,
  channel_status TEXT NOT NULL,
  channel_life TEXT NOT NULL CHECK (channel_life IN ('open', 'completed', 'cancelled', 'trashed')),
  channel_modified_at INTEGER,
  placed_at INTEGER NOT NULL,
  captured_at INTEGER NOT NULL,
  ship_by_at INTEGER,
  shipped_at INTEGER,
  is_history INTEGER NOT NULL CHECK (is_history IN (0, 1)),
  is_gone INTEGER NOT NULL CHECK (is_gone IN (0, 1)),
  life TEXT NOT NULL CHECK (life IN ('open', 'completed', 'cancelled')),
  currency TEXT NOT NULL,
  total_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  shipping_minor INTEGER NOT NULL,
  discount_minor INTEGER NOT NULL,
  fee_minor INTEGER NOT NULL,
  paid_minor INTEGER NOT NULL,
  refunded_minor INTEGER NOT NULL,
  invoiced_minor INTEGER NOT NULL,
  -- Shipped units that stand on no invoice; kept by trigger.
  uninvoiced_qty INTEGER NOT NULL DEFAULT 0,
  credit_due_minor INTEGER NOT NULL DEFAULT 0,
  is_tax_included INTEGER NOT NULL CHECK (is_tax_included IN (0, 1)),
  customer_id TEXT NOT NULL REFERENCES customer (id),
  customer_name TEXT NOT NULL,
  email TEXT NOT NULL,
  country TEXT NOT NULL,
  billing TEXT NOT NULL,
  shipping TEXT NOT NULL,
  channel_shipping TEXT,
  ship_policy TEXT NOT NULL CHECK (ship_policy IN ('undecided', 'complete', 'part')),
  shipping_method TEXT NOT NULL,
  payment_method TEXT NOT NULL,
  payment_title TEXT NOT NULL,
  customer_note TEXT NOT NULL,
  gift_note TEXT NOT NULL,
  item_qty INTEGER NOT NULL,
  first_item TEXT NOT NULL,
  search_text TEXT NOT NULL,
  holds TEXT NOT NULL,
  stock_status TEXT NOT NULL,
  fulfilment_status TEXT NOT NULL,
  payment_status TEXT NOT NULL,
  return_status TEXT NOT NULL,
  channel_agreement TEXT NOT NULL,
  bucket TEXT NOT NULL CHECK (bucket IN ('needs_me', 'ready', 'waiting', 'in_work', 'done')),
  next_step TEXT NOT NULL,
  UNIQUE (account_id, external_id)
) STRICT;
CREATE INDEX orders_placed ON orders (placed_at, order_key);
CREATE INDEX orders_total ON orders (total_minor, order_key);
CREATE INDEX orders_customer ON orders (customer_id, placed_at);
CREATE INDEX orders_bucket ON orders (bucket, ship_by_at, order_key) WHERE bucket <> 'done';
CREATE INDEX orders_shipped ON orders (shipped_at, order_key) WHERE shipped_at IS NOT NULL;
CREATE INDEX orders_uninvoiced ON orders (account_id, order_key) WHERE uninvoiced_qty > 0;
CREATE INDEX orders_paid_uninvoiced ON orders (account_id, order_key)
  WHERE is_history = 0 AND invoiced_minor = 0 AND paid_minor > 0 AND life <> 'cancelled';
CREATE INDEX orders_credit_due ON orders (order_key) WHERE credit_due_minor > 0;
CREATE TABLE order_count (bucket TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO order_count VALUES ('needs_me', 0), ('ready', 0), ('waiting', 0), ('in_work', 0), ('done', 0);
CREATE TRIGGER orders_count_insert AFTER INSERT ON orders
  BEGIN UPDATE order_count SET count = count + 1 WHERE bucket = NEW.bucket; END;
CREATE TRIGGER orders_count_update AFTER UPDATE OF bucket ON orders WHEN OLD.bucket <> NEW.bucket
  BEGIN
    UPDATE order_count SET count = count - 1 WHERE bucket = OLD.bucket;
    UPDATE order_count SET count = count + 1 WHERE bucket = NEW.bucket;
  END;
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders are never deleted'); END;
CREATE VIRTUAL TABLE order_search USING fts5(grams, content='', contentless_delete=1, detail=none,
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
CREATE TABLE order_line (
  line_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  order_id TEXT NOT NULL REFERENCES orders (id),
  position INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('goods', 'service', 'download', 'gift_card', 'fee', 'shipping')),
  listing_id TEXT REFERENCES listing (id),
  item_id TEXT REFERENCES item (id),
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  variant TEXT NOT NULL,
  unit_price TEXT NOT NULL,
  subtotal_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  taxes TEXT NOT NULL,
  ordered_qty INTEGER NOT NULL CHECK (ordered_qty >= 0),
  cancelled_qty INTEGER NOT NULL CHECK (cancelled_qty BETWEEN 0 AND ordered_qty),
  backordered_qty INTEGER NOT NULL CHECK (backordered_qty >= 0),
  allocated_qty INTEGER NOT NULL CHECK (allocated_qty >= 0),
  picked_qty INTEGER NOT NULL CHECK (picked_qty >= 0),
  packed_qty INTEGER NOT NULL CHECK (packed_qty >= 0),
  shipped_qty INTEGER NOT NULL CHECK (shipped_qty >= 0),
  delivered_qty INTEGER NOT NULL CHECK (delivered_qty BETWEEN 0 AND shipped_qty),
  returned_qty INTEGER NOT NULL CHECK (returned_qty BETWEEN 0 AND shipped_qty),
  refunded_qty INTEGER NOT NULL CHECK (refunded_qty >= 0),
  channel_cancelled_qty INTEGER NOT NULL CHECK (channel_cancelled_qty >= 0),
  invoiced_qty INTEGER NOT NULL DEFAULT 0,
  CHECK (allocated_qty + backordered_qty + shipped_qty <= ordered_qty - cancelled_qty),
  CHECK (packed_qty <= picked_qty AND picked_qty <= allocated_qty)
) STRICT;
CREATE TRIGGER order_line_uninvoiced AFTER UPDATE OF shipped_qty, invoiced_qty ON order_line
  WHEN max(0, NEW.shipped_qty - NEW.invoiced_qty) <> max(0, OLD.shipped_qty - OLD.invoiced_qty)
  BEGIN
    UPDATE orders SET uninvoiced_qty = uninvoiced_qty
      + max(0, NEW.shipped_qty - NEW.invoiced_qty) - max(0, OLD.shipped_qty - OLD.invoiced_qty)
    WHERE id = NEW.order_id;
  END;
CREATE INDEX order_line_order ON order_line (order_id, position);
CREATE INDEX order_line_unlinked ON order_line (listing_id)
  WHERE item_id IS NULL AND kind = 'goods';
CREATE INDEX order_line_waiting ON order_line (item_id, line_key) WHERE backordered_qty > 0;
CREATE TABLE hold (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  line_id TEXT,
  code TEXT NOT NULL,
  data TEXT NOT NULL,
  since_at INTEGER NOT NULL,
  released_at INTEGER,
  released_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX hold_order ON hold (order_id);
CREATE INDEX hold_active ON hold (code, since_at) WHERE released_at IS NULL;
CREATE TABLE allocation (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  line_id TEXT NOT NULL REFERENCES order_line (id),
  item_id TEXT NOT NULL REFERENCES item (id),
  warehouse_id TEXT NOT NULL REFERENCES warehouse (id),
  qty INTEGER NOT NULL CHECK (qty > 0),
  at INTEGER NOT NULL,
  UNIQUE (line_id, warehouse_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX allocation_order ON allocation (order_id);
CREATE INDEX allocation_item ON allocation (item_id, warehouse_id);
CREATE TABLE advance_due (order_id TEXT NOT NULL, due_at INTEGER NOT NULL, PRIMARY KEY (order_id, due_at))
  STRICT, WITHOUT ROWID;
CREATE INDEX advance_due_at ON advance_due (due_at);

-- ── shipping ─────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE fulfilment (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  warehouse_id TEXT NOT NULL REFERENCES warehouse (id),
  state TEXT NOT NULL CHECK (state IN ('released', 'picking', 'picked', 'packed', 'handed_over', 'cancelled')),
  released_at INTEGER NOT NULL,
  deadline_at INTEGER,
  stop_code TEXT,
  stop_data TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX fulfilment_order ON fulfilment (order_id);
CREATE INDEX fulfilment_open ON fulfilment (state, deadline_at) WHERE state NOT IN ('handed_over', 'cancelled');
CREATE TABLE fulfilment_line (
  id TEXT PRIMARY KEY,
  fulfilment_id TEXT NOT NULL REFERENCES fulfilment (id),
  order_id TEXT NOT NULL,
  line_id TEXT NOT NULL REFERENCES order_line (id),
  item_id TEXT NOT NULL REFERENCES item (id),
  qty INTEGER NOT NULL CHECK (qty >= 0),
  picked_qty INTEGER NOT NULL CHECK (picked_qty BETWEEN 0 AND qty),
  packed_qty INTEGER NOT NULL CHECK (packed_qty BETWEEN 0 AND picked_qty),
  shipped_qty INTEGER NOT NULL CHECK (shipped_qty BETWEEN 0 AND packed_qty),
  bin_id TEXT REFERENCES bin (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fulfilment_line_fulfilment ON fulfilment_line (fulfilment_id);
CREATE INDEX fulfilment_line_line ON fulfilment_line (line_id);
CREATE TABLE parcel (
  id TEXT PRIMARY KEY,
  fulfilment_id TEXT NOT NULL REFERENCES fulfilment (id),
  order_id TEXT NOT NULL REFERENCES orders (id),
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'packed', 'handed_over', 'unpacked')),
  way TEXT CHECK (way IN ('carrier', 'collected', 'own_delivery')),
  weight_g INTEGER,
  box TEXT,
  carrier_code TEXT,
  tracking_number TEXT,
  packed_at INTEGER,
  handed_over_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX parcel_order ON parcel (order_id);
CREATE INDEX parcel_fulfilment ON parcel (fulfilment_id);
CREATE INDEX parcel_tracking ON parcel (tracking_number) WHERE tracking_number IS NOT NULL;
CREATE INDEX parcel_open ON parcel (state) WHERE state IN ('open', 'packed');
CREATE TABLE parcel_line (
  parcel_id TEXT NOT NULL REFERENCES parcel (id),
  fulfilment_line_id TEXT NOT NULL REFERENCES fulfilment_line (id),
  line_id TEXT NOT NULL REFERENCES order_line (id),
  qty INTEGER NOT NULL CHECK (qty > 0),
  unscanned_qty INTEGER NOT NULL CHECK (unscanned_qty BETWEEN 0 AND qty),
  PRIMARY KEY (parcel_id, fulfilment_line_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE scan (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  order_id TEXT,
  fulfilment_id TEXT,
  parcel_id TEXT,
  line_id TEXT,
  item_id TEXT,
  code TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('scan', 'confirmed', 'take_back')),
  outcome TEXT NOT NULL CHECK (outcome IN ('right', 'wrong_item', 'surplus', 'unknown', 'stopped', 'take_back')),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX scan_fulfilment ON scan (fulfilment_id, seq) WHERE fulfilment_id IS NOT NULL;

-- ── money ────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE payment (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  source TEXT NOT NULL CHECK (source IN ('channel', 'person')),
  external_id TEXT,
  method TEXT NOT NULL,
  title TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('captured', 'voided')),
  received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_order ON payment (order_id);
CREATE INDEX payment_received ON payment (received_at);
CREATE TABLE refund (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  external_id TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  currency TEXT NOT NULL,
  reason TEXT NOT NULL,
  refunded_at INTEGER NOT NULL,
  is_after_invoice INTEGER NOT NULL CHECK (is_after_invoice IN (0, 1)),
  UNIQUE (order_id, external_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE refund_line (
  refund_id TEXT NOT NULL REFERENCES refund (id),
  line_id TEXT NOT NULL REFERENCES order_line (id),
  qty INTEGER NOT NULL CHECK (qty >= 0),
  total_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  PRIMARY KEY (refund_id, line_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE invoice (
  invoice_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL,
  -- Where the number stands in its series; null for numbers of a shop.
  series TEXT,
  series_year INTEGER,
  station TEXT,
  sequence INTEGER,
  issuer TEXT NOT NULL CHECK (issuer IN ('orderly', 'shop')),
  order_id TEXT NOT NULL REFERENCES orders (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  document_id TEXT,
  customer_name TEXT NOT NULL,
  country TEXT NOT NULL,
  order_number TEXT NOT NULL,
  currency TEXT NOT NULL,
  net_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  gross_minor INTEGER NOT NULL,
  open_minor INTEGER NOT NULL,
  issued_on TEXT NOT NULL,
  due_on TEXT,
  issued_at INTEGER NOT NULL,
  CHECK (issuer = 'shop' OR (series IS NOT NULL AND series_year IS NOT NULL AND station IS NOT NULL AND sequence IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX invoice_number ON invoice (number) WHERE issuer = 'orderly';
CREATE UNIQUE INDEX invoice_sequence ON invoice (series, series_year, station, sequence) WHERE issuer = 'orderly';
CREATE UNIQUE INDEX invoice_of_shop ON invoice (order_id) WHERE issuer = 'shop';
CREATE TRIGGER invoice_no_delete BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'invoices are never deleted'); END;
CREATE INDEX invoice_order ON invoice (order_id);
CREATE INDEX invoice_issued ON invoice (issued_at, invoice_key);
CREATE INDEX invoice_open ON invoice (issued_at, invoice_key) WHERE open_minor > 0;
CREATE TABLE invoice_line (
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  line_id TEXT NOT NULL REFERENCES order_line (id),
  qty INTEGER NOT NULL,
  net_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  taxes TEXT NOT NULL,
  PRIMARY KEY (invoice_id, line_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_line_line ON invoice_line (line_id);
-- Pictures inside frozen models, each once: a logo would otherwise be kept with every invoice.
CREATE TABLE picture (hash TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE document (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'packing_slip', 'pick_list')),
  subject_id TEXT NOT NULL,
  order_id TEXT,
  model TEXT NOT NULL,
  logo_hash TEXT REFERENCES picture (hash),
  state TEXT NOT NULL CHECK (state IN ('pending', 'ready', 'failed')),
  hash TEXT,
  path TEXT,
  bytes INTEGER,
  warnings TEXT,
  error TEXT,
  created_at INTEGER NOT NULL,
  made_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX document_subject ON document (subject_id);
CREATE INDEX document_order ON document (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX document_pending ON document (created_at) WHERE state = 'pending';

-- ── after the sale ───────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE feedback (
  id TEXT PRIMARY KEY,
  account_id TEXT REFERENCES account (id),
  external_id TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('review', 'remark')),
  rating INTEGER,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  order_id TEXT REFERENCES orders (id),
  line_id TEXT REFERENCES order_line (id),
  item_id TEXT REFERENCES item (id),
  customer_id TEXT REFERENCES customer (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'done')),
  answer TEXT NOT NULL,
  settled_at INTEGER,
  is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
  UNIQUE (account_id, external_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_state ON feedback (state, written_at, id);
CREATE INDEX feedback_item ON feedback (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX feedback_order ON feedback (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX feedback_customer ON feedback (customer_id) WHERE customer_id IS NOT NULL;
`;

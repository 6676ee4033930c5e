/**
 * Everything of the business that stands in the file, table by table, for comparing before and after. What is left out
 * is the record of what was done, which never goes back, and what only says when.
 */
import { createHash } from 'node:crypto';
import { openDb } from '../../main/db/handle.ts';
import { databaseFile } from '../../main/db/inspect.ts';
import type { Schema } from '../../main/db/schema.ts';

/** How a table is read; null: it is no state of the business. Total, so that a new table has to be placed. */
type Reading = { readonly sql: string } | null;
const whole = (table: keyof Schema): Reading => ({ sql: `select * from ${table}` });

const readings: Readonly<Record<keyof Schema, Reading>> = {
  // The record of what was done: grows only.
  meta: null,
  commit_state: null,
  command: null,
  command_args: null,
  field_change: null,
  event: null,
  raw_page: null,
  // Bookkeeping of polling, and work that waits for its time.
  sync_stream: null,
  advance_due: null,
  // Each scan is a fact and stays; what it counted is in the rows of picking and packing.
  scan: null,
  // Paper that was issued stays issued, with the number it took.
  picture: null,
  document: null,
  // Indexes are rebuilt from their rows, which are compared.
  customer_search: null,
  order_search: null,

  setting: whole('setting'),
  // A series begins by itself; papers other than invoices took theirs for good.
  number_series: {
    sql: "select * from number_series where series = 'invoice' and (next_number > 1 or issued_number > 0)",
  },
  warehouse: whole('warehouse'),
  // A bin that was taken away waits for its code to come back.
  bin: { sql: 'select * from bin where removed_at is null' },
  carrier: whole('carrier'),
  account: whole('account'),
  payment_method: whole('payment_method'),
  raw_message: {
    sql: "select stream, external_id, state, error_code from raw_message where state <> 'superseded'",
  },
  // A message that another one replaced before it was sent told nobody anything.
  outbox: {
    sql: "select account_id, kind, subject_id, intent, state from outbox where state <> 'superseded'",
  },
  item: whole('item'),
  barcode: { sql: 'select code, item_id, source from barcode' },
  // That a person took a link away is remembered: no SKU brings it back.
  listing: { sql: 'select *, iif(item_id is null, null, linked_by) as linked_by from listing' },
  // Append-only: what was undone has its opposite beside it. Sums are what counts.
  movement: {
    sql: 'select item_id, warehouse_id, bin_id, sum(qty) as qty from movement group by 1, 2, 3 having sum(qty) <> 0',
  },
  stock_level: {
    sql: 'select * from stock_level where on_hand_qty <> 0 or unavailable_qty <> 0 or committed_qty <> 0',
  },
  reduced_line: whole('reduced_line'),
  bin_level: { sql: 'select * from bin_level where qty <> 0' },
  customer: whole('customer'),
  orders: whole('orders'),
  order_count: { sql: 'select * from order_count where count <> 0' },
  order_line: whole('order_line'),
  hold: { sql: 'select order_id, line_id, code, data from hold where released_at is null' },
  allocation: { sql: 'select line_id, warehouse_id, qty from allocation where qty <> 0' },
  // Work that was called back stays as cancelled; what comes to picking again is new work about the same.
  fulfilment: {
    sql: `select order_id, warehouse_id, state, stop_code from fulfilment where state <> 'cancelled'`,
  },
  fulfilment_line: {
    sql: `select l.line_id, l.qty, l.picked_qty, l.packed_qty, l.shipped_qty from fulfilment_line l
      join fulfilment f on f.id = l.fulfilment_id where f.state <> 'cancelled'`,
  },
  parcel: { sql: "select * from parcel where state <> 'unpacked'" },
  parcel_line: { sql: 'select * from parcel_line where qty <> 0' },
  // A payment taken back stays, voided.
  payment: { sql: "select * from payment where state = 'captured'" },
  refund: whole('refund'),
  refund_line: whole('refund_line'),
  invoice: whole('invoice'),
  invoice_line: whole('invoice_line'),
  feedback: whole('feedback'),
};

export type BusinessState = Readonly<Record<string, readonly string[]>>;

/** Rows as text, sorted, without columns that only say when something was last touched. */
export function businessState(dataDir: string): BusinessState {
  const db = openDb(databaseFile(dataDir), { readonly: true });
  try {
    return Object.fromEntries(
      Object.entries(readings).flatMap(([table, reading]) =>
        reading === null ? [] : [[table, rowsOf(db.raw.prepare(reading.sql).all())]],
      ),
    );
  } finally {
    db.close();
  }
}

const rowsOf = (rows: readonly unknown[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.fromEntries(Object.entries(row as object).filter(([column]) => !WHEN.has(column))),
        (_, value: unknown) => (value instanceof Uint8Array ? digest(value) : value),
      ),
    )
    .sort();

const WHEN = new Set(['updated_at', 'changed_at']);
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Rows that are in only one of two states, table by table; empty where they are equal. */
export function stateDifference(before: BusinessState, after: BusinessState): Record<string, unknown> {
  const difference: Record<string, unknown> = {};
  for (const table of Object.keys(before)) {
    const was = before[table] ?? [];
    const is = after[table] ?? [];
    const gone = was.filter((row) => !is.includes(row));
    const come = is.filter((row) => !was.includes(row));
    if (gone.length + come.length > 0 || was.length !== is.length) difference[table] = { gone, come };
  }
  return difference;
}

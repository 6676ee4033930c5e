/**
 * The floor of capture: the very rows that a run produced, replayed page by page by hand-prepared statements into an
 * empty file with the same schema, indexes, triggers and pragmas.
 */
import { hash } from 'node:crypto';
import Database from 'better-sqlite3';
import { openDb } from '../../main/db/handle.ts';
import { migrate } from '../../main/db/migrate.ts';
import { tokensOf } from '../../main/orders/search-index-store.ts';
import { gramsOf } from '../../shared/search/grams.ts';

/** Parents before children; what is not listed here holds no row of a capture. */
const TABLES = [
  'commit_state',
  'meta',
  'setting',
  'number_series',
  'warehouse',
  'bin',
  'carrier',
  'account',
  'payment_method',
  'sync_stream',
  'command',
  'command_args',
  'field_change',
  'event',
  'raw_page',
  'raw_message',
  'item',
  'barcode',
  'listing',
  'customer',
  'orders',
  'order_line',
  'movement',
  'stock_level',
  'bin_level',
  'hold',
  'allocation',
  'reduced_line',
  'advance_due',
  'fulfilment',
  'fulfilment_line',
  'parcel',
  'parcel_line',
  'payment',
  'refund',
  'refund_line',
  'document',
  'invoice',
  'invoice_line',
  'outbox',
  'feedback',
  'scan',
] as const;

type Row = Record<string, unknown>;
interface Chunk {
  readonly table: string;
  readonly rows: unknown[][];
}

export interface Replay {
  /** Number of pages; page 0 is what stood before the first order. */
  readonly pages: number;
  /** Rows of a page, read outside of what is timed. */
  load(page: number): Chunk[];
  /** What is timed: one transaction with everything of a page. */
  write(chunks: readonly Chunk[]): void;
  /** Names of tables that differ; empty: equal. */
  differences(): string[];
  close(): void;
}

/** `marks`: the last row ids of each page's commit, as `marksOf` gave them during the run. */
export function replayOf(source: string, target: string, marks: readonly Marks[]): Replay {
  const from = new Database(source, { readonly: true });
  const db = openDb(target);
  const migrated = migrate(db, () => undefined);
  if (!migrated.ok) throw new Error('a new file takes the schema');
  const to = db.raw;
  to.exec('delete from commit_state; delete from order_count');
  const triggers = to
    .prepare("select name, sql from sqlite_schema where type = 'trigger' and tbl_name = 'orders'")
    .all() as { name: string; sql: string }[];
  to.exec(
    "insert into order_count select bucket, 0 from (values (1)) join (select column1 as bucket from (values ('needs_me'), ('ready'), ('waiting'), ('in_work'), ('done')))",
  );
  if (triggers.length === 0) throw new Error('the triggers are there');
  const columns = new Map<string, string[]>();
  const inserts = new Map<string, Database.Statement>();
  for (const table of TABLES) {
    const names = (to.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
    if (names.length === 0) continue;
    columns.set(table, names);
    inserts.set(
      table,
      to.prepare(
        `insert into "${table}" ("${names.join('", "')}") values (${names.map(() => '?').join(', ')})`,
      ),
    );
  }
  for (const table of ['order_search', 'customer_search']) {
    inserts.set(table, to.prepare(`insert into ${table} (rowid, grams) values (?, ?)`));
  }
  const pageOfOrder = new Map<string, number>();
  const byPage = spread(from, columns, marks, pageOfOrder);
  const begin = to.prepare('begin immediate');
  const commit = to.prepare('commit');
  return {
    pages: marks.length,
    load: (page) => byPage(page),
    write(chunks) {
      begin.run();
      for (const { table, rows } of chunks) {
        const insert = inserts.get(table);
        if (!insert) throw new Error(`no statement for ${table}`);
        for (const row of rows) insert.run(row);
      }
      commit.run();
    },
    differences: () => [...columns.keys()].filter((table) => tableHash(from, table) !== tableHash(to, table)),
    close() {
      from.close();
      db.close();
    },
  };
}

export interface Marks {
  readonly order_key: number;
  readonly line_key: number;
  readonly customer_key: number;
  readonly page_key: number;
  readonly message_key: number;
  readonly command_seq: number;
  readonly event_seq: number;
  readonly movement_seq: number;
}

export const marksOf = (db: Database.Database): Marks => {
  const max = (table: string, key: string): number =>
    (db.prepare(`select coalesce(max(${key}), 0) as n from ${table}`).get() as { n: number }).n;
  return {
    order_key: max('orders', 'order_key'),
    line_key: max('order_line', 'line_key'),
    customer_key: max('customer', 'customer_key'),
    page_key: max('raw_page', 'page_key'),
    message_key: max('raw_message', 'message_key'),
    command_seq: max('command', 'seq'),
    event_seq: max('event', 'seq'),
    movement_seq: max('movement', 'seq'),
  };
};

/** Tables whose rows are told apart by a growing key; the others follow their order, or stand before the first page. */
const KEYED: Readonly<Record<string, readonly [column: string, mark: keyof Marks]>> = {
  orders: ['order_key', 'order_key'],
  order_line: ['line_key', 'line_key'],
  customer: ['customer_key', 'customer_key'],
  raw_page: ['page_key', 'page_key'],
  raw_message: ['message_key', 'message_key'],
  command: ['seq', 'command_seq'],
  command_args: ['command_seq', 'command_seq'],
  event: ['seq', 'event_seq'],
  movement: ['seq', 'movement_seq'],
};

function spread(
  from: Database.Database,
  columns: ReadonlyMap<string, readonly string[]>,
  marks: readonly Marks[],
  pageOfOrder: Map<string, number>,
): (page: number) => Chunk[] {
  const grouped = new Map<string, Map<number, unknown[][]>>();
  const orderRows = from.prepare('select id, order_key from orders order by order_key').all() as {
    id: string;
    order_key: number;
  }[];
  let at = 0;
  for (const { id, order_key } of orderRows) {
    while (order_key > (marks[at]?.order_key ?? Number.POSITIVE_INFINITY)) at += 1;
    pageOfOrder.set(id, at);
  }
  const parents = {
    refund: new Map(
      (from.prepare('select id, order_id from refund').all() as { id: string; order_id: string }[]).map(
        (row) => [row.id, row.order_id],
      ),
    ),
    invoice: new Map(
      (from.prepare('select id, order_id from invoice').all() as { id: string; order_id: string }[]).map(
        (row) => [row.id, row.order_id],
      ),
    ),
    parcel: new Map(
      (from.prepare('select id, order_id from parcel').all() as { id: string; order_id: string }[]).map(
        (row) => [row.id, row.order_id],
      ),
    ),
  };
  for (const [table, names] of columns) {
    if (KEYED[table]) continue;
    const pages = new Map<number, unknown[][]>();
    for (const row of from.prepare(`select * from "${table}"`).all() as Row[]) {
      const orderId =
        (row.order_id as string | null) ??
        parents.refund.get(row.refund_id as string) ??
        parents.invoice.get(row.invoice_id as string) ??
        parents.parcel.get(row.parcel_id as string);
      const page = orderId === undefined || orderId === null ? 0 : (pageOfOrder.get(orderId) ?? 0);
      const list = pages.get(page) ?? [];
      list.push(names.map((name) => row[name]));
      pages.set(page, list);
    }
    grouped.set(table, pages);
  }
  return (page) => {
    const chunks: Chunk[] = [];
    for (const [table, names] of columns) {
      const keyed = KEYED[table];
      if (!keyed) {
        const rows = grouped.get(table)?.get(page);
        if (rows) chunks.push({ table, rows });
        continue;
      }
      const low = page === 0 ? 0 : (marks[page - 1]?.[keyed[1]] ?? 0);
      const high = marks[page]?.[keyed[1]] ?? 0;
      const rows = from
        .prepare(`select * from "${table}" where ${keyed[0]} > ? and ${keyed[0]} <= ?`)
        .all(low, high) as Row[];
      if (rows.length > 0) chunks.push({ table, rows: rows.map((row) => names.map((name) => row[name])) });
      if (table === 'orders') {
        chunks.push({
          table: 'order_search',
          rows: rows.map((row) => [
            row.order_key,
            tokensOf(String(row.search_text), String(row.country), String(row.account_id)),
          ]),
        });
      }
      if (table === 'customer') {
        chunks.push({
          table: 'customer_search',
          rows: rows.map((row) => [row.customer_key, gramsOf(String(row.search_text))]),
        });
      }
    }
    return chunks;
  };
}

/** Content of a table whatever the order of its rows on disk. */
function tableHash(db: Database.Database, table: string): string {
  const columns = db.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  const key = columns
    .filter((column) => column.pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map((column) => `"${column.name}"`);
  let digest = '';
  for (const row of db
    .prepare(`select * from "${table}" order by ${key.join(', ')}`)
    .raw()
    .iterate()) {
    digest = hash('sha256', `${digest}${JSON.stringify(row)}`);
  }
  return digest;
}

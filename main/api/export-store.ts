/** Whole tables in pages, by their keys: every page costs the same, however deep. */
import type { ExportName } from '../../shared/api/export.ts';
import type { Reader } from '../db/handle.ts';
import { among, q } from '../db/query.ts';

/** A row and the position after it. */
export interface Keyed {
  readonly key: string;
  readonly row: Readonly<Record<string, unknown>>;
}
export type ReadPage = (reader: Reader, after: string | null, limit: number) => readonly Keyed[];

const number = (after: string | null): number => (after === null ? 0 : Number(after));
const text = (after: string | null): string => after ?? '';

const keyed = <R extends Readonly<Record<string, unknown>>>(
  rows: readonly R[],
  key: (row: R) => unknown,
): Keyed[] => rows.map((row) => ({ key: String(key(row)), row }));

export const exportPages: Readonly<Record<Exclude<ExportName, 'orders'>, ReadPage>> = {
  items: (reader, after, limit) =>
    keyed(
      reader.all(
        q
          .selectFrom('item')
          .selectAll()
          .where('item_key', '>', number(after))
          .orderBy('item_key')
          .limit(limit),
      ),
      (row) => row.item_key,
    ),
  stock: (reader, after, limit) => {
    const [item = '', warehouse = ''] = text(after).split(' ');
    return keyed(
      reader.all(
        q
          .selectFrom('stock_level')
          .innerJoin('item', 'item.id', 'stock_level.item_id')
          .innerJoin('warehouse', 'warehouse.id', 'stock_level.warehouse_id')
          .select(['item.sku', 'item.name', 'item.variant', 'warehouse.name as warehouse'])
          .selectAll('stock_level')
          .where((eb) =>
            eb.or([
              eb('stock_level.item_id', '>', item),
              eb.and([eb('stock_level.item_id', '=', item), eb('stock_level.warehouse_id', '>', warehouse)]),
            ]),
          )
          .orderBy('stock_level.item_id')
          .orderBy('stock_level.warehouse_id')
          .limit(limit),
      ),
      (row) => `${row.item_id} ${row.warehouse_id}`,
    );
  },
  movements: (reader, after, limit) =>
    keyed(
      reader.all(
        q
          .selectFrom('movement')
          .innerJoin('item', 'item.id', 'movement.item_id')
          .innerJoin('warehouse', 'warehouse.id', 'movement.warehouse_id')
          .select(['item.sku', 'warehouse.name as warehouse'])
          .selectAll('movement')
          .where('movement.seq', '>', number(after))
          .orderBy('movement.seq')
          .limit(limit),
      ),
      (row) => row.seq,
    ),
  customers: (reader, after, limit) =>
    keyed(
      reader.all(
        q
          .selectFrom('customer')
          .selectAll()
          .where('customer_key', '>', number(after))
          .orderBy('customer_key')
          .limit(limit),
      ),
      (row) => row.customer_key,
    ),
  invoices: (reader, after, limit) =>
    keyed(
      reader.all(
        q
          .selectFrom('invoice')
          .selectAll()
          .where('invoice_key', '>', number(after))
          .orderBy('invoice_key')
          .limit(limit),
      ),
      (row) => row.invoice_key,
    ),
  payments: (reader, after, limit) =>
    keyed(
      reader.all(
        q.selectFrom('payment').selectAll().where('id', '>', text(after)).orderBy('id').limit(limit),
      ),
      (row) => row.id,
    ),
  feedback: (reader, after, limit) =>
    keyed(
      reader.all(
        q.selectFrom('feedback').selectAll().where('id', '>', text(after)).orderBy('id').limit(limit),
      ),
      (row) => row.id,
    ),
  quarantine: (reader, after, limit) =>
    keyed(
      reader.all(
        q
          .selectFrom('raw_message')
          .innerJoin('account', 'account.id', 'raw_message.account_id')
          .select('account.name as account')
          .select([
            'message_key',
            'stream',
            'raw_message.external_id',
            'error_code',
            'error_detail',
            'attempts',
            'changed_at',
          ])
          .where('raw_message.state', '=', 'quarantined')
          .where('message_key', '>', number(after))
          .orderBy('message_key')
          .limit(limit),
      ),
      (row) => row.message_key,
    ),
  outbox: (reader, after, limit) =>
    keyed(
      reader.all(
        q.selectFrom('outbox').selectAll().where('seq', '>', number(after)).orderBy('seq').limit(limit),
      ),
      (row) => row.seq,
    ),
  events: (reader, after, limit) =>
    keyed(
      reader.all(
        q.selectFrom('event').selectAll().where('seq', '>', number(after)).orderBy('seq').limit(limit),
      ),
      (row) => row.seq,
    ),
  commands: (reader, after, limit) =>
    keyed(
      reader.all(
        q.selectFrom('command').selectAll().where('seq', '>', number(after)).orderBy('seq').limit(limit),
      ),
      (row) => row.seq,
    ),
};

export const orderPage = (reader: Reader, after: string | null, limit: number) =>
  reader.all(
    q
      .selectFrom('orders')
      .innerJoin('account', 'account.id', 'orders.account_id')
      .select('account.name as account_name')
      .selectAll('orders')
      .where('order_key', '>', number(after))
      .orderBy('order_key')
      .limit(limit),
  );

export const linesOfOrders = (reader: Reader, ids: readonly string[]) =>
  reader.all(
    q
      .selectFrom('order_line')
      .selectAll()
      .where('order_id', 'in', among(ids))
      .orderBy('order_id')
      .orderBy('position'),
  );

export const refundsOfOrders = (reader: Reader, ids: readonly string[]) =>
  reader.all(q.selectFrom('refund').selectAll().where('order_id', 'in', among(ids)).orderBy('id'));

export const paymentsOfOrders = (reader: Reader, ids: readonly string[]) =>
  reader.all(q.selectFrom('payment').selectAll().where('order_id', 'in', among(ids)).orderBy('id'));

export const parcelsOfOrders = (reader: Reader, ids: readonly string[]) =>
  reader.all(
    q
      .selectFrom('parcel')
      .select(['order_id', 'number', 'state', 'way', 'carrier_code', 'tracking_number', 'handed_over_at'])
      .where('order_id', 'in', among(ids))
      .orderBy('id'),
  );

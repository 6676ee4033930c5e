/** SQL of issuing: what is written besides the plain rows, and small reads. */
import { sql } from 'kysely';
import type { Reader, Tx } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const countUnits = hot<{ lineId: string; qty: number }>()((slot) =>
  q
    .updateTable('order_line')
    .set({ invoiced_qty: sql<number>`invoiced_qty + ${slot('qty')}` })
    .where('id', '=', slot('lineId')),
);
/** The trigger on the line brings the order's count of uninvoiced units up to date. */
export const countInvoicedUnits = (tx: Tx, lineId: string, qty: number): number =>
  tx.run(countUnits.with({ lineId, qty }));

/** A changed pattern may write a number that was used before. */
export const isNumberTaken = (reader: Reader, number: string): boolean =>
  reader.first(
    q
      .selectFrom('invoice')
      .select('id')
      .where('issuer', '=', sql.lit('orderly'))
      .where('number', '=', number),
  ) !== undefined;

export const shopInvoiceOf = (reader: Reader, orderId: string) =>
  reader.first(
    q
      .selectFrom('invoice')
      .select(['id', 'number', 'net_minor', 'tax_minor', 'gross_minor'])
      .where('order_id', '=', orderId)
      .where('issuer', '=', sql.lit('shop')),
  );

const byExternal = hot<{ accountId: string; externalId: string }>()((slot) =>
  q
    .selectFrom('orders')
    .select(['id', 'account_id', 'number', 'currency', 'total_minor', 'tax_minor', 'invoiced_minor'])
    .select(['customer_name', 'country', 'is_history', 'placed_at'])
    .where('account_id', '=', slot('accountId'))
    .where('external_id', '=', slot('externalId')),
);
export const orderByExternalId = (reader: Reader, accountId: string, externalId: string) =>
  reader.first(byExternal.with({ accountId, externalId }));

/** Where invoices contradict each other, their lines, their paper or their orders. Whole tables are read: for `check` only. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { q } from '../db/query.ts';

const LIMIT = 20;

/** Numbers that are not one more than the one before, unless the owner set the next number to them. */
export const gaps = (reader: Reader) => {
  const numbered = q
    .selectFrom('invoice')
    .select(['series', 'series_year', 'station', 'sequence'])
    .select(
      sql<number | null>`lag(sequence) over (partition by series, series_year, station order by sequence)`.as(
        'before',
      ),
    )
    .where('issuer', '=', sql.lit('orderly'));
  return reader.all(
    q
      .selectFrom(numbered.as('numbered'))
      .select(['series', 'series_year', 'station', 'sequence', 'before'])
      .where(sql<boolean>`sequence <> coalesce(before, 0) + 1`)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('event')
              .select('event.seq')
              .where('event.type', '=', 'series.next_set')
              .where(
                'event.subject_id',
                '=',
                sql<string>`'series:' || numbered.series || ':' || numbered.series_year || ':' || numbered.station`,
              )
              .where(sql`json_extract(event.data, '$.nextNumber')`, '=', sql`numbered.sequence`),
          ),
        ),
      )
      .limit(LIMIT),
  );
};

/** Series whose highest number drawn is not the highest invoice. */
export const seriesFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('number_series')
      .leftJoin('invoice', (join) =>
        join
          .onRef('invoice.series', '=', 'number_series.series')
          .onRef('invoice.series_year', '=', 'number_series.year')
          .onRef('invoice.station', '=', 'number_series.station'),
      )
      .select(['number_series.series', 'number_series.year', 'number_series.station', 'issued_number'])
      .select(sql<number>`coalesce(max(invoice.sequence), 0)`.as('highest'))
      .where('number_series.series', '=', 'invoice')
      .groupBy(['number_series.series', 'number_series.year', 'number_series.station'])
      .having(sql<boolean>`issued_number <> coalesce(max(invoice.sequence), 0)`)
      .limit(LIMIT),
  );

export const orderSumFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('orders')
      .leftJoin('invoice', 'invoice.order_id', 'orders.id')
      .select(['orders.id', 'invoiced_minor', sql<number>`coalesce(sum(gross_minor), 0)`.as('sum_minor')])
      .groupBy('orders.id')
      .having(sql<boolean>`invoiced_minor <> coalesce(sum(gross_minor), 0)`)
      .limit(LIMIT),
  );

export const lineSumFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('invoice')
      .leftJoin('invoice_line', 'invoice_line.invoice_id', 'invoice.id')
      .select(['invoice.id', 'invoice.net_minor', 'invoice.tax_minor'])
      .select([
        sql<number>`coalesce(sum(invoice_line.net_minor), 0)`.as('lines_net'),
        sql<number>`coalesce(sum(invoice_line.tax_minor), 0)`.as('lines_tax'),
      ])
      .where('issuer', '=', sql.lit('orderly'))
      .groupBy('invoice.id')
      .having(
        sql<boolean>`invoice.net_minor <> coalesce(sum(invoice_line.net_minor), 0)
          or invoice.tax_minor <> coalesce(sum(invoice_line.tax_minor), 0)
          or invoice.gross_minor <> invoice.net_minor + invoice.tax_minor`,
      )
      .limit(LIMIT),
  );

export const unitFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('order_line')
      .leftJoin('invoice_line', 'invoice_line.line_id', 'order_line.id')
      .select(['order_line.id', 'invoiced_qty', sql<number>`coalesce(sum(qty), 0)`.as('sum_qty')])
      .groupBy('order_line.id')
      .having(sql<boolean>`invoiced_qty <> coalesce(sum(qty), 0) or invoiced_qty > ordered_qty`)
      .limit(LIMIT),
  );

/** History apart: its units never count as uninvoiced. */
export const uninvoicedFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('orders')
      .leftJoin('order_line', 'order_line.order_id', 'orders.id')
      .select(['orders.id', 'uninvoiced_qty'])
      .select(sql<number>`coalesce(sum(max(0, shipped_qty - invoiced_qty)), 0)`.as('sum_qty'))
      .where('is_history', '=', 0)
      .groupBy('orders.id')
      .having(sql<boolean>`uninvoiced_qty <> coalesce(sum(max(0, shipped_qty - invoiced_qty)), 0)`)
      .limit(LIMIT),
  );

export const paperFaults = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('invoice')
      .leftJoin('document', 'document.id', 'invoice.document_id')
      .select('invoice.id')
      .where('issuer', '=', sql.lit('orderly'))
      .where(
        sql<boolean>`(document.id is null
          or json_extract(model, '$.number') <> invoice.number
          or json_extract(model, '$.currency') <> invoice.currency
          or json_extract(model, '$.netMinor') <> invoice.net_minor
          or json_extract(model, '$.taxMinor') <> invoice.tax_minor
          or json_extract(model, '$.grossMinor') <> invoice.gross_minor)`,
      )
      .limit(LIMIT),
  );

/** Orders that Orderly invoices with shipped units on no invoice. */
export const shippedUninvoiced = (reader: Reader) =>
  reader.all(
    q
      .selectFrom('orders')
      .innerJoin('account', 'account.id', 'orders.account_id')
      .select(['orders.id', 'uninvoiced_qty'])
      .where(sql<boolean>`orders.uninvoiced_qty > 0`)
      .where('is_history', '=', 0)
      .where('account.invoiced_by', '=', sql.lit('orderly')),
  );

const CHUNK = 500;

/** Orders with invoices, in groups. */
export function* invoicedOrders(reader: Reader): Generator<string[]> {
  let after = '';
  for (;;) {
    const ids = reader
      .all(
        q
          .selectFrom('invoice')
          .select('order_id')
          .distinct()
          .where('order_id', '>', after)
          .orderBy('order_id')
          .limit(CHUNK),
      )
      .map((row) => row.order_id);
    yield ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < CHUNK) return;
    after = last;
  }
}

/** Reads the facts of many orders at once: one statement a table, whatever the number of orders. */

import { sql } from 'kysely';
import type {
  FulfilmentFacts,
  HoldFacts,
  IntentFacts,
  LineFacts,
  OrderFacts,
  ParcelFacts,
  PaymentFacts,
} from '../../shared/orders/facts.ts';
import type { Reader } from '../db/handle.ts';
import { amongJson, hot, q } from '../db/query.ts';

interface Ids {
  readonly ids: string;
}

const orders = hot<Ids>()((slot) =>
  q
    .selectFrom('orders')
    .innerJoin('account', 'account.id', 'orders.account_id')
    .leftJoin('payment_method', (join) =>
      join
        .onRef('payment_method.account_id', '=', 'orders.account_id')
        .onRef('payment_method.code', '=', 'orders.payment_method'),
    )
    .select(['orders.id', 'life', 'is_history', 'is_gone', 'channel_life', 'placed_at', 'total_minor'])
    .select(['refunded_minor', 'invoiced_minor', 'ship_policy', 'payment_method.policy as payment_policy'])
    .select(['account.id as account_id', 'account.mode', 'account.invoiced_by', 'account.invoice_when'])
    .where('orders.id', 'in', amongJson<string>(slot('ids'))),
);
const lines = hot<Ids>()((slot) =>
  q
    .selectFrom('order_line')
    .leftJoin('item', 'item.id', 'order_line.item_id')
    .select([
      'order_line.id',
      'order_id',
      'kind',
      'item_id',
      'item.is_stocked',
      'ordered_qty',
      'cancelled_qty',
    ])
    .select([
      'backordered_qty',
      'allocated_qty',
      'picked_qty',
      'packed_qty',
      'shipped_qty',
      'channel_cancelled_qty',
    ])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .orderBy('order_id')
    .orderBy('position'),
);
const holds = hot<Ids>()((slot) =>
  q
    .selectFrom('hold')
    .select(['id', 'order_id', 'code', 'line_id'])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .where('released_at', 'is', null),
);
const fulfilments = hot<Ids>()((slot) =>
  q
    .selectFrom('fulfilment')
    .select(['id', 'order_id', 'warehouse_id', 'state', 'stop_code', 'stop_data'])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .orderBy('id'),
);
const fulfilmentLines = hot<Ids>()((slot) =>
  q
    .selectFrom('fulfilment_line')
    .innerJoin('fulfilment', 'fulfilment.id', 'fulfilment_line.fulfilment_id')
    .select([
      'fulfilment_line.id',
      'fulfilment_id',
      'line_id',
      'qty',
      'picked_qty',
      'packed_qty',
      'shipped_qty',
    ])
    .where('fulfilment.order_id', 'in', amongJson<string>(slot('ids'))),
);
const parcels = hot<Ids>()((slot) =>
  q
    .selectFrom('parcel')
    .select(['id', 'order_id', 'fulfilment_id', 'state', 'handed_over_at'])
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .orderBy('id'),
);
const payments = hot<Ids>()((slot) =>
  q
    .selectFrom('payment')
    .select(['id', 'order_id', 'source', 'amount_minor', 'state'])
    .where('order_id', 'in', amongJson<string>(slot('ids'))),
);
const intents = hot<Ids>()((slot) =>
  q
    .selectFrom('outbox')
    .select(['order_id', 'kind', 'subject_id', 'state'])
    .select(sql<number | null>`intent ->> 'isComplete'`.as('is_complete'))
    .where('order_id', 'in', amongJson<string>(slot('ids')))
    .orderBy('seq'),
);
const invoiced = hot<Ids>()((slot) =>
  q
    .selectFrom('invoice_line')
    .innerJoin('order_line', 'order_line.id', 'invoice_line.line_id')
    .select(['order_line.order_id', (eb) => eb.fn.sum<number>('invoice_line.qty').as('qty')])
    .where('order_line.order_id', 'in', amongJson<string>(slot('ids')))
    .where('order_line.kind', 'not in', ['fee', 'shipping'])
    .groupBy('order_line.order_id'),
);

/** The facts of those orders that exist, by id. */
export function loadFacts(reader: Reader, orderIds: readonly string[]): Map<string, OrderFacts> {
  const ids = { ids: JSON.stringify(orderIds) };
  const linesOf = groupBy(reader.all(lines.with(ids)), (row) => row.order_id);
  const holdsOf = groupBy(reader.all(holds.with(ids)), (row) => row.order_id);
  const fulfilmentRows = reader.all(fulfilments.with(ids));
  const fulfilmentsOf = groupBy(fulfilmentRows, (row) => row.order_id);
  const fulfilmentLinesOf = groupBy(
    fulfilmentRows.length > 0 ? reader.all(fulfilmentLines.with(ids)) : [],
    (row) => row.fulfilment_id,
  );
  const parcelsOf = groupBy(
    fulfilmentRows.length > 0 ? reader.all(parcels.with(ids)) : [],
    (row) => row.order_id,
  );
  const paymentsOf = groupBy(reader.all(payments.with(ids)), (row) => row.order_id);
  const intentsOf = groupBy(reader.all(intents.with(ids)), (row) => row.order_id);
  const invoicedOf = new Map(reader.all(invoiced.with(ids)).map((row) => [row.order_id, Number(row.qty)]));

  const facts = new Map<string, OrderFacts>();
  for (const row of reader.all(orders.with(ids))) {
    const ownLines = (linesOf.get(row.id) ?? []).map(
      (line): LineFacts => ({
        id: line.id,
        kind: line.kind,
        itemId: line.item_id,
        isStocked: line.is_stocked === 1,
        orderedQty: line.ordered_qty,
        cancelledQty: line.cancelled_qty,
        backorderedQty: line.backordered_qty,
        allocatedQty: line.allocated_qty,
        pickedQty: line.picked_qty,
        packedQty: line.packed_qty,
        shippedQty: line.shipped_qty,
        channelCancelledQty: line.channel_cancelled_qty,
      }),
    );
    const shippedQty = ownLines.reduce((sum, line) => sum + line.shippedQty, 0);
    facts.set(row.id, {
      id: row.id,
      life: row.life,
      isHistory: row.is_history === 1,
      isGone: row.is_gone === 1,
      channelLife: row.channel_life,
      placedAt: row.placed_at,
      totalMinor: row.total_minor,
      refundedMinor: row.refunded_minor,
      invoicedMinor: row.invoiced_minor,
      shipPolicy: row.ship_policy,
      paymentPolicy: row.payment_policy ?? 'wait',
      account: {
        id: row.account_id,
        mode: row.mode,
        invoicedBy: row.invoiced_by,
        invoiceWhen: row.invoice_when,
      },
      lines: ownLines,
      holds: (holdsOf.get(row.id) ?? []).map(
        (hold): HoldFacts => ({ id: hold.id, code: hold.code as HoldFacts['code'], lineId: hold.line_id }),
      ),
      fulfilments: (fulfilmentsOf.get(row.id) ?? []).map(
        (fulfilment): FulfilmentFacts => ({
          id: fulfilment.id,
          warehouseId: fulfilment.warehouse_id,
          state: fulfilment.state,
          stopCode: fulfilment.stop_code,
          letGo:
            fulfilment.stop_code === null && fulfilment.stop_data !== null
              ? (JSON.parse(fulfilment.stop_data) as FulfilmentFacts['letGo'])
              : null,
          lines: (fulfilmentLinesOf.get(fulfilment.id) ?? []).map((line) => ({
            id: line.id,
            lineId: line.line_id,
            qty: line.qty,
            pickedQty: line.picked_qty,
            packedQty: line.packed_qty,
            shippedQty: line.shipped_qty,
          })),
        }),
      ),
      parcels: (parcelsOf.get(row.id) ?? []).map(
        (parcel): ParcelFacts => ({
          id: parcel.id,
          fulfilmentId: parcel.fulfilment_id,
          state: parcel.state,
          handedOverAt: parcel.handed_over_at,
        }),
      ),
      payments: (paymentsOf.get(row.id) ?? []).map(
        (payment): PaymentFacts => ({
          id: payment.id,
          source: payment.source,
          amountMinor: payment.amount_minor,
          state: payment.state,
        }),
      ),
      intents: (intentsOf.get(row.id) ?? []).map(
        (intent): IntentFacts => ({
          kind: intent.kind,
          subjectId: intent.subject_id,
          state: intent.state,
          isComplete: intent.is_complete === 1,
        }),
      ),
      uninvoicedQty: Math.max(0, shippedQty - (invoicedOf.get(row.id) ?? 0)),
    });
  }
  return facts;
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

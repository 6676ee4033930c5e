/** What screens ask of payments and of money still to come. */
import { Temporal } from 'temporal-polyfill';
import type { PaymentStatus } from '../../shared/orders/vocabulary.ts';
import { openOfOrder } from '../../shared/payments/allocate.ts';
import { readCursor, writeCursor } from '../../shared/search/cursor.ts';
import type { Reader } from '../db/handle.ts';
import type { QueryHandlers } from '../db/run.ts';
import { readSection } from '../settings/store.ts';
import type { PaymentFilter } from './store.ts';
import { listPayments, listUnpaid, paymentSums, toldAmong, unpaidSums } from './store.ts';

export const paymentQueries: QueryHandlers<'payments.list' | 'payments.sums' | 'unpaid.list'> = {
  'payments.list': ({ reader }, { filter, after, limit }) => {
    const [at, id] = readCursor(after, 2) ?? [];
    const place = typeof at === 'number' && typeof id === 'string' ? { at, id } : undefined;
    const rows = listPayments(reader, withTimes(reader, filter), { after: place, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const own = page.filter((row) => row.source === 'person' && row.state === 'captured');
    const told = toldAmong(
      reader,
      own.map((row) => row.id),
    );
    const voidable = new Set(own.map((row) => row.id).filter((id) => !told.has(id)));
    return {
      rows: page.map((row) => ({
        id: row.id,
        orderId: row.order_id,
        orderNumber: row.number,
        accountId: row.account_id,
        customerName: row.customer_name,
        source: row.source,
        method: row.method,
        title: row.title,
        amountMinor: row.amount_minor,
        currency: row.currency,
        state: row.state,
        receivedAt: row.received_at,
        canVoid: voidable.has(row.id),
      })),
      next: rows.length > limit && last ? writeCursor([last.received_at, last.id]) : null,
    };
  },

  'payments.sums': ({ reader }, { filter }) => ({
    sums: filter.state === 'voided' ? [] : paymentSums(reader, withTimes(reader, filter)).map(sumRow),
  }),

  'unpaid.list': ({ reader }, { filter, after, limit }) => {
    const [at, key] = readCursor(after, 2) ?? [];
    const place = typeof at === 'number' && typeof key === 'number' ? { at, key } : undefined;
    const rows = listUnpaid(reader, filter, { after: place, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map((row) => ({
        orderId: row.id,
        orderNumber: row.number,
        accountId: row.account_id,
        customerName: row.customer_name,
        country: row.country,
        placedAt: row.placed_at,
        shippedAt: row.shipped_at,
        policy: row.policy ?? 'wait',
        paymentTitle: row.payment_title,
        paymentMethod: row.payment_method,
        paymentStatus: row.payment_status as PaymentStatus,
        currency: row.currency,
        totalMinor: row.total_minor,
        paidMinor: row.paid_minor,
        openMinor: openOfOrder({
          totalMinor: row.total_minor,
          paidMinor: row.paid_minor,
          refundedMinor: row.refunded_minor,
        }),
      })),
      next: rows.length > limit && last ? writeCursor([last.placed_at, last.order_key]) : null,
      sums: unpaidSums(reader, filter).map(sumRow),
    };
  },
};

const sumRow = (row: { currency: string; count: number; total_minor: number }) => ({
  currency: row.currency,
  count: row.count,
  totalMinor: row.total_minor,
});

/** Business days become instants in the company's zone. */
function withTimes(
  reader: Reader,
  filter: Omit<PaymentFilter, 'fromAt' | 'toAt'> & {
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
): PaymentFilter {
  const { from, to, ...rest } = filter;
  const { zone } = readSection(reader, 'general');
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds;
  return {
    ...rest,
    fromAt: from === undefined ? undefined : start(Temporal.PlainDate.from(from)),
    toAt: to === undefined ? undefined : start(Temporal.PlainDate.from(to).add({ days: 1 })),
  };
}

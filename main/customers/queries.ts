/** What screens ask about customers. */
import type { Address } from '../../shared/base/address.ts';
import { addressSchema } from '../../shared/base/address.ts';
import { readCursor, writeCursor } from '../../shared/search/cursor.ts';
import { isHit, planSearch } from '../../shared/search/grams.ts';
import type { QueryHandlers } from '../db/run.ts';
import type { CustomerListRow, CustomerPage } from './list-store.ts';
import { customerById, customerPage, feedbackCounts, ordersOf, spentBy } from './list-store.ts';

const ORDERS = 50;

export const customerQueries: QueryHandlers<'customers.list' | 'customers.get'> = {
  'customers.list': ({ reader }, { text, accountId, cursor, limit }) => {
    const plan = planSearch(text);
    const [at, key] = readCursor(cursor, 2) ?? [];
    let after: CustomerPage['after'] =
      typeof at === 'number' && typeof key === 'number' ? [at, key] : undefined;
    const found: CustomerListRow[] = [];
    if (plan === undefined && text.trim() !== '') return { customers: [], nextCursor: null };
    // The index finds by pieces; the whole words are verified here, and more is asked for until the page is full.
    while (found.length <= limit) {
      const rows = customerPage(reader, { match: plan?.match, accountId, after, limit: limit + 1 });
      for (const row of rows) if (plan === undefined || isHit(row.search_text, plan)) found.push(row);
      const last = rows.at(-1);
      if (rows.length <= limit || !last) break;
      after = [last.last_order_at ?? 0, last.customer_key];
    }
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const counts = feedbackCounts(
      reader,
      page.map((row) => row.id),
    );
    return {
      customers: page.map((row) => customerAnswer(row, counts.get(row.id)?.open ?? 0)),
      nextCursor:
        found.length > limit && last ? writeCursor([last.last_order_at ?? 0, last.customer_key]) : null,
    };
  },

  'customers.get': ({ reader }, { customerId }) => {
    const row = customerById(reader, customerId);
    if (!row) return null;
    const counts = feedbackCounts(reader, [customerId]).get(customerId);
    const orders = ordersOf(reader, customerId, ORDERS);
    return {
      ...customerAnswer(row, counts?.open ?? 0),
      accountName: row.account_name,
      createdAt: row.created_at,
      orders: orders.map((order) => ({
        id: order.id,
        number: order.number,
        placedAt: order.placed_at,
        currency: order.currency,
        totalMinor: order.total_minor,
        paymentStatus: order.payment_status,
        fulfilmentStatus: order.fulfilment_status,
        life: order.life,
      })),
      addresses: addressesOf(orders),
      spent: spentBy(reader, customerId).map((sum) => ({
        currency: sum.currency,
        totalMinor: sum.total_minor,
      })),
      feedbackCount: counts?.all ?? 0,
    };
  },
};

const customerAnswer = (row: CustomerListRow, openFeedback: number) => ({
  id: row.id,
  accountId: row.account_id,
  name: row.name,
  company: row.company,
  email: row.email,
  phone: row.phone,
  country: row.country,
  orderCount: row.order_count,
  lastOrderAt: row.last_order_at,
  openFeedback,
});

/** Different addresses, newest first; one that is both is a shipping address. */
function addressesOf(
  orders: readonly { readonly shipping: string; readonly billing: string }[],
): { kind: 'shipping' | 'billing'; address: Address }[] {
  const seen = new Map<string, { kind: 'shipping' | 'billing'; address: Address }>();
  for (const kind of ['shipping', 'billing'] as const)
    for (const order of orders) {
      const decoded = addressSchema.safeParse(JSON.parse(order[kind]));
      if (!decoded.success) continue;
      const { name, company, line1, line2, postcode, city, country } = decoded.data;
      const key = JSON.stringify([name, company, line1, line2, postcode, city, country]).toLowerCase();
      if (line1 !== '' && !seen.has(key)) seen.set(key, { kind, address: decoded.data });
    }
  return [...seen.values()];
}

/** Customers, matched and written page-wise. Statements are compiled once: every captured order comes through here. */
import { sql } from 'kysely';
import type { Reader, Tx } from '../db/handle.ts';
import { amongJson, hot, q } from '../db/query.ts';

const byExternal = hot<{ accountId: string; ids: string }>()((slot) =>
  q
    .selectFrom('customer')
    .selectAll()
    .where('account_id', '=', slot('accountId'))
    .where('external_id', 'is not', null)
    .where('external_id', 'in', amongJson<string>(slot('ids'))),
);

export const customersByExternalId = (reader: Reader, accountId: string, ids: readonly string[]) =>
  ids.length === 0 ? [] : reader.all(byExternal.with({ accountId, ids: JSON.stringify(ids) }));

const byEmail = hot<{ accountId: string; emails: string }>()((slot) =>
  q
    .selectFrom('customer')
    .selectAll()
    .where('email', '<>', sql.lit(''))
    .where('email', 'in', amongJson<string>(slot('emails')))
    .where('account_id', '=', slot('accountId'))
    .orderBy('customer_key'),
);

export const customersByEmail = (reader: Reader, accountId: string, emails: readonly string[]) =>
  emails.length === 0 ? [] : reader.all(byEmail.with({ accountId, emails: JSON.stringify(emails) }));

export type CustomerRow = ReturnType<typeof customersByEmail>[number];

const ofOrders = hot<{ accountId: string; ids: string }>()((slot) =>
  q
    .selectFrom('orders')
    .innerJoin('customer', 'customer.id', 'orders.customer_id')
    .selectAll('customer')
    .select('orders.external_id as order_external_id')
    .where('orders.account_id', '=', slot('accountId'))
    .where('orders.external_id', 'in', amongJson<string>(slot('ids'))),
);

/** The customers of orders that are there already. */
export const customersOfOrders = (reader: Reader, accountId: string, orderExternalIds: readonly string[]) =>
  orderExternalIds.length === 0
    ? []
    : reader.all(ofOrders.with({ accountId, ids: JSON.stringify(orderExternalIds) }));

const recount = hot<{ ids: string }>()((slot) =>
  q
    .updateTable('customer')
    .set((eb) => ({
      order_count: eb
        .selectFrom('orders')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('orders.customer_id', '=', 'customer.id')
        .$asScalar()
        .$castTo<number>(),
      last_order_at: eb
        .selectFrom('orders')
        .select((e) => e.fn.max<number>('placed_at').as('at'))
        .whereRef('orders.customer_id', '=', 'customer.id')
        .$asScalar(),
    }))
    .where('id', 'in', amongJson<string>(slot('ids'))),
);

/** Brings number and time of the orders of these customers up to what the orders say. */
export const recountOrders = (tx: Tx, ids: readonly string[]): number =>
  tx.run(recount.with({ ids: JSON.stringify(ids) }));

const dropGrams = hot<{ key: number }>()((slot) =>
  q.deleteFrom('customer_search').where('rowid', '=', slot('key')),
);

export function putGrams(tx: Tx, key: number, grams: string, isNew: boolean): void {
  if (!isNew) tx.run(dropGrams.with({ key }));
  tx.insert('customer_search', { rowid: key, grams });
}

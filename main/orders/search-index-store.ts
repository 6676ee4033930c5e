/**
 * The order's entry in the search index: pieces of its words, and whole tokens for its country and account. Pieces have
 * at most three characters and tokens more, so the two never meet.
 */
import { foldText, gramsOf } from '../../shared/search/grams.ts';
import type { Tx } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

export const countryToken = (country: string): string => `country${country.toLowerCase()}`;
export const accountToken = (accountId: string): string => `account${accountId.replace(/[^0-9a-z]/g, '')}`;

export interface SearchParts {
  readonly number: string;
  readonly names: readonly string[];
  readonly email: string;
  readonly skus: readonly string[];
  readonly tracking: readonly string[];
}

/** Folded text against which hits are verified. */
export function searchTextOf(parts: SearchParts): string {
  const all = [parts.number, ...parts.names, parts.email, ...parts.skus, ...parts.tracking];
  return foldText([...new Set(all.filter((part) => part !== ''))].join(' '));
}

export const tokensOf = (searchText: string, country: string, accountId: string): string =>
  `${gramsOf(searchText)} ${countryToken(country)} ${accountToken(accountId)}`;

const remove = hot<{ key: number }>()((slot) =>
  q.deleteFrom('order_search').where('rowid', '=', slot('key')),
);
const row = hot<{ id: string }>()((slot) =>
  q
    .selectFrom('orders')
    .select([
      'order_key',
      'number',
      'customer_name',
      'email',
      'country',
      'account_id',
      'search_text',
      'shipping',
      'billing',
    ])
    .where('id', '=', slot('id')),
);
const skus = hot<{ id: string }>()((slot) =>
  q.selectFrom('order_line').select('sku').where('order_id', '=', slot('id')).where('sku', '<>', ''),
);
const numbers = hot<{ id: string }>()((slot) =>
  q
    .selectFrom('parcel')
    .select('tracking_number')
    .where('order_id', '=', slot('id'))
    .where('tracking_number', 'is not', null),
);

/** Brings the index up to date after a change of number, names, address, lines or tracking. */
export function reindexOrder(tx: Tx, orderId: string): void {
  const order = tx.first(row.with({ id: orderId }));
  if (!order) return;
  const people = [order.shipping, order.billing].map(
    (text) => JSON.parse(text) as { name: string; company: string },
  );
  const searchText = searchTextOf({
    number: order.number,
    names: [order.customer_name, ...people.flatMap((person) => [person.name, person.company])],
    email: order.email,
    skus: tx.all(skus.with({ id: orderId })).map((line) => line.sku),
    tracking: tx.all(numbers.with({ id: orderId })).map((parcel) => parcel.tracking_number ?? ''),
  });
  tx.update('orders', { id: orderId }, { search_text: searchText });
  tx.run(remove.with({ key: order.order_key }));
  tx.insert('order_search', {
    rowid: order.order_key,
    grams: tokensOf(searchText, order.country, order.account_id),
  });
}

/**
 * The people behind a page of orders: known again by the channel's customer id, else by e-mail, else each order has its
 * own. The newest order says how they are written now. Two reads and one row a new customer, whatever the page holds.
 */
import type { Contact } from '../../shared/customers/contact.ts';
import { contactOf, customerSearchText } from '../../shared/customers/contact.ts';
import { gramsOf } from '../../shared/search/grams.ts';
import type { ChannelOrder } from '../../shared/sync/connector.ts';
import type { Run } from '../db/run.ts';
import type { CustomerRow } from './store.ts';
import {
  customersByEmail,
  customersByExternalId,
  customersOfOrders,
  putGrams,
  recountOrders,
} from './store.ts';

export type CustomerOrder = Pick<
  ChannelOrder,
  'externalId' | 'placedAt' | 'customer' | 'billing' | 'shipping'
>;

interface Known {
  row: CustomerRow;
  /** Placing time of the order that its contact was last taken from. */
  toldAt: number;
}

/**
 * Finds or makes the customer of each order; answers customer ids by the orders' external ids. `known` names the orders
 * that are there already: they keep the customer they have. Numbers of orders follow with `countOrders`.
 */
export function upsertCustomers(
  run: Run,
  accountId: string,
  orders: readonly CustomerOrder[],
  known: ReadonlySet<string>,
): Map<string, string> {
  const people = new People(run, accountId, orders, known);
  const answer = new Map<string, string>();
  for (const order of orders) answer.set(order.externalId, people.of(order));
  return answer;
}

/** After the page's orders were written: how many orders each customer has, and the newest. */
export function countOrders(run: Run, customerIds: Iterable<string>): void {
  const ids = [...new Set(customerIds)];
  if (ids.length > 0) recountOrders(run.tx, ids);
}

/** The customers that a page may mean, read once and kept up to date in memory. */
class People {
  readonly #run: Run;
  readonly #accountId: string;
  readonly #byOrder = new Map<string, Known>();
  readonly #byExternal = new Map<string, Known>();
  readonly #byEmail = new Map<string, Known[]>();
  readonly #byId = new Map<string, Known>();

  constructor(run: Run, accountId: string, orders: readonly CustomerOrder[], known: ReadonlySet<string>) {
    this.#run = run;
    this.#accountId = accountId;
    const fresh = orders.filter((order) => !known.has(order.externalId));
    const externalIds = fresh.flatMap((order) => order.customer.externalId ?? []);
    const emails = fresh.map((order) => contactOf(order).email).filter((email) => email !== '');
    for (const row of customersByExternalId(run.tx, accountId, externalIds)) this.#note(row);
    for (const row of customersByEmail(run.tx, accountId, emails)) this.#note(row);
    for (const { order_external_id: order, ...row } of customersOfOrders(run.tx, accountId, [...known]))
      this.#byOrder.set(order, this.#note(row));
  }

  of(order: CustomerOrder): string {
    const contact = contactOf(order);
    const found =
      this.#byOrder.get(order.externalId) ?? this.#match(order.customer.externalId, contact.email);
    if (!found) return this.#insert(order, contact).row.id;
    this.#follow(found, order, contact);
    this.#byOrder.set(order.externalId, found);
    return found.row.id;
  }

  #note(row: CustomerRow): Known {
    const seen = this.#byId.get(row.id);
    if (seen) return seen;
    const entry = { row, toldAt: row.last_order_at ?? 0 };
    this.#byId.set(row.id, entry);
    this.#index(entry);
    return entry;
  }

  #index(entry: Known): void {
    const { external_id: externalId, email } = entry.row;
    if (externalId !== null) this.#byExternal.set(externalId, entry);
    if (email === '') return;
    const same = this.#byEmail.get(email) ?? [];
    if (same.includes(entry)) return;
    // As the table gives them: what one page says must not depend on what the page before it held.
    this.#byEmail.set(
      email,
      [...same, entry].sort((a, b) => a.row.customer_key - b.row.customer_key),
    );
  }

  #forgetEmail(email: string, entry: Known): void {
    const others = (this.#byEmail.get(email) ?? []).filter((other) => other !== entry);
    this.#byEmail.set(email, others);
  }

  /** An e-mail stands for a person unless the channel says that it is another one. */
  #match(externalId: string | null, email: string): Known | undefined {
    if (externalId !== null) {
      const same = this.#byExternal.get(externalId);
      if (same) return same;
    }
    if (email === '') return undefined;
    return this.#byEmail.get(email)?.find((entry) => externalId === null || entry.row.external_id === null);
  }

  #insert(order: CustomerOrder, contact: Contact): Known {
    const searchText = customerSearchText(contact);
    const values = {
      id: this.#run.makeId('customer'),
      account_id: this.#accountId,
      external_id: order.customer.externalId,
      ...contact,
      search_text: searchText,
      order_count: 0,
      last_order_at: null,
      created_at: this.#run.now,
    };
    const key = this.#run.tx.insert('customer', values);
    putGrams(this.#run.tx, key, gramsOf(searchText), true);
    const entry = this.#note({ ...values, customer_key: key });
    entry.toldAt = order.placedAt;
    this.#byOrder.set(order.externalId, entry);
    this.#run.touch('customers');
    return entry;
  }

  #follow(entry: Known, order: CustomerOrder, contact: Contact): void {
    const { row } = entry;
    const externalId = row.external_id ?? order.customer.externalId;
    const isNewer = order.placedAt >= entry.toldAt;
    const now = isNewer ? keepGiven(row, contact) : row;
    const isSame = FIELDS.every((field) => now[field] === row[field]);
    if (isSame && externalId === row.external_id) return;
    const values = {
      email: now.email,
      name: now.name,
      company: now.company,
      phone: now.phone,
      country: now.country,
      external_id: externalId,
      search_text: customerSearchText(now),
    };
    this.#run.tx.update('customer', { id: row.id }, values);
    if (values.search_text !== row.search_text)
      putGrams(this.#run.tx, row.customer_key, gramsOf(values.search_text), false);
    entry.row = { ...row, ...values };
    // Somebody else may use the former address from now on, whatever page their order comes with.
    if (values.email !== row.email) this.#forgetEmail(row.email, entry);
    if (isNewer) entry.toldAt = order.placedAt;
    this.#index(entry);
    this.#run.touch('customers', `customer:${row.id}`);
  }
}

const FIELDS = ['email', 'name', 'company', 'phone', 'country'] as const;

/** What the newer order leaves out stays as it was. */
const keepGiven = (row: Contact, contact: Contact): Contact => ({
  email: contact.email || row.email,
  name: contact.name || row.name,
  company: contact.company || row.company,
  phone: contact.phone || row.phone,
  country: contact.country || row.country,
});

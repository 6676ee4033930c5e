/** The plain fields of an order as the API writes them: texts, addresses, metadata. */

import {
  type Address,
  type BillingAddress,
  type MetaValue,
  ORDER_STATUSES,
  type Order,
  type OrderStatus,
} from '../model.ts';
import type { ShopCore } from '../shop-core.ts';
import { type Answer, invalidParam } from './answer.ts';
import { readObjects, readText } from './body.ts';

/** The status wanted, if any; a name the shop does not know is refused. */
export function readStatus(body: Readonly<Record<string, unknown>>): OrderStatus | undefined | Answer {
  if (body.status === undefined || body.status === null || body.status === '') return undefined;
  const found = ORDER_STATUSES.find((status) => status === body.status);
  const choices = ['auto-draft', ...ORDER_STATUSES].join(', ');
  return found ?? invalidParam('status', `status is not one of ${choices}.`, 'rest_not_in_enum');
}

const TEXTS = [
  ['customer_note', 'customerNote'],
  ['payment_method', 'paymentMethod'],
  ['payment_method_title', 'paymentTitle'],
  ['transaction_id', 'transactionId'],
] as const;

export function applyFields(core: ShopCore, order: Order, body: Readonly<Record<string, unknown>>): void {
  for (const [name, field] of TEXTS) order[field] = readText(body, name) ?? order[field];
  if (typeof body.customer_id === 'number') order.customerId = body.customer_id;
  order.billing = patchAddress<BillingAddress>(order.billing, body.billing);
  order.shipping = patchAddress<Address>(order.shipping, body.shipping);
  applyMeta(core, order, body);
}

function patchAddress<A extends Address>(address: A, patch: unknown): A {
  if (typeof patch !== 'object' || patch === null) return address;
  const known = Object.entries(patch).filter(([name, value]) => name in address && typeof value === 'string');
  return { ...address, ...Object.fromEntries(known) };
}

/** An entry with an id or a known key is overwritten, a null value takes it away, anything else is added. */
export function applyMeta(
  core: ShopCore,
  target: Pick<Order, 'meta'>,
  body: Readonly<Record<string, unknown>>,
): void {
  for (const entry of readObjects(body, 'meta_data')) {
    const key = readText(entry, 'key') ?? '';
    const value = entry.value as MetaValue | undefined;
    const found = target.meta.find((meta) =>
      entry.id === undefined ? meta.key === key : meta.id === entry.id,
    );
    if (value === null || value === undefined) target.meta = target.meta.filter((meta) => meta !== found);
    else if (found) Object.assign(found, { key: key || found.key, value });
    else if (key !== '') target.meta.push({ id: core.counters.meta++, key, value });
  }
}

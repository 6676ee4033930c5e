/** Small reads of orders that commands and steps need. */
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

const order = hot<{ id: string }>()((slot) =>
  q.selectFrom('orders').selectAll().where('id', '=', slot('id')),
);
export const orderOf = (reader: Reader, id: string) => reader.first(order.with({ id }));
export type StoredOrder = NonNullable<ReturnType<typeof orderOf>>;

const line = hot<{ id: string }>()((slot) =>
  q.selectFrom('order_line').selectAll().where('id', '=', slot('id')),
);
export const lineOf = (reader: Reader, id: string) => reader.first(line.with({ id }));

const shipBy = hot<{ id: string }>()((slot) =>
  q.selectFrom('orders').select('ship_by_at').where('id', '=', slot('id')),
);
export const shipByOf = (reader: Reader, id: string): number | null =>
  reader.first(shipBy.with({ id }))?.ship_by_at ?? null;

const external = hot<{ id: string }>()((slot) =>
  q.selectFrom('orders').select('external_id').where('id', '=', slot('id')),
);
export const externalIdOf = (reader: Reader, id: string): string =>
  reader.first(external.with({ id }))?.external_id ?? '';

const holds = hot<{ orderId: string }>()((slot) =>
  q.selectFrom('hold').selectAll().where('order_id', '=', slot('orderId')),
);
export const holdsOf = (reader: Reader, orderId: string) => reader.all(holds.with({ orderId }));

const lines = hot<{ orderId: string }>()((slot) =>
  q.selectFrom('order_line').selectAll().where('order_id', '=', slot('orderId')).orderBy('position'),
);
export const linesOf = (reader: Reader, orderId: string) => reader.all(lines.with({ orderId }));
export type StoredLine = ReturnType<typeof linesOf>[number];

const payments = hot<{ orderId: string }>()((slot) =>
  q.selectFrom('payment').selectAll().where('order_id', '=', slot('orderId')),
);
export const paymentsOf = (reader: Reader, orderId: string) => reader.all(payments.with({ orderId }));

const methods = hot<{ accountId: string }>()((slot) =>
  q.selectFrom('payment_method').select(['code', 'policy']).where('account_id', '=', slot('accountId')),
);
export const paymentMethodsOf = (reader: Reader, accountId: string) =>
  reader.all(methods.with({ accountId }));

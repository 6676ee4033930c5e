/** Open orders of an account with the time their channel was last seen to hold them. Reads only. */
import { sql } from 'kysely';
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';

export interface OpenOrder {
  readonly externalId: string;
  readonly placedAt: number;
  readonly messageKey: number;
  readonly seenAt: number;
}

const open = hot<{ account: string }>()((slot) =>
  q
    .selectFrom('orders')
    // A cross join and the bare plus keep the planner at the few open orders; else it would walk all messages.
    .crossJoin('raw_message')
    .select([
      'orders.external_id as externalId',
      'orders.placed_at as placedAt',
      'raw_message.message_key as messageKey',
      'raw_message.changed_at as seenAt',
    ])
    .where(sql<boolean>`orders.bucket <> 'done'`)
    .where(sql<boolean>`+orders.account_id = ${slot('account')}`)
    .where('orders.life', '=', 'open')
    .where('orders.is_gone', '=', 0)
    .where('raw_message.account_id', '=', slot('account'))
    .where('raw_message.stream', '=', sql.lit('orders'))
    .whereRef('raw_message.external_id', '=', 'orders.external_id')
    .where('raw_message.state', '=', sql.lit('applied'))
    .orderBy('raw_message.changed_at'),
);

/** Not seen for longest first. */
export const openOrders = (reader: Reader, accountId: string): OpenOrder[] =>
  reader.all(open.with({ account: accountId }));

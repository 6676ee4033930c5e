/** A shop in a box for tests of the order's way: messages go in as a pull would bring them, rows come out. */

import { catalogCommands } from '../../main/catalog/commands.ts';
import { advance } from '../../main/flow/advance.ts';
import { ingest } from '../../main/flow/ingest.ts';
import { orderChecks } from '../../main/orders/checks.ts';
import { orderCommands } from '../../main/orders/commands.ts';
import { stockChecks } from '../../main/stock/checks.ts';
import { stockCommands } from '../../main/stock/commands.ts';
import { findAccount } from '../../main/sync/account-store.ts';
import { assert } from '../../shared/base/assert.ts';
import type { ChannelListing, ChannelMessage, ChannelOrder } from '../../shared/sync/connector.ts';
import type { TestPipeline } from './pipeline.ts';
import { createTestPipeline } from './pipeline.ts';
import { addAccount, simpleProduct } from './shop-data.ts';

export interface FlowBench extends TestPipeline {
  /** Messages of one page, in one commit. */
  receive(...messages: readonly ChannelMessage[]): void;
  order(order: ChannelOrder): void;
  product(listing: Partial<ChannelListing> & { readonly externalId: string }): void;
  /** What the first read to the end leaves behind: from now on what is finished counts. */
  endFirstPass(): void;
  rows<T = Record<string, unknown>>(sql: string, ...args: readonly unknown[]): T[];
  /** One row of `orders`, by its number at the channel. */
  orderRow(externalId?: string): Record<string, unknown>;
  lineRows(externalId?: string): Record<string, unknown>[];
  /** Every invariant; an empty list is what it should be. */
  faults(): string[];
}

export function flowBench(handlers: Readonly<Record<string, unknown>> = {}): FlowBench {
  const t = createTestPipeline({
    handlers: { ...orderCommands, ...catalogCommands, ...stockCommands, ...handlers },
    advance,
  });
  addAccount(t);
  t.db.raw.prepare('update account set cutover_at = 0, created_at = 0').run();
  const rows = <T>(sql: string, ...args: readonly unknown[]): T[] =>
    t.db.raw.prepare(sql).all(...args) as T[];
  const receive = (...messages: readonly ChannelMessage[]): void => {
    const first = messages[0];
    assert(first, 'a page has messages');
    t.pipeline.system('capture.page', {}, (run) => {
      const account = findAccount(run.tx, 'acc_1');
      assert(account, 'the account is there');
      const page = ingest.open(run, account, first.stream, messages);
      for (const [index, message] of messages.entries()) page.apply(message, index + 1);
      page.close();
    });
  };
  return {
    ...t,
    receive,
    order: (order) => receive({ stream: 'orders', order }),
    product: (listing) => receive({ stream: 'products', product: simpleProduct(listing) }),
    endFirstPass() {
      t.pipeline.system('test.first_pass', {}, (run) => {
        run.tx.insert('sync_stream', {
          account_id: 'acc_1',
          stream: 'orders',
          cursor: null,
          tried_at: run.now,
          pulled_at: run.now,
          next_at: null,
          failures: 0,
          error_kind: null,
          error_message: null,
        });
      });
    },
    rows,
    orderRow: (externalId = '100') =>
      rows<Record<string, unknown>>('select * from orders where external_id = ?', externalId)[0] ?? {},
    lineRows: (externalId = '100') =>
      rows<Record<string, unknown>>(
        'select l.* from order_line l join orders o on o.id = l.order_id where o.external_id = ? order by l.position',
        externalId,
      ),
    faults: () =>
      t.db.read((reader) => [
        ...orderChecks.flatMap((check) => check.find(reader).map((fault) => `${check.name}: ${fault}`)),
        ...stockChecks.flatMap((check) => check.find(reader).map((fault) => `${check.name}: ${fault}`)),
      ]),
  };
}

/** A shop in a box with a counter: orders come in as a pull brings them, and are picked, packed and handed over. */
import { shippingChecks } from '../../main/shipping/checks.ts';
import { shippingCommands } from '../../main/shipping/commands.ts';
import { shippingQueries } from '../../main/shipping/queries.ts';
import type { QueryInput, QueryReply } from '../../shared/api/contract.ts';
import { queries } from '../../shared/api/contract.ts';
import type { CommandAnswer } from '../../shared/api/envelope.ts';
import type { ChannelLine } from '../../shared/sync/connector.ts';
import type { OrderWish } from '../support/channel-order.ts';
import { channelOrder, goodsLine, shippingLine } from '../support/channel-order.ts';
import type { FlowBench } from '../support/flow-bench.ts';
import { flowBench } from '../support/flow-bench.ts';
import { OWNER } from '../support/pipeline.ts';

type Name = keyof typeof shippingQueries;

export interface Counter extends FlowBench {
  /** A command whose refusal fails the test; answers its value. */
  must(name: string, args: unknown): never;
  /** The code of a refusal, or `done`. */
  code(name: string, args: unknown): string;
  ask<N extends Name>(name: N, args: QueryInput<N>): QueryReply<N>;
  /** An order of these products: `[10, 2]` is two units of the product 10. */
  sell(externalId: string, goods: readonly (readonly [number, number])[], wish?: Partial<OrderWish>): void;
  /** Open work of an order, oldest first. */
  works(externalId: string): { id: string; state: string; warehouse_id: string; stop_code: string | null }[];
  work(externalId: string): string;
  lineOf(fulfilmentId: string, sku: string): string;
  itemId(sku: string): string;
  events(type: string): Record<string, unknown>[];
  addWarehouse(code: string): string;
  addBin(warehouseId: string, code: string, walkOrder: number): string;
  undo(answer: CommandAnswer & { readonly commandId: string }): string;
}

export const parts = (goods: readonly (readonly [number, number])[]): ChannelLine[] => [
  ...goods.map(([product, qty], index) =>
    goodsLine({
      qty,
      externalId: String(index + 1),
      listingExternalId: String(product),
      sku: `SKU-${product}`,
      name: `Product ${product}`,
    }),
  ),
  shippingLine(),
];

export function counter(): Counter {
  const t = flowBench({ ...shippingCommands });
  t.db.raw.prepare("update account set invoiced_by = 'nobody'").run();
  // People take their time: no two commands share a millisecond.
  const act: Counter['do'] = (name, args, id) => {
    t.clock.now += 1_000;
    return t.do(name, args, id);
  };
  const value = (name: string, args: unknown): unknown => {
    const answer = act(name, args);
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  const one = (sql: string, ...args: unknown[]): string =>
    String(t.rows<{ id: string }>(sql, ...args)[0]?.id);
  const works: Counter['works'] = (externalId) =>
    t.rows(
      `select f.* from fulfilment f join orders o on o.id = f.order_id where o.external_id = ?
        and f.state not in ('handed_over', 'cancelled') order by f.released_at, f.id`,
      externalId,
    );
  return {
    ...t,
    do: act,
    must: (name, args) => value(name, args) as never,
    code(name, args) {
      const answer = act(name, args);
      return answer.ok ? 'done' : answer.error.code;
    },
    ask(name, args) {
      const def = queries[name];
      const decoded = def.args.parse(args);
      const reply = t.db.read((reader) => {
        const handler = shippingQueries[name] as (context: object, args: unknown) => unknown;
        return handler({ reader, now: t.clock.now, actor: OWNER }, decoded) as never;
      });
      return def.reply.parse(reply) as never;
    },
    sell(externalId, goods, wish = {}) {
      t.clock.now += 60_000;
      t.order(
        channelOrder(t.clock.now, {
          externalId,
          number: externalId,
          email: `${externalId}@example.com`,
          lines: parts(goods),
          ...wish,
        }),
      );
    },
    works,
    work(externalId) {
      const all = works(externalId);
      if (all.length !== 1) throw new Error(`Order ${externalId} has ${all.length} open fulfilments`);
      return all[0]?.id ?? '';
    },
    lineOf: (fulfilmentId, sku) =>
      one(
        `select l.id from fulfilment_line l join item i on i.id = l.item_id
          where l.fulfilment_id = ? and i.sku = ? and l.qty > 0`,
        fulfilmentId,
        sku,
      ),
    itemId: (sku) => one('select id from item where sku = ?', sku),
    events: (type) =>
      t
        .rows<{ data: string | null }>('select data from event where type = ? order by seq', type)
        .map((row) => JSON.parse(row.data ?? '{}') as Record<string, unknown>),
    addWarehouse(code) {
      const id = `whs_${code}`;
      t.db.raw.prepare('insert into warehouse values (?, ?, ?, 5, 0, null)').run(id, code, code);
      return id;
    },
    addBin(warehouseId, code, walkOrder) {
      const id = `bin_${code}`;
      t.db.raw.prepare('insert into bin values (?, ?, ?, ?, null)').run(id, warehouseId, code, walkOrder);
      return id;
    },
    undo(answer) {
      const undone = act('command.undo', { commandId: answer.commandId });
      return undone.ok ? 'done' : undone.error.code;
    },
    faults: () => [
      ...t.faults(),
      ...t.db.read((reader) =>
        shippingChecks.flatMap((check) => check.find(reader).map((fault) => `${check.name}: ${fault}`)),
      ),
    ],
  };
}

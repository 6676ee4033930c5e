import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChannelOrder } from '../../shared/sync/connector.ts';
import { channelOrder, goodsLine, HOME, refundOf, shippingLine } from '../support/channel-order.ts';
import type { FlowBench } from '../support/flow-bench.ts';
import { flowBench } from '../support/flow-bench.ts';

/** What can happen to a small shop of three products and four orders, in any order. */
const action = fc.oneof(
  fc.record({
    kind: fc.constant('message' as const),
    order: fc.nat(3),
    qty: fc.integer({ min: 1, max: 4 }),
    product: fc.nat(3),
    hasSecond: fc.boolean(),
    refunded: fc.nat(2),
    life: fc.constantFrom<ChannelOrder['life']>(
      'open',
      'open',
      'open',
      'open',
      'completed',
      'cancelled',
      'trashed',
    ),
    isPaid: fc.boolean(),
    isBroken: fc.constantFrom(false, false, false, true),
  }),
  fc.record({
    kind: fc.constant('book_in' as const),
    product: fc.nat(2),
    qty: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant('count' as const), product: fc.nat(2), qty: fc.nat(4) }),
  fc.record({ kind: fc.constant('hold' as const), order: fc.nat(3) }),
  fc.record({
    kind: fc.constant('release' as const),
    order: fc.nat(3),
    code: fc.constantFrom('manual', 'address', 'payment', 'totals_differ'),
  }),
  fc.record({
    kind: fc.constant('ship' as const),
    order: fc.nat(3),
    policy: fc.constantFrom('undecided', 'complete', 'part'),
  }),
  fc.record({ kind: fc.constant('link' as const), product: fc.nat(3), item: fc.nat(2) }),
  fc.record({ kind: fc.constant('address' as const), order: fc.nat(3) }),
  fc.record({ kind: fc.constant('track' as const), product: fc.nat(2), isTracked: fc.boolean() }),
  fc.record({ kind: fc.constant('undo' as const) }),
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

function perform(t: FlowBench, done: string[], act: Action): void {
  const id = (table: string, column: string, value: string): string =>
    t.rows<{ id: string }>(`select id from ${table} where ${column} = ?`, value)[0]?.id ?? 'none';
  const run = (name: string, args: unknown): void => {
    const answer = t.do(name, args);
    if (answer.ok) done.push(answer.commandId);
  };
  const warehouseId = t.rows<{ id: string }>('select id from warehouse')[0]?.id;
  const itemId = (product: number): string => id('item', 'sku', `SKU-1${product}`);
  const orderId = (order: number): string => id('orders', 'external_id', `20${order}`);
  switch (act.kind) {
    case 'message': {
      const refunds =
        act.refunded > 0
          ? [refundOf(`r${act.refunded}`, [{ lineExternalId: '1', qty: 1 }], t.clock.now)]
          : [];
      const lines = [
        goodsLine({ qty: act.qty, listingExternalId: `1${act.product}`, sku: `SKU-1${act.product}` }),
        ...(act.hasSecond
          ? [goodsLine({ qty: 1, externalId: '2', listingExternalId: '10', sku: 'SKU-10' })]
          : []),
        shippingLine(),
      ];
      const order = channelOrder(t.clock.now, {
        externalId: `20${act.order}`,
        email: `${act.order}@example.com`,
        lines,
        refunds,
        life: act.life,
        isPaid: act.isPaid,
      });
      t.order(
        act.isBroken
          ? { ...order, totalMinor: order.totalMinor + 1, shipping: { ...HOME, city: '' } }
          : order,
      );
      return;
    }
    case 'book_in':
      run('stock.book_in', { itemId: itemId(act.product), warehouseId, qty: act.qty });
      return;
    case 'count':
      run('stock.count', { itemId: itemId(act.product), warehouseId, countedQty: act.qty });
      return;
    case 'hold':
      run('order.hold', { orderId: orderId(act.order) });
      return;
    case 'release':
      run('order.release_hold', { orderId: orderId(act.order), code: act.code });
      return;
    case 'ship':
      run('order.choose_shipping', { orderId: orderId(act.order), policy: act.policy });
      return;
    case 'link':
      run('listing.link', {
        listingId: id('listing', 'external_id', `1${act.product}`),
        itemId: itemId(act.item),
      });
      return;
    case 'address':
      run('order.set_address', { orderId: orderId(act.order), shipping: HOME });
      return;
    case 'track':
      t.product({
        externalId: `1${act.product}`,
        qty: act.isTracked ? 3 : null,
        isTracked: act.isTracked,
      });
      return;
    case 'undo': {
      const last = done.pop();
      if (last) t.do('command.undo', { commandId: last });
      return;
    }
  }
}

describe('whatever happens to orders and stock', () => {
  it('claims, levels, statuses and counts stay true after every step', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 25 }), (actions) => {
        const t = flowBench();
        try {
          for (const product of [0, 1, 2]) t.product({ externalId: `1${product}`, qty: product + 1 });
          t.endFirstPass();
          const done: string[] = [];
          for (const act of actions) {
            t.clock.now += 60_000;
            perform(t, done, act);
            expect(t.faults(), JSON.stringify(act)).toEqual([]);
          }
        } finally {
          t.close();
        }
      }),
      { numRuns: 60 },
    );
  });
});

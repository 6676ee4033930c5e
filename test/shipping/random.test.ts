import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChannelOrder } from '../../shared/sync/connector.ts';
import { refundOf } from '../support/channel-order.ts';
import type { Counter } from './bench.ts';
import { counter } from './bench.ts';

/** What people at two counters, the shop and the shelf may do, in any order. Numbers choose among what is there. */
const pick = fc.nat(20);
const action = fc.oneof(
  fc.record({
    kind: fc.constant('message' as const),
    order: fc.nat(2),
    qty: fc.integer({ min: 1, max: 3 }),
    refunded: fc.nat(2),
    life: fc.constantFrom<ChannelOrder['life']>('open', 'open', 'open', 'completed', 'cancelled'),
  }),
  fc.record({ kind: fc.constant('count' as const), product: fc.nat(1), qty: fc.nat(5) }),
  fc.record({ kind: fc.constant('hold' as const), order: fc.nat(2), isReleased: fc.boolean() }),
  fc.record({ kind: fc.constant('part' as const), order: fc.nat(2) }),
  fc.record({
    kind: fc.constant('work' as const),
    at: pick,
    name: fc.constantFrom(
      'pick.start',
      'pick.leave',
      'pick.all',
      'parcel.open',
      'parcel.open',
      'parcel.new',
      'parcel.ship_what_is_here',
      'parcel.unpack',
      'fulfilment.ship_anyway',
      'fulfilment.stop_again',
    ),
  }),
  fc.record({
    kind: fc.constant('line' as const),
    at: pick,
    qty: fc.integer({ min: 1, max: 3 }),
    name: fc.constantFrom('pick.confirm', 'pick.not_found', 'pick.take_back'),
  }),
  fc.record({
    kind: fc.constant('parcel' as const),
    at: pick,
    product: fc.nat(2),
    name: fc.constantFrom(
      'parcel.scan',
      'parcel.scan',
      'parcel.scan',
      'parcel.confirm_unit',
      'parcel.learn_code',
      'parcel.take_back',
      'parcel.close',
      'parcel.close',
      'parcel.reopen',
      'parcel.discard',
      'parcel.hand_over',
      'parcel.hand_over',
      'parcel.has_left',
      'parcel.set_tracking',
    ),
  }),
  // A counter that works a piece off, wholly or nearly, so that the walk reaches the door.
  fc.record({
    kind: fc.constant('serve' as const),
    at: pick,
    leaves: fc.nat(1),
    end: fc.constantFrom('parcel.close', 'parcel.ship_what_is_here', 'parcel.hand_over', 'parcel.has_left'),
  }),
  fc.record({ kind: fc.constant('undo' as const) }),
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

const FACTS = [
  'pick.confirm',
  'pick.not_found',
  'pick.take_back',
  'parcel.scan',
  'parcel.has_left',
  'parcel.take_back',
];

function perform(t: Counter, done: string[], act: Action): void {
  const among = (table: string, at: number): { id: string; fulfilment_id?: string } | undefined => {
    const rows = t.rows<{ id: string }>(`select * from ${table} order by id`);
    return rows[at % Math.max(1, rows.length)];
  };
  const run = (name: string, args: unknown): void => {
    const answer = t.do(name, args);
    if (answer.ok) done.push(answer.commandId);
    else if (FACTS.includes(name)) throw new Error(`The fact ${name} was refused: ${answer.error.code}`);
  };
  switch (act.kind) {
    case 'message': {
      const goods: [number, number][] = [
        [10 + act.order, act.qty],
        [11, 1],
      ];
      const refunds =
        act.refunded > 0
          ? [refundOf(`r${act.refunded}`, [{ lineExternalId: String(act.refunded), qty: 1 }], t.clock.now)]
          : [];
      t.sell(`20${act.order}`, goods, { refunds, life: act.life });
      return;
    }
    case 'count':
      run('stock.count', { itemId: t.itemId(`SKU-1${act.product}`), countedQty: act.qty });
      return;
    case 'hold': {
      const { id: orderId } = t.orderRow(`20${act.order}`);
      if (act.isReleased) run('order.release_hold', { orderId, code: 'manual' });
      else run('order.hold', { orderId });
      return;
    }
    case 'part':
      run('order.choose_shipping', { orderId: t.orderRow(`20${act.order}`).id, policy: 'part' });
      return;
    case 'work': {
      const fulfilmentId = among('fulfilment', act.at)?.id;
      if (!fulfilmentId) return;
      const isList = act.name.startsWith('pick.');
      const reason = act.name === 'fulfilment.ship_anyway' ? { reason: 'agreed' } : {};
      run(act.name, isList ? { fulfilmentIds: [fulfilmentId] } : { fulfilmentId, ...reason });
      return;
    }
    case 'line': {
      const fulfilmentLineId = among('fulfilment_line', act.at)?.id;
      if (!fulfilmentLineId) return;
      const line = { fulfilmentLineId, qty: act.qty };
      run(act.name, act.name === 'pick.take_back' ? { lines: [line] } : line);
      return;
    }
    case 'parcel': {
      const parcel = among('parcel', act.at);
      if (!parcel) return;
      const [line] = t.rows<{ id: string }>(
        'select * from fulfilment_line where fulfilment_id = ? order by id',
        parcel.fulfilment_id,
      );
      const extra: Record<string, object> = {
        'parcel.scan': { code: `SKU-1${act.product}` },
        'parcel.confirm_unit': { fulfilmentLineId: line?.id },
        'parcel.learn_code': { fulfilmentLineId: line?.id, code: `CODE-${act.at}` },
        'parcel.hand_over': { trackingNumber: `JJD00011${act.at}` },
        'parcel.set_tracking': { trackingNumber: `JJD00022${act.at}` },
      };
      run(act.name, { parcelId: parcel.id, ...extra[act.name] });
      return;
    }
    case 'serve': {
      const open = t.rows<{ id: string }>(
        "select id from fulfilment where state not in ('handed_over', 'cancelled') order by id",
      );
      const fulfilmentId = open[act.at % Math.max(1, open.length)]?.id;
      if (!fulfilmentId) return;
      run('parcel.open', { fulfilmentId });
      const [parcel] = t.rows<{ id: string }>(
        "select id from parcel where fulfilment_id = ? and state = 'open'",
        fulfilmentId,
      );
      if (!parcel) return;
      const lines = t.rows<{ id: string; qty: number; packed_qty: number }>(
        'select * from fulfilment_line where fulfilment_id = ? and qty > packed_qty order by id',
        fulfilmentId,
      );
      const units = lines.flatMap((line) =>
        Array.from({ length: line.qty - line.packed_qty }, () => line.id),
      );
      for (const fulfilmentLineId of units.slice(act.leaves))
        run('parcel.confirm_unit', { parcelId: parcel.id, fulfilmentLineId });
      run(act.end, act.end === 'parcel.ship_what_is_here' ? { fulfilmentId } : { parcelId: parcel.id });
      return;
    }
    case 'undo': {
      const last = done.pop();
      if (last) t.do('command.undo', { commandId: last });
      return;
    }
  }
}

describe('whatever happens at the counter', () => {
  it('orders, work, parcels, claims and stock agree after every step', () => {
    const shipped = { orders: 0 };
    fc.assert(
      fc.property(fc.array(action, { minLength: 5, maxLength: 40 }), (actions) => {
        const t = counter();
        try {
          t.db.raw.prepare("update account set mode = 'live'").run();
          t.product({ externalId: '10', qty: 3 });
          t.product({ externalId: '11', qty: 4 });
          t.product({ externalId: '12', qty: null, isTracked: false });
          t.endFirstPass();
          for (const order of [0, 1, 2]) {
            t.sell(`20${order}`, [
              [10 + order, 2],
              [11, 1],
            ]);
          }
          const done: string[] = [];
          for (const act of actions) {
            perform(t, done, act);
            expect(t.faults(), JSON.stringify(act)).toEqual([]);
          }
          shipped.orders += t.rows("select 1 from parcel where state = 'handed_over'").length;
        } finally {
          t.close();
        }
      }),
      { numRuns: 15 },
    );
    // The walk must reach the door, or it proves nothing about it.
    expect(shipped.orders).toBeGreaterThan(0);
  });
});

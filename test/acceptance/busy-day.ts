/**
 * A day in a living shop and at its desk, hour by hour, from a seed: customers order, write, cancel, pay late; the
 * shop's staff edit, refund, complete and trash; Orderly's people pick, pack and hand over what may leave.
 */

import { createRandom, type Random } from '../../main/practice/random.ts';
import type { WooOrderJson } from '../../main/practice/woo-json.ts';
import type { World } from '../support/world.ts';
import { openWork, pack, pick, ship } from './hands.ts';

export interface Day {
  /** Lets some minutes pass in which customers and the shop's staff do what they do. */
  shopLives(): Promise<void>;
  /** What people at the desk do meanwhile. */
  deskWorks(): Promise<void>;
  /** How often each thing was done. */
  readonly done: Readonly<Record<string, number>>;
}

export function busyDay(world: World, seed: number): Day {
  const random = createRandom(`day ${seed}`);
  const done: Record<string, number> = {};
  const count = (name: string): void => {
    done[name] = (done[name] ?? 0) + 1;
  };
  let labels = 0;
  const label = (): string =>
    `00340434${String(seed % 1000).padStart(3, '0')}${String(labels++).padStart(9, '0')}`;

  return {
    done,
    async shopLives() {
      world.clock.advance(random.between(3, 12) * 60_000);
      // Orders that arrive by themselves, with their later corrections and cancellations.
      world.shop.shop.advance(0);
      const orders = world.shop.snapshot().orders;
      const open = orders.filter(isOpen);
      for (const act of shopActs) {
        if (open.length === 0 || !random.chance(act.share)) continue;
        const order = random.pick(open);
        // A second change of an order that the first has closed is none.
        const now = world.shop.shop.order(order.id);
        if (now && isOpen(now) && (await act.run(world, now, random))) count(act.name);
      }
      const sent = orders.filter(({ status }) => status === 'completed');
      if (sent.length > 0 && random.chance(0.15)) {
        refundSome(world, random.pick(sent), random);
        count('refund after shipping');
      }
    },
    async deskWorks() {
      const work = await openWork(world);
      for (const one of work.slice(0, random.between(0, 3))) {
        await ship(world, one.fulfilmentId, label());
        count('ship');
      }
      // Some work is only begun: what the shop changes meanwhile has to stop it.
      for (const one of (await openWork(world)).slice(0, random.between(0, 1))) {
        await pick(world, one.fulfilmentId);
        if (random.chance(0.5)) await pack(world, one.fulfilmentId);
        count('begin');
      }
      for (const stopped of (await world.ask('pack.list', { from: 'all', limit: 500 })).work)
        if (stopped.stopCode !== null && random.chance(0.6)) {
          await world.do('parcel.unpack', { fulfilmentId: stopped.fulfilmentId });
          count('unpack');
        }
      const waiting = await world.ask('orders.list', { view: 'all', filter: { hold: 'payment' } });
      const unpaid = waiting.rows.find(() => random.chance(0.3));
      if (unpaid) {
        await world.do('payment.record', {
          orderId: unpaid.id,
          amountMinor: unpaid.totalMinor,
          method: 'bacs',
          receivedAt: world.clock.now(),
        });
        count('record payment');
      }
    },
  };
}

const isOpen = ({ status }: WooOrderJson): boolean => status === 'processing' || status === 'on-hold';

interface Act {
  readonly name: string;
  /** How often in one round. */
  readonly share: number;
  /** False: there was nothing to do it to. */
  readonly run: (world: World, order: WooOrderJson, random: Random) => boolean | Promise<boolean>;
}

const shopActs: readonly Act[] = [
  {
    name: 'new address',
    share: 0.3,
    run: ({ shop }, { id }, random) => {
      shop.shop.editOrder(id, {
        shipping: { address_1: `Neue Straße ${random.between(1, 90)}`, postcode: '10115', city: 'Berlin' },
      });
      return true;
    },
  },
  {
    name: 'more or fewer units',
    share: 0.3,
    run: ({ shop }, { id, line_items: lines }, random) => {
      const line = random.pick(lines);
      const quantity = random.between(lines.length > 1 ? 0 : 1, 4);
      shop.shop.editOrder(id, { quantities: { [line.id]: quantity } });
      return true;
    },
  },
  {
    name: 'another product',
    share: 0.15,
    run: ({ shop }, { id }, random) => {
      const goods = shop
        .snapshot()
        .products.filter(({ kind, isVirtual }) => kind !== 'variable' && !isVirtual);
      shop.shop.editOrder(id, {
        add: [{ productId: random.pick(goods).id, quantity: random.between(1, 2) }],
      });
      return true;
    },
  },
  {
    name: 'customer writes',
    share: 0.15,
    run: ({ shop }, { id }) => {
      shop.shop.editOrder(id, { note: 'Bitte beim Nachbarn abgeben <3 & klingeln' });
      return true;
    },
  },
  { name: 'cancel', share: 0.2, run: ({ shop }, { id }) => Boolean(shop.shop.cancelOrder(id)) },
  {
    name: 'refund',
    share: 0.25,
    run: (world, order, random) => refundSome(world, order, random),
  },
  {
    name: 'pay',
    share: 0.4,
    run: ({ shop }, { id, status }) => status === 'on-hold' && Boolean(shop.shop.payOrder(id)),
  },
  {
    name: 'complete by others',
    share: 0.15,
    run: ({ shop }, { id }) => Boolean(shop.shop.completeByAdmin(id)),
  },
  {
    name: 'trash',
    share: 0.08,
    // One that was never seen here leaves nothing but a quantity that nobody can explain, which has a test of its own.
    run: async ({ shop, ask }, { id, number }) => {
      const { rows } = await ask('orders.search', { text: number });
      if (rows.length > 0) shop.shop.trashOrder(id);
      return rows.length > 0;
    },
  },
];

/** A line's unit, some of the money, or all of it. */
function refundSome({ shop }: World, order: WooOrderJson, random: Random): boolean {
  const line = random.pick(order.line_items);
  const way = random.int(3);
  const already = order.refunds.length > 0;
  if (way === 0 && !already) shop.shop.refund(order.id, { reason: 'Changed their mind' });
  else if (way === 1 && !already)
    shop.shop.refund(order.id, {
      lines: { [line.id]: 1 },
      reason: 'One unit broken',
      isRestocked: random.chance(0.5),
    });
  else if (!already) shop.shop.refund(order.id, { amountMinor: 100, reason: 'For your patience' });
  return !already;
}

/**
 * Both sides hold the same. A shop with living orders, a desk that works, and a connection that fails in every fifth
 * request: after at most thirty cycles and one that nothing disturbs, everything Orderly exports is what the shop holds.
 * `ORDERLY_ROUNDS` makes the day longer, `ORDERLY_SEEDS` has it lived several times.
 */
import { describe, expect, it } from 'vitest';
import { FAULT_NAMES, type FaultName } from '../../main/practice/faults.ts';
import { createWorld, type World, type WorldOptions } from '../support/world.ts';
import { busyDay } from './busy-day.ts';
import { connectShop, goLive } from './shop-account.ts';
import { compareSides } from './sides.ts';

const ROUNDS = Number(process.env.ORDERLY_ROUNDS ?? 8);
const SEEDS = Number(process.env.ORDERLY_SEEDS ?? 1);
const MOST_CYCLES = 30;

/** Worlds of their own, so that the days can be lived side by side: most of their time they wait. */
async function inWorld(options: WorldOptions, work: (world: World) => Promise<void>): Promise<void> {
  const world = await createWorld(options);
  try {
    await work(world);
  } finally {
    await world.close();
  }
}

const livingShop = (seed: number, orders: number): WorldOptions => ({
  seed,
  practice: {
    orders,
    rate: 0.2,
    hangMs: 20,
    hasOddities: false,
    features: { fulfillments: seed % 2 === 0 },
  },
});

async function liveThrough(world: World, seed: number, fault: FaultName | undefined): Promise<void> {
  const accountId = await connectShop(world);
  const { shop } = world.shop;
  if (fault) shop.setFault(fault, 0.2);
  await goLive(world, accountId);
  const day = busyDay(world, seed);
  for (let round = 0; round < Math.min(ROUNDS, MOST_CYCLES); round += 1) {
    await day.shopLives();
    await day.deskWorks();
    await world.task('sync.run', {});
  }
  if (fault) shop.setFault(fault, 0);
  // What asked to be left alone for a while has its time.
  world.clock.advance(3_600_000);
  const { accounts } = await world.task('sync.run', {});
  expect(accounts).toMatchObject([{ error: null, pending: 0, quarantined: 0 }]);
}

async function expectEqualSides(world: World): Promise<void> {
  const { differences, compared, holds } = await compareSides(world);
  expect(differences.filter(({ shownAs }) => shownAs === null)).toEqual([]);
  expect(compared.quarantined).toBe(0);
  // Clean orders: nothing is held but what waits for its money.
  expect({ ...holds, payment: 0 }).toEqual({ payment: 0 });
  expect(compared.stock).toBeGreaterThan(200);
  expect(compared.parcels).toBeGreaterThan(3);
  const check = await world.ask('system.check', {});
  expect(check.checks.filter(({ ok }) => !ok)).toEqual([]);
}

describe.concurrent('both sides hold the same, field by field', () => {
  for (let round = 0; round < SEEDS; round += 1) {
    it(`after an undisturbed day (seed ${round + 2})`, { timeout: 600_000 }, () =>
      inWorld(livingShop(round + 2, 40), async (world) => {
        await liveThrough(world, round + 2, undefined);
        await expectEqualSides(world);
      }),
    );
    for (const [index, fault] of FAULT_NAMES.entries()) {
      const seed = 100 + round * FAULT_NAMES.length + index;
      it(`although every fifth request suffers from "${fault}" (seed ${seed})`, { timeout: 600_000 }, () =>
        inWorld(livingShop(seed, 25), async (world) => {
          await liveThrough(world, seed, fault);
          await expectEqualSides(world);
        }),
      );
    }
  }
});

describe('what the two sides disagree about', () => {
  it('is shown: a quantity taken by an order that came and went unseen', () =>
    inWorld({ practice: { orders: 10, hasOddities: false } }, async (world) => {
      await connectShop(world, { goLive: true });
      await world.task('sync.run', {});
      const { shop } = world.shop;
      world.clock.advance(60_000);
      shop.trashOrder(shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 2 }] }).id);
      for (let cycle = 0; cycle < 3; cycle += 1) {
        world.clock.advance(60_000);
        await world.task('sync.run', {});
      }
      const { differences } = await compareSides(world);
      expect(differences).toEqual([
        expect.objectContaining({ subject: expect.stringContaining('LA-OLV'), shownAs: expect.any(String) }),
      ]);
    }));

  it('is found by the comparison: every field of it', () =>
    inWorld({ practice: { orders: 10, hasOddities: false } }, async (world) => {
      await connectShop(world, { goLive: true });
      await world.task('sync.run', {});
      const { shop } = world.shop;
      // Not in the very second in which the stock was opened.
      world.clock.advance(60_000);
      const order = shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 2 }] });
      await world.task('sync.run', {});
      expect((await compareSides(world)).differences).toEqual([]);
      const [line] = order.line_items;
      shop.editOrder(order.id, {
        quantities: { [line?.id ?? 0]: 1 },
        shipping: { city: 'Bremen' },
        note: 'Later, please',
      });
      shop.refund(order.id, { amountMinor: 50, reason: 'Sorry' });
      const { differences } = await compareSides(world);
      expect(new Set(differences.map(({ field }) => field))).toEqual(
        new Set([
          'total',
          'tax',
          'shipping',
          'customerNote',
          `line ${line?.id}`,
          'refunds',
          'refunded',
          'stock',
        ]),
      );
    }));
});

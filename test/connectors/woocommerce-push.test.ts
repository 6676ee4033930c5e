/** Writing to a shop: what it holds afterwards, once, whatever happens to the answers. */
import { afterEach, describe, expect, it } from 'vitest';
import { woocommerce } from '../../main/sync/connectors/woocommerce/connector.ts';
import type { ChannelOrder, PushIntent } from '../../shared/sync/connector.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';

const worlds: PracticeWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});
async function open(...options: Parameters<typeof openPractice>): Promise<PracticeWorld> {
  const world = await openPractice(...options);
  worlds.push(world);
  return world;
}

const push = ({ env, config }: PracticeWorld, intent: PushIntent) =>
  woocommerce.push(env, config, intent, 'key');
const readBack = ({ env, config }: PracticeWorld, intent: PushIntent) =>
  woocommerce.readBack(env, config, intent);

async function orderOf({ env, config }: PracticeWorld, id: string): Promise<ChannelOrder> {
  const message = await woocommerce.fetchOrder(env, config, id);
  const result = woocommerce.read('orders', message?.body ?? '', config.facts, {});
  if (!result.ok || result.value.stream !== 'orders') throw new Error(JSON.stringify(result));
  return result.value.order;
}

/** What the shop holds of an order beyond its JSON. */
const held = ({ shop }: PracticeWorld, id: string) => {
  const order = shop.snapshot().orders.find((one) => String(one.id) === id);
  return {
    status: order?.status,
    notes: order?.practice.notes.filter((note) => note.isForCustomer).map((note) => note.note),
    fulfilments: order?.practice.fulfillments.map((one) => [
      one.isFulfilled,
      one.meta._items,
      one.meta._tracking_number,
    ]),
  };
};

const writes = ({ shop }: PracticeWorld): number =>
  shop.requests().filter((request) => request.method !== 'GET').length;

async function placed(world: PracticeWorld): Promise<ChannelOrder> {
  const product = world.shop.snapshot().products.find((one) => one.kind === 'simple' && (one.stock ?? 0) > 5);
  const order = world.shop.shop.placeOrder({ lines: [{ productId: product?.id ?? 0, quantity: 2 }] });
  return orderOf(world, String(order.id));
}

const shipIntent = (
  order: ChannelOrder,
  more: Partial<Extract<PushIntent, { kind: 'ship' }>> = {},
): PushIntent => ({
  kind: 'ship',
  orderExternalId: order.externalId,
  parcelId: 'par_01kaaaaaaaaaaaaaaaaaaaaaaa',
  lines: [{ lineExternalId: order.lines[0]?.externalId ?? '', qty: 2 }],
  carrierCode: 'dhl',
  carrierName: 'DHL',
  trackingNumber: '00340434161094042557',
  trackingUrl: 'https://dhl.example/00340434161094042557',
  note: 'Your parcel is on its way: DHL 00340434161094042557',
  isComplete: true,
  shippedAt: Date.UTC(2026, 2, 20, 8),
  ...more,
});

describe('telling the shop about a parcel', () => {
  const FEATURES = [
    ['plain', {}],
    ['with native fulfilments', { fulfillments: true }],
    ['with a shipment-tracking plugin', { shipmentTracking: true }],
    ['with both', { fulfillments: true, shipmentTracking: true }],
  ] as const;

  it.each(FEATURES)(
    'completes the order with tracking and one note, and a repeat writes nothing: %s',
    async (_, features) => {
      const world = await open({ features });
      const order = await placed(world);
      const intent = shipIntent(order);
      expect(await readBack(world, intent)).toMatchObject({ kind: 'differs', field: 'status' });
      await push(world, intent);
      const state = held(world, order.externalId);
      expect(state).toEqual({
        status: 'completed',
        notes: ['Your parcel is on its way: DHL 00340434161094042557'],
        fulfilments:
          'fulfillments' in features
            ? [[true, [{ item_id: Number(order.lines[0]?.externalId), qty: 2 }], '00340434161094042557']]
            : [],
      });
      expect((await orderOf(world, order.externalId)).shipments).toEqual([
        { carrier: 'DHL', trackingNumber: '00340434161094042557', shippedAt: expect.any(Number) },
      ]);
      expect(await readBack(world, intent)).toEqual({ kind: 'agrees' });
      const before = writes(world);
      await push(world, intent);
      expect([writes(world) - before, held(world, order.externalId)]).toEqual([0, state]);
    },
  );

  it('a partial shipment is noted and tracked without completing; the last one completes and keeps both numbers', async () => {
    const world = await open({ features: { fulfillments: true } });
    const order = await placed(world);
    const lines = [{ lineExternalId: order.lines[0]?.externalId ?? '', qty: 1 }];
    await push(world, shipIntent(order, { isComplete: false, lines }));
    expect(held(world, order.externalId).status).toBe('processing');
    const second = shipIntent(order, {
      lines,
      parcelId: 'par_01kbbbbbbbbbbbbbbbbbbbbbbb',
      trackingNumber: '1Z999AA10123456784',
      note: 'The rest: 1Z999AA10123456784',
    });
    await push(world, second);
    const { status, notes, fulfilments } = held(world, order.externalId);
    expect([status, notes?.length, fulfilments?.length]).toEqual(['completed', 2, 2]);
    expect((await orderOf(world, order.externalId)).shipments.map((one) => one.trackingNumber)).toEqual([
      '00340434161094042557',
      '1Z999AA10123456784',
    ]);
  });

  it('two parcels without tracking are told once each, though their texts are the same', async () => {
    const world = await open();
    const order = await placed(world);
    const bare = {
      trackingNumber: '',
      trackingUrl: '',
      note: 'Collected at our shop.',
      isComplete: false,
    } as const;
    for (const parcelId of [
      'par_01kaaaaaaaaaaaaaaaaaaaaaaa',
      'par_01kbbbbbbbbbbbbbbbbbbbbbbb',
      'par_01kaaaaaaaaaaaaaaaaaaaaaaa',
    ]) {
      await push(world, shipIntent(order, { ...bare, parcelId }));
    }
    expect(held(world, order.externalId)).toMatchObject({
      status: 'processing',
      notes: ['Collected at our shop. (aaaaaaaa)', 'Collected at our shop. (bbbbbbbb)'],
    });
  });

  it.each(FEATURES)(
    'ends in the same state when answers are lost, late or broken: %s',
    async (_, features) => {
      const faults = { lost_answer: 0.3, timeout: 0.1, http500: 0.15, http429: 0.1, truncated: 0.15 };
      const world = await open({ features, faults });
      const calm = await open({ features });
      const ids: string[] = [];
      for (let index = 0; index < 4; index += 1) {
        const order = await world.untilDone(() => placed(world));
        const intent = shipIntent(order, {
          trackingNumber: `T${index}0000001`,
          note: `Sent with T${index}0000001`,
        });
        await world.untilDone(() => push(world, intent));
        expect(await world.untilDone(() => readBack(world, intent))).toEqual({ kind: 'agrees' });
        ids.push(order.externalId);
      }
      const order = await placed(calm);
      await push(calm, shipIntent(order, { trackingNumber: 'T00000001', note: 'Sent with T00000001' }));
      const shape = (state: ReturnType<typeof held>) => [
        state.status,
        state.notes?.length,
        state.fulfilments?.length,
      ];
      for (const id of ids) expect(shape(held(world, id))).toEqual(shape(held(calm, order.externalId)));
      for (const id of ids) {
        expect((await world.untilDone(() => orderOf(world, id))).shipments).toHaveLength(1);
      }
    },
  );

  it('never opens an order that the shop has cancelled, and still leaves the tracking', async () => {
    const world = await open();
    const order = await placed(world);
    world.shop.shop.cancelOrder(Number(order.externalId));
    const intent = shipIntent(order);
    await push(world, intent);
    expect(held(world, order.externalId)).toMatchObject({ status: 'cancelled', notes: [expect.any(String)] });
    expect(await readBack(world, intent)).toEqual({
      kind: 'differs',
      field: 'status',
      ours: 'completed',
      theirs: 'cancelled',
    });
  });

  it('is refused by name for an order in the trash or gone, and for a key that may only read', async () => {
    const world = await open();
    const order = await placed(world);
    world.shop.shop.trashOrder(Number(order.externalId));
    await expect(push(world, shipIntent(order))).rejects.toMatchObject({
      kind: 'refused',
      code: 'order_closed',
    });
    await expect(push(world, { kind: 'complete', orderExternalId: '999999' })).rejects.toMatchObject({
      kind: 'refused',
      code: 'order_gone',
    });
    const reader = await open({}, (shop) => shop.readOnly);
    const other = await placed(reader);
    await expect(push(reader, shipIntent(other))).rejects.toMatchObject({
      kind: 'credentials',
      code: 'read_only',
      message: expect.stringContaining('Read/Write'),
    });
  });
});

describe('telling the shop about a payment', () => {
  it.each(['bacs', 'cod'] as const)(
    'a waiting order (%s) goes to work once, with its payment date where the shop gives one',
    async (payment) => {
      const world = await open();
      const product = world.shop
        .snapshot()
        .products.find((one) => one.kind === 'simple' && (one.stock ?? 0) > 5);
      const { id } = world.shop.shop.placeOrder({
        lines: [{ productId: product?.id ?? 0, quantity: 1 }],
        payment,
      });
      const intent: PushIntent = { kind: 'paid', orderExternalId: String(id), paidAt: 0, method: payment };
      await push(world, intent);
      const state = await orderOf(world, String(id));
      expect([state.status, state.payment.paidAt !== null]).toEqual(['processing', payment === 'bacs']);
      expect(await readBack(world, intent)).toEqual({ kind: 'agrees' });
      const before = writes(world);
      await push(world, intent);
      expect(writes(world)).toBe(before);
    },
  );

  it('a cancelled order is not revived by a payment', async () => {
    const world = await open();
    const product = world.shop
      .snapshot()
      .products.find((one) => one.kind === 'simple' && (one.stock ?? 0) > 5);
    const { id } = world.shop.shop.placeOrder({
      lines: [{ productId: product?.id ?? 0, quantity: 1 }],
      payment: 'bacs',
    });
    world.shop.shop.cancelOrder(id);
    const intent: PushIntent = { kind: 'paid', orderExternalId: String(id), paidAt: 0, method: 'bacs' };
    await expect(push(world, intent)).rejects.toMatchObject({ kind: 'refused', code: 'order_closed' });
    expect(await readBack(world, intent)).toMatchObject({ kind: 'differs', theirs: 'cancelled' });
  });
});

describe('writing stock', () => {
  /** Listings of the shop by what they are, as external id, product id and stock. */
  const listings = ({ shop }: PracticeWorld) => {
    const { products } = shop.snapshot();
    const idOf = (one: (typeof products)[number]) =>
      one.kind === 'variation' ? `${one.parentId}:${one.id}` : String(one.id);
    const tracked = products.filter((one) => one.kind !== 'variable' && one.isStockManaged);
    return {
      tracked: tracked.map((one) => ({ listing: idOf(one), id: one.id, stock: one.stock ?? 0 })),
      untracked: products.filter((one) => one.kind === 'simple' && !one.isStockManaged).map(idOf),
    };
  };

  it('writes what changed, leaves what moved, is untracked or gone, and repeats without a write', async () => {
    const world = await open();
    const { tracked, untracked } = listings(world);
    const [first, second, third] = tracked;
    const variation = tracked.findLast((one) => one.listing.includes(':'));
    const level = (listingExternalId: string, qty: number, expectedQty: number | null) => ({
      listingExternalId,
      qty,
      expectedQty,
    });
    const levels = [
      level(first?.listing ?? '', 41, first?.stock ?? 0),
      level(second?.listing ?? '', 42, (second?.stock ?? 0) + 1),
      level(third?.listing ?? '', third?.stock ?? 0, null),
      level(variation?.listing ?? '', 43, null),
      level(untracked[0] ?? '', 44, null),
      level('987654', 45, null),
      level('987654:987655', 46, null),
    ];
    const outcome = await push(world, { kind: 'stock', levels });
    expect(outcome.kind === 'stock' && outcome.levels.map((one) => [one.outcome, one.foundQty])).toEqual([
      ['written', first?.stock],
      ['moved', second?.stock],
      ['written', third?.stock],
      ['written', variation?.stock],
      ['untracked', null],
      ['gone', null],
      ['gone', null],
    ]);
    const product = (id: number | undefined) => world.shop.snapshot().products.find((one) => one.id === id);
    expect([first, second, third, variation].map((one) => product(one?.id)?.stock)).toEqual([
      41,
      second?.stock,
      third?.stock,
      43,
    ]);
    expect(product(Number(untracked[0]))).toMatchObject({ isStockManaged: false, stock: null });

    const settled = levels.filter((_, index) => [0, 2, 3].includes(index));
    expect(await readBack(world, { kind: 'stock', levels: settled })).toEqual({ kind: 'agrees' });
    expect(await readBack(world, { kind: 'stock', levels: levels.slice(1, 2) })).toEqual({
      kind: 'differs',
      field: `stock:${second?.listing}`,
      ours: '42',
      theirs: String(second?.stock),
    });
    const before = writes(world);
    await push(world, { kind: 'stock', levels: settled });
    expect(writes(world)).toBe(before);
  });

  it('writes a whole shop in batches, to the same end when answers are lost', async () => {
    const world = await open({ faults: { lost_answer: 0.2, http500: 0.1, truncated: 0.1 } });
    const { tracked } = listings(world);
    const levels = tracked.map((one, index) => ({
      listingExternalId: one.listing,
      qty: 500 + index,
      expectedQty: one.stock,
    }));
    const outcome = await world.untilDone(() => push(world, { kind: 'stock', levels }));
    expect(outcome.kind === 'stock' && outcome.levels.every((one) => one.outcome === 'written')).toBe(true);
    expect(listings(world).tracked.map((one) => one.stock)).toEqual(levels.map((one) => one.qty));
  });
});

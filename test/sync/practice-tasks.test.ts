import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../support/world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const connect = async (isPractice: boolean): Promise<{ world: World; accountId: string }> => {
  world = await createWorld({ practice: { orders: 5 }, engine: { isPractice: false } });
  const { shop } = world;
  const { account } = await world.task('account.add', {
    kind: 'woocommerce',
    name: 'Shop',
    url: shop.url,
    secrets: { consumer_key: shop.key, consumer_secret: shop.secret },
    isPractice,
  });
  return { world, accountId: account };
};

describe('levers of the practice shop', () => {
  it('are pulled with the keys of the account, and answer how all of them stand', async () => {
    const { world: w, accountId } = await connect(true);
    const { placed } = await w.task('practice.control', { accountId, lever: { name: 'order' } });
    const { order, newest } = await w.task('practice.look', { accountId, number: placed ?? '' });
    expect(newest[0]?.number).toBe(placed);
    expect(order).toMatchObject({ number: placed, status: expect.any(String) });
    await w.task('practice.control', { accountId, lever: { name: 'fault', fault: 'http500', share: 0.2 } });
    // The levers themselves never fail with the faults they set, nor with the outage.
    const { controls } = await w.task('practice.control', {
      accountId,
      lever: { name: 'outage', seconds: 60 },
    });
    expect(controls).toMatchObject({ outageMs: 60_000, faults: { http500: 0.2 } });
    expect(w.shop.shop.faults().http500).toBe(0.2);
  });

  it('do not exist at a real shop, which is never asked for them', async () => {
    const { world: w, accountId } = await connect(false);
    const before = w.shop.requests().length;
    expect(await w.calls.task('practice.control', { accountId, lever: { name: 'look' } })).toEqual({
      ok: false,
      error: { code: 'practice_only' },
    });
    expect(w.shop.requests()).toHaveLength(before);
  });

  it('say so when the practice shop is gone', async () => {
    const { world: w, accountId } = await connect(true);
    await w.shop.close();
    expect(await w.calls.task('practice.look', { accountId })).toMatchObject({
      ok: false,
      error: { code: 'practice_silent' },
    });
  });
});

describe('starting to practise', () => {
  it('is refused where nobody can open anything, and within the practice', async () => {
    world = await createWorld();
    expect(await world.calls.task('practice.start', {})).toMatchObject({
      error: { code: 'practice_not_here' },
    });
    await world.close();
    world = await createWorld({ engine: { isPractice: true } });
    expect(await world.calls.task('practice.start', {})).toMatchObject({
      error: { code: 'practice_already' },
    });
  });

  it('is asked of the host through the writer’s thread, and answered with an address', async () => {
    const url = 'http://127.0.0.1:1/#token=t';
    world = await createWorld({
      threads: true,
      engine: { host: { startPractice: async () => ({ ok: true, value: { url } }) } },
    });
    expect(await world.task('practice.start', {})).toEqual({ url });
  });
});

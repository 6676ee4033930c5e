/** Connects the practice shop of a world as a person would: checked, read-only, pulled whole, and live if asked. */
import type { World } from '../support/world.ts';

export interface ConnectOptions {
  /** Orders placed before are history; ms UTC. Default: a month before now. */
  readonly cutover?: number;
  readonly goLive?: boolean;
  readonly invoiceWhen?: 'payment' | 'hand_over' | 'manual';
}

export const SHOP_NAME = 'Practice shop';

/** Answers the account's id. */
export async function connectShop(world: World, options: ConnectOptions = {}): Promise<string> {
  const { account } = await world.task('account.add', {
    kind: 'woocommerce',
    name: SHOP_NAME,
    url: world.shop.url,
    settings: {},
    secrets: { consumer_key: world.shop.key, consumer_secret: world.shop.secret },
    check: true,
    isPractice: true,
    ...(options.cutover === undefined ? {} : { cutover: options.cutover }),
  });
  if (options.invoiceWhen)
    await world.do('account.update', { accountId: account, invoiceWhen: options.invoiceWhen });
  if (options.goLive) await goLive(world, account);
  return account;
}

/** Reads the shop whole, however many cycles that takes, and allows writing. */
export async function goLive(world: World, accountId: string): Promise<void> {
  for (let cycle = 0; cycle < 30; cycle += 1) {
    await world.task('sync.run', {});
    if ((await world.ask('account.first_look', { accountId }))?.isComplete) break;
    world.clock.advance(60_000);
  }
  await world.do('account.go_live', { accountId });
}

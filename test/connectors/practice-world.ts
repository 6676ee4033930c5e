/** A practice shop with its connector beside it, for tests that write. The shop's clock stands unless it is moved. */
import { createHttp } from '../../main/platform/http.ts';
import {
  createPracticeShop,
  type PracticeShop,
  type PracticeShopOptions,
} from '../../main/practice/practice-shop.ts';
import { woocommerce } from '../../main/sync/connectors/woocommerce/connector.ts';
import { type ChannelConfig, ChannelError, type ConnectorEnv } from '../../shared/sync/connector.ts';

export interface PracticeWorld {
  readonly shop: PracticeShop;
  readonly env: ConnectorEnv;
  readonly config: ChannelConfig;
  /** Does the work again and again while the channel is in trouble, as the outbox does. */
  readonly untilDone: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

const NOW = Date.UTC(2026, 2, 20, 9, 0, 0);

export async function openPractice(
  options: PracticeShopOptions = {},
  login?: (shop: PracticeShop) => { readonly key: string; readonly secret: string },
): Promise<PracticeWorld> {
  const shop = await createPracticeShop({
    seed: 5,
    orders: 60,
    timer: null,
    clock: () => NOW,
    hangMs: 500,
    ...options,
    faults: {},
  });
  // Only a shop that lets requests hang is given up early: a busy computer is slow, too.
  const patience = options.faults?.timeout ? 150 : 10_000;
  let http = createHttp({ clock: () => NOW, userAgent: 'test', headTimeoutMs: 10_000 });
  const env: ConnectorEnv = {
    http: (request) => http.send(request),
    clock: () => NOW,
    log: () => undefined,
    signal: { aborted: false },
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  };
  const { key, secret } = login?.(shop) ?? shop;
  const keys = { url: shop.url, settings: {}, secrets: { consumer_key: key, consumer_secret: secret } };
  const { facts } = await woocommerce.check(env, keys);
  http.close();
  http = createHttp({ clock: () => NOW, userAgent: 'test', headTimeoutMs: patience });
  for (const [name, share] of Object.entries(options.faults ?? {})) {
    shop.shop.setFault(name as Parameters<typeof shop.shop.setFault>[0], share);
  }
  return {
    shop,
    env,
    config: { ...keys, facts },
    untilDone: async (work) => {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        try {
          return await work();
        } catch (error) {
          const isTrouble =
            error instanceof ChannelError && (error.kind === 'transient' || error.kind === 'rate_limited');
          if (!isTrouble) throw error;
        }
      }
      throw new Error('The trouble did not end');
    },
    close: async () => {
      http.close();
      await shop.close();
    },
  };
}

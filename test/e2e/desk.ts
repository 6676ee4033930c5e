/**
 * A whole Orderly with its own practice shop, seen through a browser: engine and browser host run in the test's process
 * on a real folder, the page is the built one. Nothing happens by itself: no order arrives, nothing is read unasked.
 */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { createClient } from '../../main/api/client.ts';
import { OWNER } from '../../main/engine/engine-shape.ts';
import { createEngine } from '../../main/engine.ts';
import { idMaker, pooledRandom } from '../../main/platform/ids.ts';
import { silentLog } from '../../main/platform/log.ts';
import { rendererFolder } from '../../main/platform/program.ts';
import { createPracticeShop, type PracticeShop } from '../../main/practice/practice-shop.ts';
import { startWebHost } from '../../main/web/server.ts';
import type { Calls } from '../../shared/api/calls.ts';
import type {
  CommandInput,
  CommandName,
  CommandReply,
  QueryInput,
  QueryName,
  QueryReply,
} from '../../shared/api/contract.ts';
import { words } from '../../shared/words/words.ts';
import { testFolder } from '../support/folder.ts';

export interface DeskOptions {
  readonly seed?: number;
  /** Orders the shop has at the start. */
  readonly orders?: number;
  readonly rendererDir?: string;
}

export interface Desk {
  readonly shop: PracticeShop;
  readonly calls: Calls<AbortSignal>;
  do<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandReply<N>>;
  ask<N extends QueryName>(name: N, args: QueryInput<N>): Promise<QueryReply<N>>;
  /** One full cycle with the shop. */
  sync(): Promise<void>;
  /** A window of its own with a fresh address, at a path such as `/pick-and-pack`. */
  open(path: string, look?: Look): Promise<Page>;
  /** What pages wrote to their console or threw, since it was asked last. */
  said(): readonly string[];
  close(): Promise<void>;
}

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const folder = testFolder();
  const closers: (() => Promise<void>)[] = [async () => folder.remove()];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).toReversed()) await end();
  };
  try {
    return await start(options, folder.at('data'), folder.at('keys'), closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  options: DeskOptions,
  dataDir: string,
  keyDir: string,
  closers: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<Desk> {
  const engine = must(
    await createEngine({
      dataDir,
      secrets: { keyDir, keychain: 'never' },
      isPractice: true,
      noSync: true,
      checksReplies: true,
    }),
  );
  closers.push(() => engine.close());
  const { seed = 7, orders = 40 } = options;
  const shop = await createPracticeShop({ rate: 0, seed, orders });
  closers.push(() => shop.close());
  const calls = createClient(engine.connect(OWNER), idMaker(Date.now, pooledRandom()));
  await connect(calls, shop);
  // An address opens one window; the host then makes the next one.
  const address = { url: '' };
  const host = must(
    await startWebHost({
      engine,
      // ORDERLY_PAGE: a page that was built elsewhere than in dist/.
      rendererDir: options.rendererDir ?? process.env.ORDERLY_PAGE ?? rendererFolder(),
      port: 0,
      version: '0.0.0',
      log: silentLog,
      onNextAddress: (url) => {
        address.url = url;
      },
    }),
  );
  address.url = host.url;
  closers.push(() => host.close());
  const executablePath = process.env.ORDERLY_BROWSER ?? '/usr/bin/chromium';
  const browser: Browser = await chromium.launch({ executablePath });
  closers.push(() => browser.close());
  const heard: string[] = [];
  const contexts: BrowserContext[] = [];

  return {
    shop,
    calls,
    async do(name, args) {
      const answer = await calls.command(name, args);
      if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    ask: async (name, args) => (await calls.query(name, args)).value,
    async sync() {
      must(await calls.task('sync.run', {}));
    },
    async open(path, look = {}) {
      const { width = 1280, height = 720, theme = 'light' } = look;
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
      contexts.push(context);
      const page = await context.newPage();
      page.on('console', (message) => heard.push(message.text()));
      page.on('pageerror', (error) => heard.push(error.message));
      const { origin, hash } = new URL(address.url);
      await page.goto(`${origin}${path}${hash}`);
      return page;
    },
    said: () => heard.splice(0),
    close,
  };
}

/** The shop's account, read once and live, and a company for its papers. */
async function connect(calls: Calls<AbortSignal>, shop: PracticeShop): Promise<void> {
  const { practice } = words();
  must(await calls.command('settings.update', { section: 'company', patch: practice.company }));
  const { account: accountId } = must(
    await calls.task('account.add', {
      kind: 'woocommerce',
      name: practice.accountName,
      url: shop.url,
      settings: {},
      secrets: { consumer_key: shop.key, consumer_secret: shop.secret },
      isPractice: true,
    }),
  );
  must(await calls.task('sync.run', { accountId }));
  must(await calls.command('account.go_live', { accountId }));
}

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(`Refused: ${JSON.stringify(result.error)}`);
}

let customers = 0;

/** Somebody new with an address that needs nobody's look: no order is suspected to be another's double. */
export function newCustomer() {
  customers += 1;
  return {
    first_name: 'Ada',
    last_name: `Lindqvist-${customers}`,
    email: `ada.${customers}@example.org`,
    address_1: `Lange Straße ${customers}`,
    city: 'Köln',
    postcode: '50667',
    country: 'DE',
  };
}

/**
 * A scanner on a keyboard: its characters and its end key, one right after the other. They are sent without waiting for
 * each other's answer, so that a busy machine does not make it a slow typist.
 */
export async function scan(page: Page, code: string): Promise<void> {
  const keys = [...code, 'Enter'];
  await Promise.all(keys.flatMap((key) => [page.keyboard.down(key), page.keyboard.up(key)]));
}

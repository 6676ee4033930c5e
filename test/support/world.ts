/**
 * A whole Orderly for a test: an engine on a real folder, a clock that is moved, a practice shop if one is wanted, and
 * the calls everybody uses. Nothing runs by itself unless asked: `sync()` does one full cycle.
 */
import { createClient } from '../../main/api/client.ts';
import { type Engine, OWNER } from '../../main/engine/engine-shape.ts';
import { startLocalEngine } from '../../main/engine/local.ts';
import { createEngine, type EngineOptions, engineSettings } from '../../main/engine.ts';
import { type MovableClock, movableClock } from '../../main/platform/clock.ts';
import { idMaker, pooledRandom } from '../../main/platform/ids.ts';
import {
  createPracticeShop,
  type PracticeShop,
  type PracticeShopOptions,
} from '../../main/practice/practice-shop.ts';
import type { Answer, Calls } from '../../shared/api/calls.ts';
import type {
  CommandInput,
  CommandName,
  CommandReply,
  QueryInput,
  QueryName,
  QueryReply,
  TaskInput,
  TaskName,
  TaskReply,
} from '../../shared/api/contract.ts';
import { type TestFolder, testFolder } from './folder.ts';

export interface WorldOptions {
  readonly seed?: number;
  /** Its own shop, on the same clock; left out, there is none. */
  readonly practice?: Omit<PracticeShopOptions, 'seed' | 'clock' | 'timer'>;
  /** With the real threads; else everything runs in the test's own. */
  readonly threads?: boolean;
  /** ms UTC; 23 November 2026, 09:00. */
  readonly now?: number;
  readonly engine?: Partial<Omit<EngineOptions, 'dataDir' | 'clock'>>;
}

export interface ConnectOptions {
  readonly isLive?: boolean;
  /** YYYY-MM-DD; orders before are history. */
  readonly cutover?: string;
}

export interface World {
  readonly clock: MovableClock;
  readonly folder: TestFolder;
  readonly dataDir: string;
  readonly engine: Engine;
  readonly calls: Calls<AbortSignal>;
  /** Fails where none was asked for. */
  readonly shop: PracticeShop;
  /** A command whose refusal fails the test; for refusals see `try`. */
  do<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandReply<N>>;
  try<N extends CommandName>(name: N, args: CommandInput<N>): Promise<Answer<CommandReply<N>>>;
  ask<N extends QueryName>(name: N, args: QueryInput<N>): Promise<QueryReply<N>>;
  task<N extends TaskName>(name: N, args: TaskInput<N>): Promise<TaskReply<N>>;
  /** Connects the practice shop and reads it once; answers the account. */
  connect(options?: ConnectOptions): Promise<string>;
  /** One full cycle of every account; an account's trouble fails the test. */
  sync(): Promise<TaskReply<'sync.run'>['accounts']>;
  /** Ends the engine and starts another on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const WORLD_START = Date.UTC(2026, 10, 23, 9, 0, 0);

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const folder = testFolder();
  const clock = movableClock(options.now ?? WORLD_START);
  const makeId = idMaker(clock.now, pooledRandom());
  const engineOptions: EngineOptions = {
    dataDir: folder.at('data'),
    secrets: { keyDir: folder.at('keys'), keychain: 'never' },
    noSync: true,
    checksReplies: true,
    clock: clock.source,
    place: { zone: 'Europe/Berlin', locale: 'en-GB' },
    ...options.engine,
  };
  const start = async () => {
    const started = options.threads
      ? await createEngine(engineOptions)
      : await startLocalEngine(engineSettings(engineOptions));
    if (!started.ok) throw new Error(`The engine refused: ${JSON.stringify(started.error)}`);
    return { engine: started.value, client: createClient(started.value.connect(OWNER), makeId) };
  };
  const shop =
    options.practice &&
    (await createPracticeShop({
      seed: options.seed ?? 1,
      clock: clock.now,
      timer: null,
      ...options.practice,
    }));
  let running = await start();

  const world: World = {
    clock,
    folder,
    dataDir: engineOptions.dataDir,
    get engine() {
      return running.engine;
    },
    get calls() {
      return running.client;
    },
    get shop() {
      if (!shop) throw new Error('This world has no practice shop: ask for one with `practice: {}`');
      return shop;
    },
    async do(name, args) {
      const answer = await world.try(name, args);
      if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    try: (name, args) => running.client.command(name, args),
    ask: async (name, args) => (await running.client.query(name, args)).value,
    async task(name, args) {
      const result = await running.client.task(name, args);
      if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    async connect({ isLive = false, cutover } = {}) {
      const { url, key, secret } = world.shop;
      const { account: accountId } = await world.task('account.add', {
        kind: 'woocommerce',
        name: 'Shop',
        url,
        secrets: { consumer_key: key, consumer_secret: secret },
        isPractice: true,
        ...(cutover === undefined ? {} : { cutover }),
      });
      await world.sync();
      if (isLive) await world.do('account.go_live', { accountId });
      return accountId;
    },
    async sync() {
      const { accounts } = await world.task('sync.run', {});
      const failed = accounts.find(({ error }) => error !== null);
      if (failed) throw new Error(`${failed.name}: ${JSON.stringify(failed.error)}`);
      return accounts;
    },
    async restart() {
      await running.engine.close();
      running = await start();
    },
    async close() {
      await running.engine.close();
      await shop?.close();
      folder.remove();
    },
  };
  return world;
}

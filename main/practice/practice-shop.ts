/**
 * The practice shop: a local channel server with living orders, to try everything safely. `createPracticeShop` starts
 * one; clock, timer and seed are arguments, so that the same seed and the same requests give the same shop.
 */

import { createHash } from 'node:crypto';
import { createFaults, type FaultShares } from './faults.ts';
import { controlRoutes } from './http/control.ts';
import { routes } from './http/routes.ts';
import { type RequestRecord, startServer } from './http/server.ts';
import { openJournal } from './journal.ts';
import { createLive } from './live.ts';
import { createControl, type ShopControl } from './shop-control.ts';
import { createShopCore, type ShopFeatures } from './shop-core.ts';
import { type PracticeSnapshot, takeSnapshot } from './snapshot.ts';

export interface PracticeShopOptions {
  readonly seed?: number | string;
  /** How many orders there are at the start; 120. */
  readonly orders?: number;
  /** Orders a minute that arrive while it runs; 0. */
  readonly rate?: number;
  readonly faults?: FaultShares;
  /** The shop's own clock, milliseconds since 1970; it may differ from everybody else's. */
  readonly clock?: () => number;
  /** IANA name; Europe/Berlin. */
  readonly zone?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly features?: Partial<ShopFeatures>;
  /** Where the shop is kept over restarts; left out, it forgets. */
  readonly stateFile?: string;
  readonly currency?: string;
  readonly pricesIncludeTax?: boolean;
  readonly days?: number;
  readonly openShare?: number;
  readonly hasOddities?: boolean;
  readonly hasOwnNumbers?: boolean;
  /** True: no Basic, only OAuth 1.0a signatures, like a real shop over plain HTTP. */
  readonly isOauthOnly?: boolean;
  readonly hangMs?: number;
  /** How live mode waits: calls back after so many ms and returns a way to stop. Null: nothing happens by itself. */
  readonly timer?: PracticeTimer | null;
}

export type PracticeTimer = (ms: number, run: () => void) => () => void;

export interface PracticeShop {
  readonly url: string;
  readonly port: number;
  /** Consumer key and secret with read and write permission. */
  readonly key: string;
  readonly secret: string;
  /** A key that may only read. */
  readonly readOnly: { readonly key: string; readonly secret: string };
  /** For `/practice/…`. */
  readonly token: string;
  readonly shop: ShopControl;
  readonly snapshot: () => PracticeSnapshot;
  /** The last 10,000 requests to the API, oldest first. */
  readonly requests: () => readonly RequestRecord[];
  readonly close: () => Promise<void>;
}

const REMEMBERED = 10_000;

const systemTimer: PracticeTimer = (ms, run) => {
  const timer = setTimeout(run, ms).unref();
  return () => clearTimeout(timer);
};

export async function createPracticeShop(options: PracticeShopOptions = {}): Promise<PracticeShop> {
  const { seed = 1, clock = Date.now, zone = 'Europe/Berlin', timer = systemTimer } = options;
  const time: { offsetMs: number; standsAtMs: number | undefined } = { offsetMs: 0, standsAtMs: undefined };
  const now = (): number => time.standsAtMs ?? clock() + time.offsetMs;
  const journal = options.stateFile === undefined ? undefined : openJournal(options.stateFile);
  const core = createShopCore({
    ...options,
    seed,
    orders: options.orders ?? 120,
    nowMs: journal?.startedMs ?? now(),
    zone,
    now,
    features: { fulfillments: false, shipmentTracking: false, ...options.features },
    hasHistory: journal === undefined || journal.isNew,
    lifeSeed: journal?.lifeSeed ?? 0,
  });
  journal?.attach(core, now());
  const faults = createFaults(seed, options.faults ?? {});
  const live = createLive(core, {
    startMs: now(),
    at: (atMs, run) => {
      time.standsAtMs = atMs;
      try {
        run();
      } finally {
        time.standsAtMs = undefined;
      }
    },
  });
  const completed = new Set(
    [...core.orders.all()].filter(({ status }) => status === 'completed').map(({ id }) => id),
  );
  core.onChange((change) => {
    if (change.kind !== 'order' || change.order.status !== 'completed' || completed.has(change.order.id))
      return;
    completed.add(change.order.id);
    live.onCompleted(change.order);
  });

  let outUntilMs = 0;
  const flush = (): void => journal?.flush();
  const ticker = createTicker(timer, () => {
    live.runTo(now());
    flush();
    const next = live.nextMs();
    return next === undefined ? undefined : next - now();
  });
  const control = createControl({
    core,
    live,
    faults,
    flush,
    advance: (ms) => {
      time.offsetMs += ms;
      live.runTo(now());
    },
    outage: (ms) => {
      outUntilMs = ms > 0 ? now() + ms : 0;
    },
    outageMs: () => Math.max(0, outUntilMs - now()),
    onRate: () => ticker.wake(),
  });
  const [key, secret, readKey, readSecret, token] = ['ck', 'cs', 'rck', 'rcs', 'token'].map((name) =>
    createHash('sha1').update(`${seed}/${name}`).digest('hex'),
  );
  const keys = [
    { key: `ck_${key}`, secret: `cs_${secret}`, canWrite: true },
    { key: `ck_${readKey}`, secret: `cs_${readSecret}`, canWrite: false },
  ] as const;
  const requests: RequestRecord[] = [];
  const server = await startServer({
    core,
    faults,
    routes,
    keys,
    isOauthOnly: options.isOauthOnly ?? false,
    port: options.port ?? 0,
    hangMs: options.hangMs ?? 60_000,
    isOut: () => now() < outUntilMs,
    control: controlRoutes({ core, control, token: token ?? '', requests: () => requests }),
    onRequest: (record) => {
      requests.push(record);
      if (requests.length > 2 * REMEMBERED) requests.splice(0, REMEMBERED);
    },
    onHandled: () => {
      flush();
      ticker.wake();
    },
  });
  control.setRate(options.rate ?? 0);
  return {
    url: server.url,
    port: server.port,
    key: keys[0].key,
    secret: keys[0].secret,
    readOnly: { key: keys[1].key, secret: keys[1].secret },
    token: token ?? '',
    shop: control,
    snapshot: () => takeSnapshot(core),
    requests: () => requests.slice(-REMEMBERED),
    close: async () => {
      ticker.stop();
      await server.close();
      journal?.close();
    },
  };
}

/** Calls back when something is due; `wake` asks again when that may be. */
function createTicker(
  timer: PracticeTimer | null,
  run: () => number | undefined,
): { wake: () => void; stop: () => void } {
  let stopTimer: (() => void) | undefined;
  let isStopped = false;
  const wake = (): void => {
    stopTimer?.();
    stopTimer = undefined;
    if (isStopped || timer === null) return;
    const waitMs = run();
    // The clock may stand or jump: look at it once a minute at least, and never in a tight loop.
    if (waitMs !== undefined) stopTimer = timer(Math.min(60_000, Math.max(20, waitMs)), wake);
  };
  return {
    wake,
    stop: () => {
      isStopped = true;
      stopTimer?.();
    },
  };
}

/**
 * What every connector keeps, whatever its channel does: nothing is lost, trouble is typed, and a stop is prompt. A
 * connector runs it with a channel of its own kind that can be disturbed between any two requests.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp, type Http } from '../../main/platform/http.ts';
import type {
  ChannelConfig,
  ChannelError,
  Connector,
  ConnectorEnv,
  RawMessage,
} from '../../shared/sync/connector.ts';

export type TroubleName =
  | 'html'
  | 'hang'
  | 'truncate'
  | 'half_json'
  | 'oversize'
  | 'http500'
  | 'busy'
  | 'busy_until'
  | 'keys';

/** A channel with versioned orders. Times are whole seconds of its own clock. */
export interface DisturbedChannel {
  readonly orders: ReadonlyMap<number, { readonly id: number; readonly version: number }>;
  now: number;
  onRequest: (count: number) => void;
  readonly trouble: TroubleName[];
  readonly requests: () => number;
  add(count: number, modified?: number): number[];
  edit(id: number): void;
  remove(id: number): void;
  readonly config: ChannelConfig;
  close(): Promise<void>;
}

export interface Subject {
  readonly connector: Connector;
  readonly open: (options: { readonly zoneMinutes: number }) => Promise<DisturbedChannel>;
  /** The version that a message carries. */
  readonly versionOf: (message: RawMessage) => number;
}

/** How many seconds late a save may become visible; connectors stay behind by more. */
const LATE_S = 100;

export function describeConformance(name: string, subject: Subject): void {
  const { connector, versionOf } = subject;
  const open: DisturbedChannel[] = [];
  let http: Http;
  beforeEach(() => {
    http = createHttp({ clock: Date.now, userAgent: 'conformance', maxBytes: 1_000_000, headTimeoutMs: 400 });
  });
  afterEach(async () => {
    http.close();
    for (const channel of open.splice(0)) await channel.close();
  });

  const openChannel = async (zoneMinutes = 0): Promise<DisturbedChannel> => {
    const channel = await subject.open({ zoneMinutes });
    open.push(channel);
    return channel;
  };
  /** Our clock differs from the channel's by so many seconds. */
  const envOf = (channel: DisturbedChannel, offsetS = 0, signal = { aborted: false }): ConnectorEnv => ({
    http: http.send,
    clock: () => (channel.now + offsetS) * 1000,
    log: () => undefined,
    signal,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  });

  /** A reader that keeps cursor and newest version per order, as the engine does. */
  const createReader = (channel: DisturbedChannel, offsetS = 0) => {
    const seen = new Map<string, number>();
    const reader = {
      seen,
      cursor: null as string | null,
      delivered: 0,
      offsetS,
      /** Pulls to the end, or stops after so many pages as a killed program does. */
      pull: async (pages = Number.POSITIVE_INFINITY): Promise<void> => {
        let left = pages;
        for await (const page of connector.pull(
          envOf(channel, reader.offsetS),
          channel.config,
          'orders',
          reader.cursor,
        )) {
          for (const message of page.messages) seen.set(message.externalId, versionOf(message));
          reader.delivered += page.messages.length;
          reader.cursor = page.cursor;
          left -= 1;
          if (left <= 0) return;
        }
      },
      /** Orders that are at the channel in a version that was never delivered. */
      lost: (): string[] =>
        [...channel.orders.values()]
          .filter((order) => seen.get(String(order.id)) !== order.version)
          .map((order) => `${order.id} v${order.version} (seen ${seen.get(String(order.id)) ?? 'never'})`),
    };
    return reader;
  };

  describe(`${name}: pulling`, () => {
    it('delivers everything from the beginning, and then only what is new or within the overlap', async () => {
      const channel = await openChannel();
      channel.add(230, channel.now - 100_000);
      const reader = createReader(channel);
      await reader.pull();
      expect([reader.lost(), reader.seen.size]).toEqual([[], 230]);
      channel.now += 3600;
      const [edited = 0] = channel.orders.keys();
      channel.edit(edited);
      const [added = 0] = channel.add(1);
      const before = reader.delivered;
      await reader.pull();
      expect([reader.lost(), reader.delivered - before, reader.seen.get(String(added))]).toEqual([[], 2, 1]);
    });

    it('delivers an empty channel, and the first order that it ever gets', async () => {
      const channel = await openChannel();
      const reader = createReader(channel);
      await reader.pull();
      channel.add(1);
      await reader.pull();
      expect(reader.lost()).toEqual([]);
    });

    it('loses no order of one second cut by a page border, nor of a second with many pages', async () => {
      const channel = await openChannel();
      channel.add(60, channel.now - 9000);
      channel.add(80, channel.now - 8000);
      channel.add(345, channel.now - 7000);
      channel.add(30, channel.now);
      const reader = createReader(channel);
      await reader.pull();
      expect(reader.lost()).toEqual([]);
      // A second that is still running may get more orders after it was read.
      channel.add(140, channel.now);
      await reader.pull();
      expect(reader.lost()).toEqual([]);
    });

    it('comes to rest: what was read long ago is not read for ever', async () => {
      const channel = await openChannel();
      channel.add(250);
      const reader = createReader(channel);
      for (let poll = 0; poll < 40; poll += 1) {
        await reader.pull();
        channel.now += 60;
      }
      const before = reader.delivered;
      await reader.pull();
      expect([reader.lost(), reader.delivered - before]).toEqual([[], 0]);
    });

    it.each([
      [0, 0],
      [330, 0],
      [-480, 0],
      [330, 5 * 3600],
      [-480, -5 * 3600],
    ])('loses nothing in a zone %i minutes off with our clock %i s off', async (zoneMinutes, offsetS) => {
      const channel = await openChannel(zoneMinutes);
      const reader = createReader(channel, offsetS);
      for (let round = 0; round < 12; round += 1) {
        channel.add(1 + (round % 3) * 60);
        await reader.pull();
        for (const id of [...channel.orders.keys()].slice(0, 3)) channel.edit(id);
        channel.now += 47 * 60;
      }
      await reader.pull();
      expect(reader.lost()).toEqual([]);
    });

    it('loses nothing when the channel’s clock is set back', async () => {
      const channel = await openChannel();
      channel.now += 3 * 3600;
      const reader = createReader(channel);
      channel.add(3);
      await reader.pull();
      channel.now -= 3 * 3600;
      reader.offsetS = 3 * 3600;
      for (let round = 0; round < 4; round += 1) {
        channel.add(1);
        channel.now += 600;
        await reader.pull();
        expect(reader.lost()).toEqual([]);
      }
    });

    const disturbance = fc.oneof(
      { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), pick: fc.nat() }) },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('add' as const),
          count: fc.integer({ min: 1, max: 130 }),
          late: fc.nat(LATE_S),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), pick: fc.nat() }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.nat(400) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('bulk' as const),
          from: fc.nat(),
          share: fc.integer({ min: 1, max: 300 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('kill' as const), pages: fc.integer({ min: 1, max: 3 }) }),
      },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('nothing' as const) }) },
    );
    type Disturbance = typeof disturbance extends fc.Arbitrary<infer T> ? T : never;

    const disturb = (channel: DisturbedChannel, act: Disturbance): void => {
      const ids = [...channel.orders.keys()];
      if (act.do === 'add') channel.add(act.count, channel.now - act.late);
      if (act.do === 'wait') channel.now += act.seconds;
      if (ids.length === 0) return;
      if (act.do === 'edit') channel.edit(ids[act.pick % ids.length] ?? 0);
      if (act.do === 'remove') channel.remove(ids[act.pick % ids.length] ?? 0);
      if (act.do === 'bulk')
        for (const id of ids.slice(act.from % ids.length).slice(0, act.share)) channel.edit(id);
    };

    it('loses nothing whatever happens between two requests: edits, bulk edits, late saves, deletions, kills', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 450 }),
          fc.array(disturbance, { minLength: 5, maxLength: 40 }),
          async (count, acts) => {
            const channel = await subject.open({ zoneMinutes: 330 });
            try {
              channel.add(count, channel.now - 5000);
              const left = [...acts];
              let kill: number | undefined;
              channel.onRequest = () => {
                const act = left.shift();
                if (act?.do === 'kill') kill = act.pages;
                else if (act !== undefined) disturb(channel, act);
              };
              const reader = createReader(channel, -7200);
              for (let round = 0; round < 60 && left.length > 0; round += 1) {
                const pages = kill;
                kill = undefined;
                await reader.pull(pages);
                channel.now += 20;
              }
              channel.onRequest = () => undefined;
              channel.now += 600;
              await reader.pull();
              expect(reader.lost()).toEqual([]);
            } finally {
              await channel.close();
            }
          },
        ),
        { numRuns: 60 },
      );
    }, 120_000);
  });

  describe(`${name}: trouble`, () => {
    const KINDS: Readonly<Record<TroubleName, string>> = {
      html: 'transient',
      hang: 'transient',
      truncate: 'transient',
      half_json: 'transient',
      oversize: 'transient',
      http500: 'transient',
      busy: 'rate_limited',
      busy_until: 'rate_limited',
      keys: 'credentials',
    };

    it.each(Object.entries(KINDS))(
      '%s at any request is %s, and the next pull goes on without loss',
      async (trouble, kind) => {
        for (const at of [1, 2, 4]) {
          const channel = await openChannel();
          channel.add(310, channel.now - 5000);
          channel.onRequest = (count) => {
            // It stays for a while: a connector may ask a read again at once.
            if (count === at)
              channel.trouble.push(...Array.from({ length: 5 }, () => trouble as TroubleName));
          };
          const reader = createReader(channel);
          const error = await reader.pull().then(
            () => undefined,
            (thrown: ChannelError) => thrown,
          );
          expect([error?.name, error?.kind]).toEqual(['ChannelError', kind]);
          if (kind === 'rate_limited')
            expect([7000, 60_000]).toContain(Math.round((error?.retryAfterMs ?? 0) / 1000) * 1000);
          channel.trouble.length = 0;
          await reader.pull();
          expect(reader.lost()).toEqual([]);
        }
      },
    );

    it('a stop ends the pull before the next request', async () => {
      const channel = await openChannel();
      channel.add(500, channel.now - 5000);
      const signal = { aborted: false };
      const pages = connector.pull(envOf(channel, 0, signal), channel.config, 'orders', null);
      await pages.next();
      signal.aborted = true;
      const before = channel.requests();
      await expect(pages.next()).rejects.toMatchObject({ kind: 'transient', code: 'stopped' });
      expect(channel.requests()).toBe(before);
    });
  });

  describe(`${name}: listing a window`, () => {
    it('names every order placed in the window once, its borders included as said', async () => {
      const channel = await openChannel(-480);
      const start = channel.now;
      channel.add(1, start - 1);
      const inside = [...channel.add(250, start), ...channel.add(1, start + 59)];
      channel.add(1, start + 60);
      const window = { from: start * 1000, to: (start + 60) * 1000 };
      const ids: string[] = [];
      for await (const orders of connector.list(envOf(channel), channel.config, window)) {
        ids.push(...orders.map((order) => order.externalId));
      }
      expect(ids.sort()).toEqual(inside.map(String).sort());
    });
  });
}

/**
 * Sync on a real file against the tiny channel, with an ingest that only notes what it was given: what orders become is
 * tested elsewhere. The clock is moved by hand; waiting ends at once and moves it.
 */
import type { Db } from '../../main/db/handle.ts';
import { createHttp } from '../../main/platform/http.ts';
import { syncCommands } from '../../main/sync/handlers.ts';
import type { SyncParts } from '../../main/sync/ports.ts';
import type { Sync } from '../../main/sync/schedule.ts';
import { startSync } from '../../main/sync/schedule.ts';
import { createTasks } from '../../main/sync/tasks.ts';
import { seededBytes } from '../support/ids.ts';
import type { TestPipeline } from '../support/pipeline.ts';
import { createTestPipeline, OWNER } from '../support/pipeline.ts';
import { advanceWithBug, noteIngest } from './note-ingest.ts';
import { TinyChannel, tiny } from './tiny-channel.ts';

export const ACCOUNT = 'acc_00000000000000000000000001';

export interface Desk {
  readonly channel: TinyChannel;
  readonly world: TestPipeline;
  readonly db: Db;
  readonly parts: SyncParts;
  readonly secrets: Map<string, Readonly<Record<string, string>>>;
  readonly sync: Sync;
  readonly slept: number[];
  readonly tasks: ReturnType<typeof createTasks>;
  /** One cycle of the account; fails where there is none. */
  cycle(): ReturnType<Sync['runOnce']> extends Promise<(infer R)[]> ? Promise<R> : never;
  /** The same database under another sync engine, as after a restart. */
  restart(overrides?: Partial<SyncParts>): Promise<void>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly isLive?: boolean;
  readonly isRunning?: boolean;
  readonly parts?: Partial<SyncParts>;
  readonly hasNoAccount?: boolean;
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const channel = await TinyChannel.open();
  const connectors = { tiny };
  const world = createTestPipeline({
    handlers: syncCommands({ connectors, ingest: noteIngest }),
    advance: advanceWithBug,
  });
  const http = createHttp({ clock: () => world.clock.now, userAgent: 'test' });
  const secrets = new Map<string, Readonly<Record<string, string>>>();
  const slept: number[] = [];
  let seed = 10;
  const partsWith = (overrides: Partial<SyncParts> = {}): SyncParts => ({
    db: world.db,
    writes: world.pipeline,
    ingest: noteIngest,
    connectors,
    http: (signal) => http.withSignal(signal),
    secrets: {
      get: (id) => secrets.get(id) ?? {},
      set: (id, values) => void secrets.set(id, values),
      remove: (id) => void secrets.delete(id),
    },
    clock: () => world.clock.now,
    random: seededBytes(seed++),
    makeId: (kind) => `${kind.slice(0, 3)}_${String(seed++).padStart(26, '0')}`,
    publish: (message) => world.published.push(message),
    log: () => undefined,
    programVersion: '1',
    sleep: async (ms) => {
      slept.push(ms);
      world.clock.now += ms;
    },
    ...options.parts,
    ...overrides,
  });
  let parts = partsWith();
  let sync = startSync(parts, { isManual: !options.isRunning });
  if (!options.hasNoAccount) addAccount(world, channel.url, options.isLive ?? false);
  return {
    channel,
    world,
    db: world.db,
    get parts() {
      return parts;
    },
    secrets,
    get sync() {
      return sync;
    },
    slept,
    get tasks() {
      return createTasks({ ...parts, isPractice: false }, sync);
    },
    async cycle() {
      const [report] = await sync.runOnce(ACCOUNT);
      if (!report) throw new Error('No such account');
      return report;
    },
    async restart(overrides) {
      await sync.stop();
      parts = partsWith(overrides);
      sync = startSync(parts, { isManual: !options.isRunning });
    },
    async close() {
      await sync.stop();
      http.close();
      world.close();
      await channel.close();
    },
  };
}

export function addAccount(world: TestPipeline, url: string, isLive: boolean): void {
  world.db.write((tx) => {
    tx.insert('account', {
      id: ACCOUNT,
      kind: 'tiny',
      name: 'Tiny',
      url,
      settings: '{}',
      mode: isLive ? 'live' : 'read_only',
      state: 'active',
      cutover_at: 0,
      currency: '',
      zone: '',
      is_practice: 0,
      invoiced_by: 'orderly',
      invoice_when: 'hand_over',
      warehouse_id: null,
      facts: 'null',
      checked_at: null,
      live_at: null,
      created_at: world.clock.now,
    });
  });
}

/** Rows as plain objects, for one look at what is there. */
export const rows = (db: Db, sql: string): unknown[] => db.raw.prepare(sql).all();

/** Inserts a row whose other required columns are 0 or empty: for tables whose features have no part in the test. */
export function fillRow(db: Db, table: string, values: Readonly<Record<string, unknown>>): void {
  const columns = db.raw.pragma(`table_info(${table})`) as {
    name: string;
    type: string;
    notnull: number;
    pk: number;
  }[];
  const row = columns
    .filter(
      (column) =>
        column.name in values || (column.notnull === 1 && !(column.pk === 1 && column.type === 'INTEGER')),
    )
    .map(({ name, type }): [string, unknown] => [
      name,
      name in values ? values[name] : type === 'INTEGER' ? 0 : '',
    ]);
  const names = row.map(([name]) => name).join(', ');
  const places = row.map(() => '?').join(', ');
  // Rows of other features: their own checks are not what is tested here.
  db.raw.pragma('ignore_check_constraints = ON');
  db.raw.prepare(`insert into ${table} (${names}) values (${places})`).run(row.map(([, value]) => value));
  db.raw.pragma('ignore_check_constraints = OFF');
}

/** Everything that pulling made, without times and keys. */
export const outcome = (db: Db) => ({
  notes: rows(db, "select key, value from setting where key like '%:acc_%' order by key"),
  messages: rows(
    db,
    `select stream, external_id, hex(hash) as hash, state, error_code from raw_message
     where state <> 'superseded' order by stream, external_id, message_key`,
  ),
  cursors: rows(db, 'select stream, cursor from sync_stream order by stream'),
});

export { BUGS, mended } from './note-ingest.ts';
export { OWNER };

/** The writer's capture without its thread: a real file, the real pipeline, connector, capture and flow. */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createPipeline } from '../../main/api/pipeline.ts';
import type { Db } from '../../main/db/handle.ts';
import { openDb } from '../../main/db/handle.ts';
import { migrate } from '../../main/db/migrate.ts';
import { advance } from '../../main/flow/advance.ts';
import { ingest } from '../../main/flow/ingest.ts';
import { ensureDefaults } from '../../main/settings/defaults.ts';
import { findAccount } from '../../main/sync/account-store.ts';
import { connectors } from '../../main/sync/connectors/registry.ts';
import type { PageParts } from '../../main/sync/page.ts';
import { capturePage, emptyTally } from '../../main/sync/page.ts';
import { commands } from '../../shared/api/contract.ts';
import { assert } from '../../shared/base/assert.ts';
import type { RawMessage, Stream } from '../../shared/sync/connector.ts';
import { seededBytes, seededIds } from '../support/ids.ts';

export interface CaptureRig {
  readonly db: Db;
  readonly file: string;
  capture(stream: Stream, messages: readonly RawMessage[]): void;
  close(): void;
}

/** On an existing file, beside an engine that only reads. */
export const openRig = (folder: string): CaptureRig => rigOn(folder, false);

/** On a new file. `isSeeded`: ids and salts repeat, so that two runs give the same rows. */
export function captureRig(folder: string, isSeeded: boolean): CaptureRig {
  const rig = rigOn(folder, isSeeded);
  rig.prepare();
  return rig;
}

function rigOn(folder: string, isSeeded: boolean): CaptureRig & { prepare(): void } {
  const file = join(folder, 'orderly.db');
  const db = openDb(file);
  const migrated = migrate(db, () => undefined);
  assert(migrated.ok, 'a new file takes the schema');
  // The clock stands: what an order's age decides is the same in each run.
  const now = Date.UTC(2026, 10, 23, 9);
  const clock = (): number => now;
  const random = isSeeded ? seededBytes(7) : (bytes: number) => randomBytes(bytes);
  const makeId = seededIds(isSeeded ? 11 : randomBytes(4).readUInt32LE(), clock);
  const pipeline = createPipeline({
    db,
    clock,
    makeId,
    random,
    contract: commands,
    // Capture is the engine's own: no command of a person runs here.
    handlers: {},
    advance,
    publish: () => undefined,
    wake: () => undefined,
  });
  const parts: PageParts = { db, writes: pipeline, ingest, connectors, clock, publish: () => undefined };
  return {
    db,
    file,
    capture(stream, messages) {
      const account = db.read((reader) => findAccount(reader, 'acc_bench'));
      assert(account, 'the account is there');
      capturePage(parts, { account, stream, messages, cursor: String(messages.length) }, emptyTally());
    },
    close: () => db.close(),
    prepare() {
      pipeline.system('bench.prepare', {}, (run) => {
        ensureDefaults(run);
        run.tx.insert('account', benchAccount(now));
      });
    },
  };
}

/** Read-only, its cut-over a month back: what is open is worked on, what is older is history. */
const benchAccount = (now: number) =>
  ({
    id: 'acc_bench',
    kind: 'woocommerce',
    name: 'Bench',
    url: 'http://127.0.0.1',
    settings: '{}',
    mode: 'read_only',
    state: 'active',
    cutover_at: now - 45 * 24 * 3600 * 1000,
    currency: 'EUR',
    zone: 'Europe/Berlin',
    is_practice: 1,
    invoiced_by: 'orderly',
    invoice_when: 'hand_over',
    warehouse_id: null,
    facts: JSON.stringify({
      shopName: 'Bench',
      currency: 'EUR',
      zone: 'Europe/Berlin',
      version: '11.0.1',
      clockOffsetMs: 0,
      canWrite: true,
      abilities: [],
      paymentMethods: [],
    }),
    checked_at: now,
    live_at: null,
    created_at: now,
  }) as const;

/** A pipeline over a real file in a temporary folder, with a clock the test moves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyHandler, Pipeline } from '../../main/api/pipeline.ts';
import { createPipeline } from '../../main/api/pipeline.ts';
import type { Db } from '../../main/db/handle.ts';
import { openDb } from '../../main/db/handle.ts';
import { migrate } from '../../main/db/migrate.ts';
import type { Actor, Run } from '../../main/db/run.ts';
import { commands } from '../../shared/api/contract.ts';
import type { CommandDef } from '../../shared/api/define.ts';
import type { CommandAnswer, Published } from '../../shared/api/envelope.ts';
import { seededBytes, seededIds } from './ids.ts';

export const OWNER: Actor = { personId: 'per_owner', role: 'owner', stationId: 'main' };

export interface TestPipeline {
  readonly db: Db;
  readonly pipeline: Pipeline;
  readonly published: Published[];
  readonly clock: { now: number };
  /** Runs a command as the owner with a fresh id. */
  do(name: string, args: unknown, id?: string): CommandAnswer & { readonly commandId: string };
  close(): void;
}

export interface TestPipelineOptions {
  readonly handlers: Readonly<Record<string, unknown>>;
  readonly contract?: Readonly<Record<string, CommandDef>>;
  readonly advance?: (run: Run) => void;
  readonly seed?: number;
}

export function createTestPipeline(options: TestPipelineOptions): TestPipeline {
  const folder = mkdtempSync(join(tmpdir(), 'orderly-test-'));
  const db = openDb(join(folder, 'orderly.db'));
  const migrated = migrate(db, () => undefined);
  if (!migrated.ok) throw new Error(migrated.error.code);
  const clock = { now: Date.UTC(2026, 10, 23, 9, 0, 0) };
  const makeId = seededIds(options.seed ?? 1, () => clock.now);
  const published: Published[] = [];
  const pipeline = createPipeline({
    db,
    clock: () => clock.now,
    makeId,
    random: seededBytes((options.seed ?? 1) + 1),
    contract: options.contract ?? commands,
    handlers: options.handlers as Record<string, AnyHandler>,
    advance: options.advance ?? (() => undefined),
    publish: (message) => published.push(message),
    wake: () => undefined,
  });
  return {
    db,
    pipeline,
    published,
    clock,
    do(name, args, id = makeId('command')) {
      return { ...pipeline.execute({ id, name, args }, OWNER), commandId: id };
    },
    close() {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

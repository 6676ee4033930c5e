/**
 * Reaches the engine of a data folder: the one that runs, through its socket, or one started here for as long as it is
 * needed. So scripts work beside the open app.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal, Result } from '../../shared/base/result.ts';
import { ok } from '../../shared/base/result.ts';
import { type Client, createClient } from '../api/client.ts';
import { holderOf } from '../db/lock.ts';
import { type EngineOptions, engineSettings } from '../engine.ts';
import { idMaker, pooledRandom } from '../platform/ids.ts';
import { connectLocally } from '../platform/local-socket.ts';
import { OWNER } from './engine-shape.ts';
import { startLocalEngine } from './local.ts';

export interface Reached {
  readonly client: Client;
  /** Whether another process runs the engine. */
  readonly isElsewhere: boolean;
  close(): Promise<void>;
}

/** Another short command may hold the folder for a moment. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

export async function reachEngine(options: EngineOptions): Promise<Result<Reached>> {
  const settings = engineSettings(options);
  const makeId = idMaker(Date.now, pooledRandom());
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const address = holderOf(settings.dataDir)?.address;
    const elsewhere = address === undefined ? undefined : await connected(address);
    if (elsewhere) {
      const client = createClient(elsewhere, makeId);
      return ok({ client, isElsewhere: true, close: async () => client.close() });
    }
    const started = await startLocalEngine(settings);
    if (started.ok) {
      const client = createClient(started.value.connect(OWNER), makeId);
      return ok({ client, isElsewhere: false, close: () => started.value.close() });
    }
    if (!isPassing(started.error) || Date.now() > until) return started;
    await sleep(PAUSE_MS);
  }
}

async function connected(address: string) {
  try {
    const writer = await connectLocally(address, 'writer');
    return { writer, reader: await connectLocally(address, 'reader') };
  } catch {
    // It has just ended, or it died and left its note: the lock will tell.
    return undefined;
  }
}

const isPassing = (error: Refusal): boolean => error.code === 'folder_in_use';

/** What the writer is made of beyond itself: next steps of orders, and the sync engine with its channels. */
import { advance } from '../flow/advance.ts';
import { ingest } from '../flow/ingest.ts';
import { programVersion } from '../platform/program.ts';
import { connectors } from '../sync/connectors/registry.ts';
import { startSync as startSyncParts } from '../sync/start.ts';
import type { Sync, SyncSurroundings } from './parts.ts';

export { advance };

export const startSync = (around: SyncSurroundings): Sync =>
  startSyncParts({
    ...around,
    writes: around.pipeline,
    ingest,
    connectors,
    http: around.http.withSignal,
    programVersion: programVersion(),
  });

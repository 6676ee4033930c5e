/** A process that syncs one database with one channel until it is killed or done: `crash-child.ts FILE`. */
import { type AnyHandler, createPipeline } from '../../main/api/pipeline.ts';
import { openDb } from '../../main/db/handle.ts';
import { createHttp } from '../../main/platform/http.ts';
import { idMaker, pooledRandom } from '../../main/platform/ids.ts';
import { syncCommands } from '../../main/sync/handlers.ts';
import { startSync } from '../../main/sync/schedule.ts';
import { commands } from '../../shared/api/contract.ts';
import { noteIngest } from './note-ingest.ts';
import { tiny } from './tiny-channel.ts';

const db = openDb(process.argv[2] ?? '');
const connectors = { tiny };
const random = pooledRandom();
const makeId = idMaker(Date.now, random);
const http = createHttp({ clock: Date.now, userAgent: 'test' });
const publish = (): void => undefined;
const writes = createPipeline({
  db,
  clock: Date.now,
  makeId,
  random,
  contract: commands,
  handlers: syncCommands({ connectors, ingest: noteIngest }) as Readonly<Record<string, AnyHandler>>,
  advance: () => undefined,
  publish,
  wake: () => undefined,
});
const sync = startSync(
  {
    db,
    writes,
    ingest: noteIngest,
    connectors,
    http: (signal) => http.withSignal(signal),
    secrets: { get: () => ({}), set: () => undefined, remove: () => undefined },
    clock: Date.now,
    random,
    makeId,
    publish,
    log: () => undefined,
    programVersion: '1',
  },
  { isManual: true },
);
const reports = await sync.runOnce();
await sync.stop();
http.close();
db.close();
process.stdout.write(JSON.stringify(reports));

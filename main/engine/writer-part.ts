/**
 * The writer: the one writing connection, the pipeline, sync and outbox, tasks and live updates. Nothing slow runs here:
 * documents and other long work belong to jobs, reads to the readers.
 */
import type { MessagePort } from 'node:worker_threads';
import { commands, type TaskName, tasks } from '../../shared/api/contract.ts';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import { createBroadcast } from '../api/broadcast.ts';
import { commandHandlers } from '../api/handlers.ts';
import { type AnyHandler, createPipeline } from '../api/pipeline.ts';
import { writerRouter } from '../api/router.ts';
import { createPortServer } from '../api/serve-port.ts';
import { createTaskRunner } from '../api/tasks.ts';
import { type OpenRefusal, openWritable } from '../db/open.ts';
import type { Actor } from '../db/run.ts';
import { clockFrom } from '../platform/clock.ts';
import { createHttp } from '../platform/http.ts';
import { idMaker, pooledRandom } from '../platform/ids.ts';
import { openLog } from '../platform/log.ts';
import { openSecrets } from '../platform/secrets.ts';
import { advance, startSync } from './compose.ts';
import { createDocumentDesk, type DocumentDesk } from './document-desk.ts';
import type { DueLoop } from './due-loop.ts';
import { startDueLoop } from './due-loop.ts';
import { type Host, NO_HOST } from './host.ts';
import type { EngineSettings, Sync } from './parts.ts';
import { practiceMark, prepareData } from './prepare.ts';

export interface WriterPart {
  /** Commands, tasks and live updates for whoever holds the other end. */
  serve(port: MessagePort, actor: Actor): void;
  /** The jobs thread is there. */
  link(port: MessagePort): void;
  stop(): Promise<void>;
}

export type WriterRefusal = OpenRefusal | 'folder_not_practice';

export async function startWriter(
  settings: EngineSettings,
  host: Host = NO_HOST,
): Promise<Result<WriterPart, WriterRefusal>> {
  const opened = openWritable(settings.dataDir);
  if (!opened.ok) return opened;
  const db = opened.value;
  const isPractice = practiceMark(db, settings.isPractice);
  if (settings.isPractice && !isPractice) {
    db.close();
    return refuse('folder_not_practice', { folder: settings.dataDir });
  }

  const log = openLog(settings.log, 'writer');
  const clock = clockFrom(settings.clock);
  const random = pooledRandom();
  const makeId = idMaker(clock, random);
  const http = createHttp({ clock, userAgent: 'Orderly' });
  const broadcast = createBroadcast();
  let sync: Sync | undefined;
  let due: DueLoop | undefined;
  let desk: DocumentDesk | undefined;
  const pipeline = createPipeline({
    db,
    clock,
    makeId,
    random,
    contract: commands,
    handlers: commandHandlers as Readonly<Record<string, AnyHandler>>,
    advance,
    publish: broadcast.publish,
    wake: (parts) => {
      sync?.wake(parts);
      if (parts.includes('documents')) desk?.wake();
      if (parts.includes('due')) due?.wake();
    },
  });
  desk = createDocumentDesk({ db, pipeline, log });
  prepareData(db, pipeline, settings.place);
  sync = startSync({
    db,
    pipeline,
    secrets: openSecrets(settings.secrets),
    http,
    clock,
    makeId,
    random,
    log: openLog(settings.log, 'sync'),
    isPractice,
    publish: broadcast.publish,
    runsByItself: settings.runsByItself,
  });
  due = startDueLoop({ db, writes: pipeline, clock }, (error) => log.error('due steps failed', { error }));
  const startPractice = async () => (isPractice ? refuse('practice_already') : host.startPractice());
  const runner = createTaskRunner({
    tasks: { ...sync.tasks, 'practice.start': startPractice },
    pipeline,
    makeId,
  });
  const ports = createPortServer(
    writerRouter(
      {
        commands: Object.keys(commands),
        tasks: Object.keys(tasks) as TaskName[],
        execute: pipeline.execute,
        task: runner.run,
        watch: (signal) => broadcast.watch(db.lastCommit(), signal),
      },
      log,
    ),
    log,
  );
  return ok({
    serve: ports.serve,
    link: desk.attach,
    async stop() {
      // No new call, then no task, then no loop, and only then no database.
      broadcast.close();
      ports.close();
      await runner.stop();
      await sync.stop();
      await due?.stop();
      desk.close();
      http.close();
      db.close();
    },
  });
}

/** A reader: whole query handlers on a read-only connection of its own, each on one snapshot. */
import type { MessagePort } from 'node:worker_threads';
import { queries } from '../../shared/api/contract.ts';
import type { QueryDef } from '../../shared/api/define.ts';
import { queryHandlers } from '../api/handlers.ts';
import { allowed } from '../api/permission.ts';
import { issuesOf } from '../api/pipeline.ts';
import { callError, readerRouter } from '../api/router.ts';
import { createPortServer } from '../api/serve-port.ts';
import { openDb } from '../db/handle.ts';
import { databaseFile } from '../db/inspect.ts';
import type { Actor, FileReader, QueryContext } from '../db/run.ts';
import { readFileByHashNow } from '../documents/files.ts';
import { clockFrom } from '../platform/clock.ts';
import { openLog } from '../platform/log.ts';
import { type EngineSettings, filesFolder } from './parts.ts';

export interface ReaderPart {
  serve(port: MessagePort, actor: Actor): void;
  stop(): void;
}

type AnyQuery = (context: QueryContext, args: never) => unknown;

/** The database must exist: the writer opens first. */
export function startReader(settings: EngineSettings): ReaderPart {
  const db = openDb(databaseFile(settings.dataDir), { readonly: true });
  const log = openLog(settings.log, 'reader');
  const clock = clockFrom(settings.clock);
  const filesDir = filesFolder(settings.dataDir);
  const files: FileReader = { read: (hash, ext) => readFileByHashNow(filesDir, hash, ext) };
  const contract: Readonly<Record<string, QueryDef>> = queries;
  const handlers = queryHandlers as Readonly<Record<string, AnyQuery>>;

  const ask = (name: string, args: unknown, actor: Actor) => {
    const def = contract[name];
    const handler = handlers[name];
    if (!def || !handler) throw callError('unknown_call', { name });
    if (!allowed(actor, def.permission)) throw callError('not_allowed', { permission: def.permission });
    const decoded = def.args.safeParse(args);
    if (!decoded.success) throw callError('bad_arguments', { issues: issuesOf(decoded.error) });
    const answer = db.read((reader) => ({
      value: handler({ reader, now: clock(), actor, files }, decoded.data as never),
      commit: db.lastCommit(),
    }));
    return settings.checksReplies ? { ...answer, value: def.reply.parse(answer.value) } : answer;
  };
  const ports = createPortServer(readerRouter({ queries: Object.keys(queries), ask }, log), log);
  return {
    serve: ports.serve,
    stop() {
      ports.close();
      db.close();
    },
  };
}

/**
 * The engine: everything that owns the data, behind message ports. It takes the folder, starts its threads and hands out
 * ports; it knows no host. Tests start here.
 */
import { join, resolve } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Result } from '../shared/base/result.ts';
import { ok } from '../shared/base/result.ts';
import { takeFolder } from './db/open.ts';
import type { Actor } from './db/run.ts';
import { type Engine, type EngineRefusal, OWNER, type PortKind } from './engine/engine-shape.ts';
import { type Host, NO_HOST } from './engine/host.ts';
import type { EngineSettings } from './engine/parts.ts';
import { type Place, systemPlace } from './engine/prepare.ts';
import { Supervised, type ThreadName, threadFile } from './engine/supervised.ts';
import type { ClockSource } from './platform/clock.ts';
import { configFolder } from './platform/folders.ts';
import { serveLocally } from './platform/local-socket.ts';
import { type LogTarget, openLog, trimLog } from './platform/log.ts';
import type { SecretsSource } from './platform/secrets.ts';

export interface EngineOptions {
  readonly dataDir: string;
  /** How the process calls itself to others that want the folder. */
  readonly program?: string;
  readonly isPractice?: boolean;
  /** No sync, outbox or due step by itself; tasks still do what they are asked. */
  readonly noSync?: boolean;
  readonly checksReplies?: boolean;
  readonly clock?: ClockSource;
  /** The system's, if not said. */
  readonly place?: Place;
  readonly secrets?: Omit<SecretsSource, 'dataDir'>;
  readonly log?: LogTarget;
  /** What can be asked of whoever started the engine. */
  readonly host?: Host;
}

/** What is not said gets its usual value. */
export function engineSettings(options: EngineOptions): EngineSettings {
  const dataDir = resolve(options.dataDir);
  return {
    dataDir,
    isPractice: options.isPractice ?? false,
    runsByItself: !(options.noSync ?? false),
    checksReplies: options.checksReplies ?? false,
    clock: options.clock ?? { kind: 'system' },
    place: options.place ?? systemPlace(),
    secrets: { dataDir, keyDir: configFolder(), keychain: 'try', ...options.secrets },
    log: options.log ?? { kind: 'folder', folder: join(dataDir, 'log') },
  };
}

/** Starts an engine on a folder, or says why it cannot be. */
export async function createEngine(options: EngineOptions): Promise<Result<Engine, EngineRefusal>> {
  const settings = engineSettings(options);
  const taken = takeFolder(settings.dataDir);
  if (!taken.ok) return taken;
  const lock = taken.value;
  const holder = { pid: process.pid, program: options.program ?? 'Orderly', since: Date.now() };
  lock.note(holder);
  if (settings.log.kind === 'folder') trimLog(settings.log.folder);
  const log = openLog(settings.log, 'engine');
  const host = options.host ?? NO_HOST;
  const thread = (name: ThreadName) =>
    new Supervised({ name, file: threadFile(name), settings, log, host, onRestart: () => joinJobs() });
  const writer = thread('writer');
  const reader = thread('reader');
  let jobs: Supervised | undefined;
  let jobsBegun: Promise<void> | undefined;
  /** Writer and jobs talk to each other; anew when one of them was started again. */
  const joinJobs = (): void => {
    const { port1, port2 } = new MessageChannel();
    writer.link(port1);
    jobs?.link(port2);
  };
  /** Nobody waits for it: papers are made when it is there. */
  const startJobs = (): void => {
    const started = thread('jobs');
    jobs = started;
    jobsBegun = started
      .begin()
      .then(joinJobs, (error: unknown) => log.error('no papers are made', { error }));
  };
  const stopThreads = async (): Promise<void> => {
    // Whoever asks the writer ends before it.
    await jobsBegun;
    await jobs?.stop();
    await reader.stop();
    await writer.stop();
    lock.release();
  };
  const open = (kind: PortKind, actor: Actor): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    (kind === 'writer' ? writer : reader).serve(port1, actor);
    return port2;
  };
  try {
    // The writer first: it makes the file and brings it to this program's schema.
    const begun = await writer.begin();
    const ready = begun.ok ? await reader.begin() : begun;
    if (!ready.ok) {
      await stopThreads();
      return ready as Result<never, EngineRefusal>;
    }
    startJobs();
    const local = await serveLocally(settings.dataDir, (wanted) =>
      wanted === 'writer' || wanted === 'reader' ? open(wanted, OWNER) : undefined,
    );
    lock.note({ ...holder, address: local.address });
    let closing: Promise<void> | undefined;
    return ok({
      dataDir: settings.dataDir,
      open,
      connect: (actor) => ({ writer: open('writer', actor), reader: open('reader', actor) }),
      close() {
        closing ??= local.close().then(stopThreads);
        return closing;
      },
    });
  } catch (error) {
    await stopThreads();
    throw error;
  }
}

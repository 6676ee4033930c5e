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
import type { Engine, EngineRefusal, PortKind } from './engine/engine-shape.ts';
import type { EngineSettings } from './engine/parts.ts';
import { type Supervised, startSupervised } from './engine/supervised.ts';
import type { ClockSource } from './platform/clock.ts';
import { configFolder } from './platform/folders.ts';
import { type LogTarget, openLog, trimLog } from './platform/log.ts';
import type { SecretsSource } from './platform/secrets.ts';

export interface EngineOptions {
  readonly dataDir: string;
  readonly isPractice?: boolean;
  /** No sync, outbox or due step by itself; tasks still do what they are asked. */
  readonly noSync?: boolean;
  readonly checksReplies?: boolean;
  readonly clock?: ClockSource;
  readonly secrets?: Omit<SecretsSource, 'dataDir'>;
  readonly log?: LogTarget;
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
  lock.note({ pid: process.pid, program: 'Orderly', since: Date.now() });
  if (settings.log.kind === 'folder') trimLog(settings.log.folder);
  const log = openLog(settings.log, 'engine');
  const threads: Supervised[] = [];
  const stop = async (): Promise<void> => {
    // Whatever asks the writer ends before it.
    for (const thread of threads.reverse()) await thread.stop();
    lock.release();
  };
  const start = async (name: 'writer' | 'reader') => {
    const started = await startSupervised({ name, settings, log, onRestart: () => undefined });
    if (started.ok) threads.push(started.value);
    return started as Result<Supervised, EngineRefusal>;
  };
  try {
    const writer = await start('writer');
    const reader = writer.ok ? await start('reader') : writer;
    if (!writer.ok || !reader.ok) {
      await stop();
      return reader as Result<never, EngineRefusal>;
    }
    let closing: Promise<void> | undefined;
    const open = (kind: PortKind, actor: Actor): MessagePort => {
      const { port1, port2 } = new MessageChannel();
      (kind === 'writer' ? writer : reader).value.serve(port1, actor);
      return port2;
    };
    return ok({
      dataDir: settings.dataDir,
      open,
      connect: (actor) => ({ writer: open('writer', actor), reader: open('reader', actor) }),
      close() {
        closing ??= stop();
        return closing;
      },
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

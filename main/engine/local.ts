/** The engine's parts in this very thread: for tests and for short commands, where starting threads would cost more. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Result } from '../../shared/base/result.ts';
import { ok } from '../../shared/base/result.ts';
import { takeFolder } from '../db/open.ts';
import type { Actor } from '../db/run.ts';
import type { Engine, EngineRefusal, PortKind } from './engine-shape.ts';
import type { EngineSettings } from './parts.ts';
import { startReader } from './reader-part.ts';
import { startWriter } from './writer-part.ts';

export async function startLocalEngine(settings: EngineSettings): Promise<Result<Engine, EngineRefusal>> {
  const lock = takeFolder(settings.dataDir);
  if (!lock.ok) return lock;
  lock.value.note({ pid: process.pid, program: 'Orderly', since: Date.now() });
  const writer = await startWriter(settings);
  if (!writer.ok) {
    lock.value.release();
    return writer;
  }
  const reader = startReader(settings);
  const open = (kind: PortKind, actor: Actor): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    (kind === 'writer' ? writer.value : reader).serve(port1, actor);
    return port2;
  };
  return ok({
    dataDir: settings.dataDir,
    open,
    connect: (actor) => ({ writer: open('writer', actor), reader: open('reader', actor) }),
    async close() {
      reader.stop();
      await writer.value.stop();
      lock.value.release();
    },
  });
}

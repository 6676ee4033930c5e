/** The engine's parts in this very thread: for tests and for short commands, where starting threads would cost more. */
import { MessageChannel } from 'node:worker_threads';
import type { Result } from '../../shared/base/result.ts';
import { ok } from '../../shared/base/result.ts';
import { takeFolder } from '../db/open.ts';
import type { Engine, EngineRefusal } from './engine-shape.ts';
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
  return ok({
    dataDir: settings.dataDir,
    connect(actor) {
      const [toWriter, toReader] = [new MessageChannel(), new MessageChannel()];
      writer.value.serve(toWriter.port1, actor);
      reader.serve(toReader.port1, actor);
      return { writer: toWriter.port2, reader: toReader.port2 };
    },
    async close() {
      reader.stop();
      await writer.value.stop();
      lock.value.release();
    },
  });
}

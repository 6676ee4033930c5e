/**
 * Work that takes its time, beside the writer: papers. Each is made from its frozen model, stored by its hash, and only
 * then reported; what is interrupted is still pending and made at the next start.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import { documentModel } from '../../shared/documents/model.ts';
import { openDb } from '../db/handle.ts';
import { databaseFile } from '../db/inspect.ts';
import { removeTemporaryFiles, writeFileByHash } from '../documents/files.ts';
import { pendingDocuments } from '../documents/store.ts';
import { type Log, openLog } from '../platform/log.ts';
import type { FromJobs, ToJobs } from './document-link.ts';
import { type EngineSettings, filesFolder } from './parts.ts';

export interface JobsPart {
  /** The way to the writer; a new one when the writer was started again. */
  attach(port: MessagePort): void;
  stop(): Promise<void>;
}

/** How long a full disk is left alone. */
const PAUSE_MS = 30_000;

export async function startJobs(settings: EngineSettings): Promise<JobsPart> {
  const db = openDb(databaseFile(settings.dataDir), { readonly: true });
  const log = openLog(settings.log, 'jobs');
  const filesDir = filesFolder(settings.dataDir);
  await removeTemporaryFiles(filesDir);
  const stopping = new AbortController();
  const state: { port?: MessagePort; isAsked: boolean; running?: Promise<void>; wake?: () => void } = {
    isAsked: false,
  };
  const recorded = new Map<string, (isKept: boolean) => void>();

  /** Whether it was kept; false also when the writer ended over it. */
  const report = (message: FromJobs): Promise<boolean> => {
    const written = new Promise<boolean>((resolve) => recorded.set(message.documentId, resolve));
    state.port?.postMessage(message);
    return written;
  };

  /** False: it was not kept, now is no time for more. */
  const make = async (document: { id: string; model: string }): Promise<boolean> => {
    const { id: documentId } = document;
    state.port?.postMessage({ type: 'began', documentId } satisfies FromJobs);
    const made = await render(document, log);
    if (!made) return report({ type: 'failed', documentId, code: 'bug' });
    const stored = await writeFileByHash(filesDir, made.bytes, 'pdf');
    if (stored.ok) return report({ type: 'made', documentId, file: stored.value, warnings: made.warnings });
    if (stored.error.code === 'disk_full') return false;
    return report({ type: 'failed', documentId, code: stored.error.code });
  };

  const work = async (): Promise<void> => {
    while (state.isAsked && !stopping.signal.aborted) {
      state.isAsked = false;
      for (;;) {
        const [next] = db.read((reader) => pendingDocuments(reader, 1));
        if (!next || stopping.signal.aborted) break;
        if (!(await make(next))) await pause();
      }
    }
  };

  /** Until the disk may be well again, or a new writer came. */
  const pause = (): Promise<void> =>
    Promise.race([
      sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined),
      new Promise<void>((resolve) => {
        state.wake = resolve;
      }),
    ]);

  const ask = (): void => {
    state.isAsked = true;
    state.running ??= work()
      .catch((error: unknown) => log.error('making documents stopped', { error }))
      .finally(() => {
        delete state.running;
      });
  };

  return {
    attach(port) {
      release();
      state.port = port;
      state.wake?.();
      port.on('message', (message: ToJobs) => {
        if (message.type === 'documents_wait') ask();
        else {
          recorded.get(message.documentId)?.(message.isKept);
          recorded.delete(message.documentId);
        }
      });
      // Whoever waits for the old writer waits in vain: what it did not record is still pending.
      port.on('close', release);
    },
    async stop() {
      stopping.abort();
      release();
      await state.running;
      state.port?.close();
      db.close();
    },
  };

  function release(): void {
    for (const resolve of recorded.values()) resolve(false);
    recorded.clear();
  }
}

/** The library for PDFs is large: it is loaded with the first paper. Undefined, with a line in the log, for a bug. */
async function render(document: { id: string; model: string }, log: Log) {
  try {
    const { renderPdf } = await import('../documents/render.ts');
    return await renderPdf(documentModel.parse(JSON.parse(document.model)));
  } catch (error) {
    log.error('a document could not be made', { documentId: document.id, error });
    return undefined;
  }
}

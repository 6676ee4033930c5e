/** The writer's side of making papers: wakes the jobs thread and records what it made. */
import type { MessagePort } from 'node:worker_threads';
import type { Pipeline } from '../api/pipeline.ts';
import type { Db } from '../db/handle.ts';
import { troubleOf } from '../db/trouble.ts';
import { pendingDocuments, recordFailed, recordMade } from '../documents/store.ts';
import type { Log } from '../platform/log.ts';
import type { FromJobs, ToJobs } from './document-link.ts';

export interface DocumentDesk {
  /** A jobs thread is there, the first or a new one. */
  attach(port: MessagePort): void;
  wake(): void;
  close(): void;
}

/** A paper that began so often and never ended kills whoever makes it. */
const MOST_BEGINNINGS = 3;

export function createDocumentDesk(parts: { db: Db; pipeline: Pipeline; log: Log }): DocumentDesk {
  const { db, pipeline, log } = parts;
  const beginnings = new Map<string, number>();
  let jobs: MessagePort | undefined;
  const tell = (message: ToJobs): void => jobs?.postMessage(message);

  const fail = (documentId: string, code: string): void =>
    pipeline.system('document.fail', { documentId, code }, (run) => recordFailed(run, documentId, code));

  const record = (message: Exclude<FromJobs, { type: 'began' }>): void => {
    const { documentId } = message;
    let isKept = true;
    try {
      if (message.type === 'failed') fail(documentId, message.code);
      else
        pipeline.system('document.make', { documentId, hash: message.file.hash }, (run) =>
          recordMade(run, documentId, message.file, message.warnings),
        );
    } catch (error) {
      // A full disk: it stays pending and is made again at the next occasion.
      if (!troubleOf(error)) throw error;
      isKept = false;
      log.error('a document could not be recorded', { documentId, error });
    }
    beginnings.delete(documentId);
    tell({ type: 'recorded', documentId, isKept });
  };

  const take = (message: FromJobs): void => {
    const { documentId } = message;
    if (message.type === 'began') beginnings.set(documentId, (beginnings.get(documentId) ?? 0) + 1);
    else record(message);
  };

  const giveUpKillers = (): void => {
    for (const { id } of db.read((reader) => pendingDocuments(reader, 1))) {
      if ((beginnings.get(id) ?? 0) >= MOST_BEGINNINGS) fail(id, 'bug');
    }
  };

  return {
    attach(port) {
      jobs = port;
      giveUpKillers();
      port.on('message', take);
      tell({ type: 'documents_wait' });
    },
    wake: () => tell({ type: 'documents_wait' }),
    close: () => jobs?.close(),
  };
}

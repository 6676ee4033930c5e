/** Documents as tables hold them: what was issued, what is still to be made, and what became of it. */
import type { Reader } from '../db/handle.ts';
import { hot, q } from '../db/query.ts';
import type { Run } from '../db/run.ts';
import type { StoredFile } from './files.ts';

const document = hot<{ id: string }>()((slot) =>
  q.selectFrom('document').selectAll().where('id', '=', slot('id')),
);
export const documentRow = (reader: Reader, id: string) => reader.first(document.with({ id }));
export type StoredDocument = NonNullable<ReturnType<typeof documentRow>>;

export const documentsOfSubject = (reader: Reader, subjectId: string) =>
  reader.all(
    q.selectFrom('document').selectAll().where('subject_id', '=', subjectId).orderBy('created_at', 'desc'),
  );

export const documentsOfOrder = (reader: Reader, orderId: string) =>
  reader.all(
    q.selectFrom('document').selectAll().where('order_id', '=', orderId).orderBy('created_at', 'desc'),
  );

const pending = hot<{ limit: number }>()((slot) =>
  q
    .selectFrom('document')
    .select(['id', 'kind', 'model'])
    .where('state', '=', 'pending')
    .orderBy('created_at')
    .limit(slot('limit')),
);
/** What is to be made, oldest first. */
export const pendingDocuments = (reader: Reader, limit: number) => reader.all(pending.with({ limit }));

/** The file is written and synced; `warnings` as `renderPdf` gave them. Called through a system command. */
export function recordMade(
  run: Run,
  documentId: string,
  file: StoredFile,
  warnings: readonly object[],
): void {
  run.tx.update(
    'document',
    { id: documentId },
    {
      state: 'ready',
      hash: file.hash,
      path: file.path,
      bytes: file.bytes,
      warnings: warnings.length === 0 ? null : JSON.stringify(warnings),
      error: null,
      made_at: run.now,
    },
  );
  run.touch('documents');
}

/** It could not be made; `code` says why. Called through a system command. */
export function recordFailed(run: Run, documentId: string, code: string): void {
  run.tx.update('document', { id: documentId }, { state: 'failed', error: code });
  run.event('document.failed', { subjectId: documentId, data: { code } });
  run.touch('documents');
}

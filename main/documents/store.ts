/** Documents as tables hold them: what was issued, what is still to be made, and what became of it. */
import { createHash } from 'node:crypto';
import { logoOf, putLogo } from '../../shared/documents/logo.ts';
import type { DocumentModel } from '../../shared/documents/model.ts';
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
    .leftJoin('picture', 'picture.hash', 'document.logo_hash')
    .select(['id', 'kind', 'model', 'picture.data as logo'])
    .where('state', '=', 'pending')
    .orderBy('created_at')
    .limit(slot('limit')),
);
/** What is to be made, oldest first, each with its whole model. */
export const pendingDocuments = (reader: Reader, limit: number) =>
  reader
    .all(pending.with({ limit }))
    .map(({ logo, ...row }) => ({ ...row, model: logo === null ? row.model : withLogo(row.model, logo) }));

const picture = hot<{ hash: string }>()((slot) =>
  q.selectFrom('picture').select('data').where('hash', '=', slot('hash')),
);

/** The frozen model as it was issued, its picture put back. */
export function wholeModel(reader: Reader, row: { model: string; logo_hash: string | null }): string {
  if (row.logo_hash === null) return row.model;
  const logo = reader.first(picture.with({ hash: row.logo_hash }))?.data;
  return logo === undefined ? row.model : withLogo(row.model, logo);
}

const withLogo = (model: string, logo: string): string => JSON.stringify(putLogo(JSON.parse(model), logo));

export interface NewDocument {
  readonly id: string;
  readonly model: DocumentModel;
  readonly subjectId: string;
  readonly orderId: string | null;
}

/** The row of a document whose file is to be made; a picture in it is kept once for all documents that have it. */
export function insertDocument(run: Run, document: NewDocument): void {
  const logo = logoOf(document.model);
  const hash = logo === null ? null : createHash('sha256').update(logo).digest('hex');
  if (logo !== null && hash !== null && run.tx.first(picture.with({ hash })) === undefined)
    run.tx.insert('picture', { hash, data: logo });
  run.tx.insert('document', {
    id: document.id,
    kind: document.model.kind,
    subject_id: document.subjectId,
    order_id: document.orderId,
    model: JSON.stringify(logo === null ? document.model : putLogo(document.model, null)),
    logo_hash: hash,
    state: 'pending',
    hash: null,
    path: null,
    bytes: null,
    warnings: null,
    error: null,
    created_at: run.now,
    made_at: null,
  });
}

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

/** What screens ask of documents: their state, and the file itself. */
import { Buffer } from 'node:buffer';
import type { DocumentRow } from '../../shared/api/documents.ts';
import { fileName } from '../../shared/documents/file-name.ts';
import { documentModel } from '../../shared/documents/model.ts';
import type { QueryHandlers } from '../db/run.ts';
import type { StoredDocument } from './store.ts';
import { documentRow, documentsOfOrder, documentsOfSubject } from './store.ts';
import { documentWords } from './words.ts';

export const documentQueries: QueryHandlers<'documents.get' | 'documents.read' | 'documents.list'> = {
  'documents.get': ({ reader }, { documentId }) => {
    const row = documentRow(reader, documentId);
    return row ? rowOf(row) : null;
  },

  'documents.read': ({ reader, files }, { documentId }) => {
    const row = documentRow(reader, documentId);
    if (!row) return { ok: false, code: 'document_unknown' };
    if (row.hash === null)
      return { ok: false, code: `document_${row.state === 'failed' ? 'failed' : 'pending'}` };
    if (!files) return { ok: false, code: 'file_unreadable' };
    const file = files.read(row.hash, 'pdf');
    if (!file.ok) return { ok: false, code: file.error.code };
    return {
      ok: true,
      name: nameOf(row),
      mediaType: 'application/pdf',
      base64: Buffer.from(file.value).toString('base64'),
    };
  },

  'documents.list': ({ reader }, args) => ({
    documents: ('subjectId' in args
      ? documentsOfSubject(reader, args.subjectId)
      : documentsOfOrder(reader, args.orderId)
    ).map(rowOf),
  }),
};

function nameOf(row: StoredDocument): string {
  const model = documentModel.parse(JSON.parse(row.model));
  return fileName(model, documentWords(model.language));
}

const rowOf = (row: StoredDocument): DocumentRow => ({
  id: row.id,
  kind: row.kind,
  subjectId: row.subject_id,
  orderId: row.order_id,
  state: row.state,
  fileName: nameOf(row),
  bytes: row.bytes,
  warnings:
    row.warnings === null
      ? []
      : (JSON.parse(row.warnings) as { code: string }[]).map((warning) => warning.code),
  error: row.error,
  createdAt: row.created_at,
});

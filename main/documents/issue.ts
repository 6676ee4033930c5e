/** Issues a document: its model is frozen here and now, its file is made from it after the commit. */
import type { DocumentModel } from '../../shared/documents/model.ts';
import type { Run } from '../db/run.ts';
import { insertDocument } from './store.ts';

/** Answers the document's id. */
export function issueDocument(
  run: Run,
  model: DocumentModel,
  about: { readonly subjectId: string; readonly orderId: string | null },
): string {
  const id = run.makeId('document');
  insertDocument(run, { id, model, ...about });
  run.touch('documents');
  run.wake('documents');
  return id;
}

/** Making the file of a document again: it failed, was lost or damaged. Its content is frozen and stays. */
import { ok, refuse } from '../../shared/base/result.ts';
import type { CommandHandlers } from '../db/run.ts';
import { documentRow } from './store.ts';

export const documentCommands: CommandHandlers<'document.retry'> = {
  'document.retry'(run, { documentId }) {
    const row = documentRow(run.tx, documentId);
    if (!row) return refuse('document_unknown', { documentId });
    if (row.state === 'pending') return refuse('document_pending', { documentId });
    run.tx.update('document', { id: documentId }, { state: 'pending', error: null });
    run.event('document.retried', { orderId: row.order_id ?? undefined, subjectId: documentId });
    run.touch('documents');
    run.wake('documents');
    return ok({ documentId });
  },
};

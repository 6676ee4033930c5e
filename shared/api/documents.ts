/** What can be asked and done: paper that was issued. The model is frozen; the file is made after the commit. */
import { z } from 'zod';
import { command, query } from './define.ts';

export const documentRowSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['invoice', 'packing_slip', 'pick_list']),
  /** What it is about: an invoice, a parcel, a fulfilment. */
  subjectId: z.string(),
  orderId: z.string().nullable(),
  /** `pending`: being made; `failed`: `error` says why, `document.retry` tries again. */
  state: z.enum(['pending', 'ready', 'failed']),
  /** For saving: `Invoice 26-00012.pdf`. */
  fileName: z.string(),
  bytes: z.number().nullable(),
  /** Codes of what could not be printed as it stands: `character_missing`, `barcode_impossible`, `logo_unreadable`. */
  warnings: z.array(z.string()),
  error: z.string().nullable(),
  createdAt: z.number(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

export const documentCommands = {
  /** Makes the file again: it failed, was lost or damaged. The paper's content stays what it was. */
  'document.retry': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ documentId: z.string() }),
    reply: z.strictObject({ documentId: z.string() }),
    errors: ['document_unknown', 'document_pending'],
    undo: 'none',
  }),
};

export const documentQueries = {
  'documents.get': query({
    permission: 'read',
    args: z.strictObject({ documentId: z.string() }),
    reply: documentRowSchema.nullable(),
    topics: () => ['documents'],
  }),
  /** The file itself, verified against its hash. */
  'documents.read': query({
    permission: 'read',
    args: z.strictObject({ documentId: z.string() }),
    reply: z.discriminatedUnion('ok', [
      z.strictObject({
        ok: z.literal(true),
        name: z.string(),
        mediaType: z.literal('application/pdf'),
        base64: z.string(),
      }),
      z.strictObject({
        ok: z.literal(false),
        /** `document_pending` and `document_failed`: not made yet; the `file_…` ones: make it again with `document.retry`. */
        code: z.enum([
          'document_unknown',
          'document_pending',
          'document_failed',
          'file_missing',
          'file_damaged',
          'file_unreadable',
        ]),
      }),
    ]),
    topics: () => ['documents'],
  }),
  /** Newest first; of one subject or one order. */
  'documents.list': query({
    permission: 'read',
    args: z.union([z.strictObject({ subjectId: z.string() }), z.strictObject({ orderId: z.string() })]),
    reply: z.strictObject({ documents: z.array(documentRowSchema) }),
    topics: () => ['documents', 'invoices'],
  }),
};

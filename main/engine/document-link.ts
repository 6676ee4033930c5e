/**
 * How writer and jobs work on papers together: the writer says that there are some, the jobs thread makes them and tells
 * what came of each; only the writer writes that down.
 */
import type { StoredFile } from '../documents/files.ts';

export type ToJobs =
  | { readonly type: 'documents_wait' }
  /** What was told of this document was taken; whether it could be kept, or the disk is in trouble. */
  | { readonly type: 'recorded'; readonly documentId: string; readonly isKept: boolean };

export type FromJobs =
  /** Said before, so that a paper which kills the thread is not tried for ever. */
  | { readonly type: 'began'; readonly documentId: string }
  | {
      readonly type: 'made';
      readonly documentId: string;
      readonly file: StoredFile;
      readonly warnings: readonly object[];
    }
  | { readonly type: 'failed'; readonly documentId: string; readonly code: string };

/**
 * What the desktop window's page may ask of the shell around it, and nothing else. In a browser the page does these
 * itself. Requests and answers travel as objects beside the frames of the contract.
 */
import { z } from 'zod';

/** A file's name without any folder; what a file system would not like is replaced. */
const fileName = z
  .string()
  .min(1)
  .max(120)
  .transform((name) => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').replace(/^\.+/, ''));
const bytes = z.instanceof(Uint8Array).refine((value) => value.byteLength <= 64 * 1024 * 1024);

export const shellRequestSchema = z.discriminatedUnion('ask', [
  /** Shows the system's print dialog for a PDF. */
  z.strictObject({ id: z.int(), ask: z.literal('print'), name: fileName, pdf: bytes }),
  /** Asks where to keep a file, and writes it there. */
  z.strictObject({ id: z.int(), ask: z.literal('save'), name: fileName, bytes }),
  /** Opens a page or a mail in another program, after the person has seen where it leads. */
  z.strictObject({ id: z.int(), ask: z.literal('open_outside'), url: z.string().max(2000) }),
]);
export type ShellRequest = z.infer<typeof shellRequestSchema>;

export const shellAnswerSchema = z.strictObject({
  id: z.int(),
  /** `cancelled`: the person thought otherwise. */
  outcome: z.enum(['done', 'cancelled', 'refused', 'failed']),
});
export type ShellAnswer = z.infer<typeof shellAnswerSchema>;

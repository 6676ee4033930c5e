/** The first frame of a socket to the browser host, and its answer; after them only frames of the contract travel. */
import { z } from 'zod';

export const helloSchema = z.union([
  /** The single-use token of the printed address; only for a session's first socket. */
  z.strictObject({ open: z.literal('writer'), token: z.string().min(20).max(200) }),
  z.strictObject({ open: z.enum(['writer', 'reader']), session: z.string().min(20).max(200) }),
]);
export type Hello = z.infer<typeof helloSchema>;

export const handshakeReplySchema = z.union([
  z.strictObject({ ok: z.literal(true), session: z.string(), contract: z.int() }),
  /** `session_unknown`: the token was used, or the host was started anew. */
  z.strictObject({ ok: z.literal(false), code: z.enum(['session_unknown', 'bad_frame']) }),
]);
export type HandshakeReply = z.infer<typeof handshakeReplySchema>;

/** What travels: the envelope of a command, and the answers of commands and queries. */
import { z } from 'zod';

export const commandEnvelopeSchema = z.strictObject({
  /** A `cmd_…` id made by whoever starts the command; repeating it changes nothing. */
  id: z.string().regex(/^cmd_[0-9a-z]{26}$/),
  name: z.string(),
  version: z.int().positive().optional(),
  args: z.unknown(),
});
export type CommandEnvelope = z.infer<typeof commandEnvelopeSchema>;

export type CommandAnswer =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Readers at or beyond this commit see it. */
      readonly commit: number;
      readonly canUndo: boolean;
    }
  | {
      readonly ok: false;
      readonly error: { readonly code: string; readonly data?: Readonly<Record<string, unknown>> };
      readonly commit: number;
    };

export interface QueryAnswer {
  readonly value: unknown;
  readonly commit: number;
}

/** A topic that stands for all of them. */
export const EVERYTHING = '*';

/** What a commit tells those who watch. The first message has no topics: from its commit on, nothing is missed. */
export interface Published {
  readonly commit: number;
  readonly topics: readonly string[];
}

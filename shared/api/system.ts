/** What can be asked and done: undo, and what the engine says about itself. */
import { z } from 'zod';
import { command, query } from './define.ts';

export const systemCommands = {
  'command.undo': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ commandId: z.string() }),
    reply: z.strictObject({ undone: z.string() }),
    errors: ['command_unknown', 'command_refused', 'undo_impossible', 'undo_done', 'undo_changed_since'],
    undo: 'none',
  }),
};

export const systemQueries = {
  'system.about': query({
    permission: 'read',
    args: z.strictObject({}),
    reply: z.strictObject({
      schemaVersion: z.number(),
      commit: z.number(),
      isPractice: z.boolean(),
    }),
    topics: () => [],
  }),
  /** File integrity and every invariant, by name. */
  'system.check': query({
    permission: 'settings',
    args: z.strictObject({}),
    reply: z.strictObject({
      ok: z.boolean(),
      checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() })),
    }),
    topics: () => [],
  }),
};

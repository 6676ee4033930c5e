/** What the engine says about itself. */
import { SCHEMA_VERSION } from '../db/migrate.ts';
import type { QueryHandlers } from '../db/run.ts';
import { invariants } from './invariants.ts';
import { commitNumber, isPracticeFile } from './system-store.ts';

export const systemQueries: QueryHandlers<'system.about' | 'system.check'> = {
  'system.about': ({ reader }) => ({
    schemaVersion: SCHEMA_VERSION,
    commit: commitNumber(reader),
    isPractice: isPracticeFile(reader),
  }),
  'system.check': ({ reader }) => {
    const checks = invariants.map(({ name, find }) => {
      const problems = find(reader);
      return { name, ok: problems.length === 0, detail: problems.slice(0, 20).join('; ') };
    });
    return { ok: checks.every((check) => check.ok), checks };
  },
};

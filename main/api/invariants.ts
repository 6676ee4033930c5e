/** Every invariant that `system.check` looks at: the file's own, then each feature's. */
import { fileChecks } from '../db/check.ts';
import type { Check } from '../db/checks.ts';

export const invariants: readonly Check[] = [...fileChecks];

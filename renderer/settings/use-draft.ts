/**
 * Changed and not yet saved fields of one section of the settings. They survive a restart; a field put back to what is
 * saved is no change.
 */
import { useState } from 'react';
import type { z } from 'zod';
import { settingsCommands } from '../../shared/api/settings.ts';
import { checkPatch, type FieldProblem } from '../../shared/settings/check.ts';
import {
  barcodeSchema,
  companySchema,
  generalSchema,
  invoiceSchema,
  paperSchema,
  type Settings,
} from '../../shared/settings/settings.ts';
import { useAct } from '../platform/act.ts';
import { useKept } from '../platform/kept.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import type { Section } from './address.ts';

const PATCHES = {
  company: companySchema.partial(),
  general: generalSchema.partial(),
  paper: paperSchema.partial(),
  invoice: invoiceSchema.partial(),
  barcode: barcodeSchema.partial(),
} as const;

type Drafted = keyof typeof PATCHES;
type Patch<S extends Drafted> = Partial<Settings[S]>;

export interface Draft<S extends Drafted> {
  /** What is saved with the changes over it; undefined until the settings were read. */
  readonly values: Settings[S] | undefined;
  readonly set: <F extends keyof Settings[S]>(field: F, value: Settings[S][F]) => void;
  /** A field was left: from now on its mistakes are shown. */
  readonly left: (field: keyof Settings[S]) => void;
  /** The sentence under a field. */
  readonly error: (field: keyof Settings[S]) => string | undefined;
  readonly changes: number;
  readonly discard: () => void;
  readonly save: () => Promise<boolean>;
  readonly isSaving: boolean;
  /** What was refused as a whole. */
  readonly problem: string | undefined;
}

const keyOf = (section: Drafted): string => `settings.${section}`;

export function useDraft<S extends Drafted>(section: S, name: string): Draft<S> {
  const words = useWords().settingsScreen;
  const saved = useLive('settings.get', {}).data?.[section];
  const schema: z.ZodType = PATCHES[section];
  const [kept, setKept] = useKept<Patch<S>>(keyOf(section), schema as z.ZodType<Patch<S>>);
  const [shown, setShown] = useState<ReadonlySet<keyof Settings[S]>>(new Set());
  const update = useAct('settings.update');
  const patch: Patch<S> = kept ?? {};
  const fields = Object.keys(patch) as (keyof Settings[S])[];
  const problems = checkPatch(section, patch);
  const sentences: Readonly<Record<FieldProblem['code'], string>> = words.problems;
  return {
    values: saved && { ...saved, ...patch },
    set(field, value) {
      const rest: Patch<S> = { ...patch };
      if (saved && JSON.stringify(saved[field]) === JSON.stringify(value)) delete rest[field];
      else rest[field] = value;
      setKept(Object.keys(rest).length === 0 ? undefined : rest);
    },
    left: (field) => setShown(new Set([...shown, field])),
    error(field) {
      const problem = problems.find((each) => each.field === field);
      return problem && shown.has(field) ? sentences[problem.code] : undefined;
    },
    changes: fields.length,
    discard() {
      setKept(undefined);
      setShown(new Set());
      update.clear();
    },
    async save() {
      setShown(new Set(fields));
      if (problems.length > 0) return false;
      if (fields.length === 0) return true;
      const args = settingsCommands['settings.update'].args.parse({ section, patch });
      if (!(await update.run(args, words.saved(name)))) return false;
      setKept(undefined);
      return true;
    },
    isSaving: update.isRunning,
    problem: update.problem,
  };
}

/** The drafts that lie behind a section of the screen. */
const DRAFTS: Partial<Record<Section, readonly Drafted[]>> = {
  company: ['company'],
  general: ['general'],
  numbers: ['invoice'],
  paper: ['paper', 'barcode'],
};

/** How many changes of a section wait to be saved. */
export function useUnsaved(): (section: Section) => number {
  const count: Record<Drafted, number> = {
    company: useCount('company'),
    general: useCount('general'),
    paper: useCount('paper'),
    invoice: useCount('invoice'),
    barcode: useCount('barcode'),
  };
  return (section) => (DRAFTS[section] ?? []).reduce((sum, drafted) => sum + count[drafted], 0);
}

function useCount(section: Drafted): number {
  const schema: z.ZodType = PATCHES[section];
  const [kept] = useKept(keyOf(section), schema);
  return Object.keys(kept ?? {}).length;
}

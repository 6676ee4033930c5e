/** What a data folder needs before anybody works in it; done once, repeated without effect. */
import type { Pipeline } from '../api/pipeline.ts';
import { hasPracticeMark, isPracticeFile, markPractice } from '../api/system-store.ts';
import type { Db } from '../db/handle.ts';
import { ensureDefaults, needsDefaults } from '../settings/defaults.ts';

/** Where the computer is, for the first settings; the owner's own are never changed. */
export interface Place {
  readonly zone: string;
  readonly locale: string;
}

/** Whether everything in this file is play; a new file becomes what is asked for. */
export function practiceMark(db: Db, wanted: boolean): boolean {
  if (!db.read(hasPracticeMark)) db.write((tx) => markPractice(tx, wanted));
  return db.read(isPracticeFile);
}

export function prepareData(db: Db, pipeline: Pipeline, place: Place): void {
  if (db.read(needsDefaults))
    pipeline.system('settings.prepare', { ...place }, (run) => ensureDefaults(run, place));
}

export function systemPlace(): Place {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return { zone: timeZone, locale };
}

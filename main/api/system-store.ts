/** Facts about the file itself. */
import type { Reader, Tx } from '../db/handle.ts';
import { q } from '../db/query.ts';

export const commitNumber = (reader: Reader): number =>
  reader.first(q.selectFrom('commit_state').select('number'))?.number ?? 0;

const PRACTICE = 'is_practice';

/** Whether everything in this file is play; decided when it was made. */
export const isPracticeFile = (reader: Reader): boolean => metaOf(reader, PRACTICE) === '1';

export const hasPracticeMark = (reader: Reader): boolean => metaOf(reader, PRACTICE) !== undefined;

export const markPractice = (tx: Tx, isPractice: boolean): void => {
  tx.insert('meta', { key: PRACTICE, value: isPractice ? '1' : '0' });
};

const metaOf = (reader: Reader, key: string): string | undefined =>
  reader.first(q.selectFrom('meta').select('value').where('key', '=', key))?.value;

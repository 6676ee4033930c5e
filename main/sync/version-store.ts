/** Which version of the program last read the quarantine. */
import type { Reader, Tx } from '../db/handle.ts';
import { q } from '../db/query.ts';

const KEY = 'sync.program_version';

export const readVersion = (reader: Reader): string | undefined =>
  reader.first(q.selectFrom('meta').select('value').where('key', '=', KEY))?.value;

export function saveVersion(tx: Tx, version: string): void {
  if (!tx.update('meta', { key: KEY }, { value: version })) tx.insert('meta', { key: KEY, value: version });
}

/** What a new database starts with: a warehouse, the usual carriers, the business's zone. Repeating it changes nothing. */

import { isZone } from '../../shared/settings/check.ts';
import { DEFAULT_CARRIERS } from '../../shared/settings/default-carriers.ts';
import type { Reader } from '../db/handle.ts';
import type { Run } from '../db/run.ts';
import { getSetting, knownCarrierCodes, putSetting, readSection, writeSection } from './store.ts';
import { isAnyWarehouse } from './warehouse-store.ts';

const KEY = 'defaults';
/** Rises when carriers are added to the list; those a person removed stay removed. */
const VERSION = '1';

export const needsDefaults = (reader: Reader): boolean => getSetting(reader, KEY) !== VERSION;

/** `place`: where the computer is, for a start; the owner's own choice is never changed. */
export function ensureDefaults(
  run: Run,
  place: { readonly zone?: string; readonly locale?: string } = {},
): void {
  if (!needsDefaults(run.tx)) return;
  if (!isAnyWarehouse(run.tx)) {
    run.tx.insert('warehouse', {
      id: run.makeId('warehouse'),
      name: 'Main',
      code: 'MAIN',
      rank: 0,
      is_default: 1,
      address: null,
    });
  }
  const known = knownCarrierCodes(
    run.tx,
    DEFAULT_CARRIERS.map((carrier) => carrier.code),
  );
  for (const carrier of DEFAULT_CARRIERS) {
    if (known.has(carrier.code)) continue;
    run.tx.insert('carrier', {
      id: run.makeId('carrier'),
      code: carrier.code,
      name: carrier.name,
      patterns: JSON.stringify(carrier.patterns),
      link_template: carrier.linkTemplate,
      is_active: 1,
    });
  }
  if (getSetting(run.tx, 'general') === undefined && place.zone !== undefined && isZone(place.zone)) {
    const general = readSection(run.tx, 'general');
    writeSection(run.tx, 'general', { ...general, zone: place.zone, locale: place.locale ?? general.locale });
  }
  putSetting(run.tx, KEY, VERSION);
  run.touch('settings');
}

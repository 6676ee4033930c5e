/** Settings, as tables hold them: one row a section, with the logo (large) in a row of its own. */
import type { Settings, SettingsSection } from '../../shared/settings/settings.ts';
import { DEFAULT_SETTINGS, SETTINGS_SECTIONS, settingsSchema } from '../../shared/settings/settings.ts';
import type { Reader, Tx } from '../db/handle.ts';
import { among, hot, q } from '../db/query.ts';

const LOGO = 'company.logo';

const settingOf = hot<{ key: string }>()((slot) =>
  q.selectFrom('setting').select('value').where('key', '=', slot('key')),
);

/** All settings, the logo included. Where one section is enough, `readSection` is cheaper. */
export function readSettings(reader: Reader): Settings {
  const entries = SETTINGS_SECTIONS.map((section) => [section, readSection(reader, section)]);
  return settingsSchema.parse(Object.fromEntries(entries));
}

/** One section; fields that an older program did not know have their default. */
export function readSection<S extends SettingsSection>(reader: Reader, section: S): Settings[S] {
  const text = reader.first(settingOf.with({ key: section }))?.value;
  const stored = text === undefined ? {} : (JSON.parse(text) as Record<string, unknown>);
  const values: Record<string, unknown> = { ...DEFAULT_SETTINGS[section] };
  for (const field of Object.keys(values)) if (field in stored) values[field] = stored[field];
  if (section === 'company') values.logo = reader.first(settingOf.with({ key: LOGO }))?.value ?? '';
  const decoded = settingsSchema.shape[section].safeParse(values);
  return (decoded.success ? decoded.data : DEFAULT_SETTINGS[section]) as Settings[S];
}

export function writeSection<S extends SettingsSection>(tx: Tx, section: S, values: Settings[S]): void {
  if (section === 'company') {
    const { logo, ...rest } = values as Settings['company'];
    putSetting(tx, LOGO, logo);
    putSetting(tx, section, JSON.stringify(rest));
  } else putSetting(tx, section, JSON.stringify(values));
}

export const getSetting = (reader: Reader, key: string): string | undefined =>
  reader.first(settingOf.with({ key }))?.value;

export function putSetting(tx: Tx, key: string, value: string): void {
  if (!tx.update('setting', { key }, { value })) tx.insert('setting', { key, value });
}

// ── number series ────────────────────────────────────────────────────────────────────────────────────────────────

export interface SeriesKey {
  readonly series: string;
  /** Business year, or 0 for a series that never starts anew; see `seriesYear`. */
  readonly year: number;
  readonly station: string;
}

export const seriesRow = (reader: Reader, key: SeriesKey) =>
  reader.first(
    q
      .selectFrom('number_series')
      .selectAll()
      .where('series', '=', key.series)
      .where('year', '=', key.year)
      .where('station', '=', key.station),
  );

export const allSeries = (reader: Reader) =>
  reader.all(
    q.selectFrom('number_series').selectAll().orderBy('series').orderBy('year', 'desc').orderBy('station'),
  );

export function putSeries(tx: Tx, key: SeriesKey, numbers: { next: number; issued: number }): void {
  const values = { next_number: numbers.next, issued_number: numbers.issued };
  const { series, year, station } = key;
  if (!tx.update('number_series', { series, year, station }, values))
    tx.insert('number_series', { series, year, station, ...values });
}

// ── carriers ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const allCarriers = (reader: Reader) =>
  reader.all(q.selectFrom('carrier').selectAll().orderBy('name').orderBy('id'));

export const carrierRow = (reader: Reader, id: string) =>
  reader.first(q.selectFrom('carrier').selectAll().where('id', '=', id));

export const carrierByCode = (reader: Reader, code: string) =>
  reader.first(q.selectFrom('carrier').selectAll().where('code', '=', code));

export const isCarrierUsed = (reader: Reader, code: string): boolean =>
  reader.first(q.selectFrom('parcel').select('id').where('carrier_code', '=', code).limit(1)) !== undefined;

export const deleteCarrier = (tx: Tx, id: string): number =>
  tx.run(q.deleteFrom('carrier').where('id', '=', id));

export const knownCarrierCodes = (reader: Reader, codes: readonly string[]): Set<string> =>
  new Set(
    reader
      .all(q.selectFrom('carrier').select('code').where('code', 'in', among(codes)))
      .map((row) => row.code),
  );

/** Reads a file of tracking numbers against what is here, and writes nothing. */
import { parse } from 'csv-parse/sync';
import type { QueryReply } from '../../shared/api/contract.ts';
import { isId } from '../../shared/base/id.ts';
import type { CarrierRule } from '../../shared/settings/carriers.ts';
import { recogniseCarrier } from '../../shared/shipping/carrier.ts';
import type { ImportError, TrackingRow } from '../../shared/shipping/tracking-rows.ts';
import { readTrackingRows } from '../../shared/shipping/tracking-rows.ts';
import type { Reader } from '../db/handle.ts';
import { carrierRules } from './carriers.ts';
import { ordersByNumber } from './find-store.ts';
import { knownParcel, stopCodeOf } from './guard.ts';
import { parcelNumbersOf, parcelsByTracking } from './store.ts';

type Preview = QueryReply<'tracking.preview'>;
type Problem = Omit<ImportError, 'row'>;

const MOST_ROWS = 5_000;

export function previewTracking(reader: Reader, csv: string): Preview {
  const records = readCsv(csv);
  if (!records) return { rows: [], errors: [{ row: 1, column: '', value: '', code: 'file_unreadable' }] };
  const table = readTrackingRows(records.slice(0, MOST_ROWS + 1));
  const carriers = carrierRules(reader);
  const rows: Preview['rows'] = [];
  const errors: ImportError[] = [...table.errors];
  const seen = new Set<string>();
  for (const row of table.rows) {
    const found = resolveRow(reader, row, carriers);
    if ('code' in found) errors.push({ row: row.row, ...found });
    else if (seen.has(found.parcelId))
      errors.push({ row: row.row, column: 'order', value: row.reference, code: 'parcel_doubled' });
    else rows.push(found);
    if ('parcelId' in found) seen.add(found.parcelId);
  }
  return { rows, errors: errors.sort((a, b) => a.row - b.row) };
}

/** Records with the line each begins on; undefined where the text is no such file. */
function readCsv(csv: string): { line: number; cells: string[] }[] | undefined {
  try {
    const parsed = parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch {
    return undefined;
  }
}

/** The character that the first line has most of. */
function delimiterOf(csv: string): string {
  const head = csv.slice(0, csv.search(/[\r\n]|$/));
  const count = (mark: string): number => head.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function resolveRow(
  reader: Reader,
  row: TrackingRow,
  carriers: readonly CarrierRule[],
): Preview['rows'][number] | Problem {
  const target = { column: 'order', value: row.reference };
  const parcelId = isId('parcel', row.reference) ? row.reference : parcelOfOrder(reader, row.reference);
  if (typeof parcelId !== 'string') return { ...target, code: parcelId.code };
  const known = knownParcel(reader, parcelId);
  if (!known.ok) return { ...target, code: 'parcel_unknown' };
  const { parcel, work } = known.value;
  if (parcel.state === 'unpacked') return { ...target, code: 'parcel_unpacked' };
  if (parcel.state === 'open') return { ...target, code: 'parcel_not_packed' };
  if (stopCodeOf(work) !== null && parcel.state === 'packed') return { ...target, code: 'parcel_stopped' };
  const other = parcelsByTracking(reader, row.trackingNumber).find(
    (one) => one.id !== parcelId && one.state !== 'unpacked',
  );
  if (other) return { column: 'tracking', value: row.trackingNumber, code: 'number_taken' };
  const carrier = carrierNamed(row.carrier, carriers);
  if (row.carrier !== '' && !carrier)
    return { column: 'carrier', value: row.carrier, code: 'carrier_unknown' };
  return {
    row: row.row,
    orderNumber: work.order_number,
    parcelId,
    trackingNumber: row.trackingNumber,
    carrierCode:
      carrier?.code ?? recogniseCarrier(row.trackingNumber, carriers, { chosen: parcel.carrier_code }) ?? '',
    isWaiting: parcel.state === 'packed',
  };
}

/** The one parcel of an order that can be meant: packed ones before those that left without a number. */
function parcelOfOrder(reader: Reader, number: string): string | { readonly code: ImportError['code'] } {
  const orderIds = ordersByNumber(reader, number);
  if (orderIds.length > 1) return { code: 'order_ambiguous' };
  const parcels = orderIds.flatMap((orderId) => parcelNumbersOf(reader, orderId));
  const packed = parcels.filter((parcel) => parcel.state === 'packed');
  const meant = packed.length > 0 ? packed : parcels.filter((parcel) => parcel.state === 'handed_over');
  const only = meant[0];
  if (!only)
    return { code: parcels.some((one) => one.state === 'open') ? 'parcel_not_packed' : 'order_unknown' };
  return meant.length > 1 ? { code: 'several_parcels' } : only.id;
}

const carrierNamed = (text: string, carriers: readonly CarrierRule[]): CarrierRule | undefined => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  return carriers.find((carrier) => carrier.code === wanted || carrier.name.toLowerCase() === wanted);
};

/** Rows of a file with tracking numbers: which columns mean what, and what is wrong with a row. Reads no file itself. */
import { plainTracking } from '../settings/carriers.ts';

export const IMPORT_PROBLEMS = [
  'file_empty',
  'file_unreadable',
  'column_missing',
  'number_missing',
  'number_invalid',
  'number_doubled',
  'number_taken',
  'order_missing',
  'order_unknown',
  'order_ambiguous',
  'parcel_unknown',
  'parcel_not_packed',
  'parcel_unpacked',
  'parcel_stopped',
  'parcel_doubled',
  'several_parcels',
  'carrier_unknown',
] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

export interface ImportError {
  /** Line of the file, 1 is the first. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly code: ImportProblem;
}

export interface TrackingRow {
  readonly row: number;
  /** Order number as the customer sees it, or a parcel's id. */
  readonly reference: string;
  readonly trackingNumber: string;
  /** A carrier's code or name as it stands in the file; empty: recognise it. */
  readonly carrier: string;
}

/** Heads under which shops and carriers export these columns, folded to letters and digits. */
const HEADS = {
  reference: [
    'order',
    'ordernumber',
    'orderno',
    'orderid',
    'parcel',
    'parcelid',
    'reference',
    'bestellnummer',
    'auftrag',
  ],
  trackingNumber: [
    'tracking',
    'trackingnumber',
    'trackingno',
    'trackingcode',
    'trackingid',
    'sendungsnummer',
  ],
  carrier: ['carrier', 'carriercode', 'provider', 'service', 'versender'],
} as const;

const fold = (head: string): string => head.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Turns a table (its first record the heads) into rows; wholly empty records are skipped. */
export function readTrackingRows(
  records: readonly { readonly line: number; readonly cells: readonly string[] }[],
): {
  readonly rows: TrackingRow[];
  readonly errors: ImportError[];
} {
  const [head, ...body] = records;
  if (!head) return { rows: [], errors: [{ row: 1, column: '', value: '', code: 'file_empty' }] };
  const at = {
    reference: columnOf(head.cells, HEADS.reference),
    trackingNumber: columnOf(head.cells, HEADS.trackingNumber),
    carrier: columnOf(head.cells, HEADS.carrier),
  };
  const errors: ImportError[] = [];
  for (const [column, index] of [
    ['order', at.reference],
    ['tracking', at.trackingNumber],
  ] as const) {
    if (index === -1)
      errors.push({
        row: head.line,
        column,
        value: head.cells.join(', ').slice(0, 200),
        code: 'column_missing',
      });
  }
  if (errors.length > 0) return { rows: [], errors };

  const rows: TrackingRow[] = [];
  const seen = new Set<string>();
  for (const record of body) {
    const cell = (index: number): string => (index === -1 ? '' : (record.cells[index] ?? '').trim());
    if (record.cells.every((text) => text.trim() === '')) continue;
    const row: TrackingRow = {
      row: record.line,
      reference: cell(at.reference).replace(/^#/, ''),
      trackingNumber: plainTracking(cell(at.trackingNumber)),
      carrier: cell(at.carrier),
    };
    const problem = problemOf(row, seen);
    if (problem) errors.push({ row: row.row, ...problem });
    else rows.push(row);
    seen.add(row.trackingNumber);
  }
  if (rows.length === 0 && errors.length === 0)
    errors.push({ row: head.line, column: '', value: '', code: 'file_empty' });
  return { rows, errors };
}

function problemOf(row: TrackingRow, seen: ReadonlySet<string>): Omit<ImportError, 'row'> | undefined {
  if (row.reference === '') return { column: 'order', value: '', code: 'order_missing' };
  if (row.trackingNumber === '') return { column: 'tracking', value: '', code: 'number_missing' };
  if (!isTrackingNumber(row.trackingNumber))
    return { column: 'tracking', value: row.trackingNumber, code: 'number_invalid' };
  if (seen.has(row.trackingNumber))
    return { column: 'tracking', value: row.trackingNumber, code: 'number_doubled' };
  return undefined;
}

/**
 * Whether a text can be a tracking number at all. A spreadsheet that turned a long number into 3.40434E+19 lost digits:
 * such a number is refused rather than sent to a customer.
 */
export const isTrackingNumber = (number: string): boolean =>
  /^[A-Z0-9][A-Z0-9./-]{3,59}$/.test(number) && !/^\d+[.,]?\d*E\+?\d+$/.test(number);

const columnOf = (heads: readonly string[], names: readonly string[]): number =>
  heads.findIndex((head) => names.includes(fold(head)));

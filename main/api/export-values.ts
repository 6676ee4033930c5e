/** Columns as values for scripts. */

/** What never leaves: internal numbers, search helpers, digests. */
const HIDDEN = new Set(['search_text', 'item_key', 'customer_key', 'invoice_key', 'order_key', 'line_key']);
const JSON_COLUMNS = new Set(['intent', 'channel_value', 'data', 'reply', 'taxes', 'error_detail']);

export function plain(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column, value]) => !HIDDEN.has(column) && !(value instanceof Uint8Array))
      .map(([column, value]) => [camel(column), columnValue(column, value)]),
  );
}

export const isoTime = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString();

function columnValue(column: string, value: unknown): unknown {
  if (value === null) return null;
  if ((column.endsWith('_at') || column === 'at') && typeof value === 'number') return isoTime(value);
  if (column.startsWith('is_')) return value === 1;
  if (JSON_COLUMNS.has(column) && typeof value === 'string') return fromJson(value);
  return value;
}

/** Some of these columns hold plain text in some rows. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const camel = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

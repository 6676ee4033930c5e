/** Where the next page of a list begins: the sort values of the last row shown, as opaque text. */

export type CursorValue = string | number | null;

export const writeCursor = (values: readonly CursorValue[]): string => JSON.stringify(values);

/** `undefined` where the text is no cursor of that many values: the list then begins at its start. */
export function readCursor(text: string | undefined, length: number): readonly CursorValue[] | undefined {
  if (text === undefined) return undefined;
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) && values.length === length && values.every(isValue) ? values : undefined;
  } catch {
    return undefined;
  }
}

const isValue = (value: unknown): value is CursorValue =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

/** A position in a sorted list: the sort value and the row's key. Opaque text to clients, checked when it comes back. */

export interface Position {
  readonly value: number;
  readonly key: number;
}

export const writeCursor = (position: Position): string => `${position.value}.${position.key}`;

export function readCursor(text: string): Position | undefined {
  const match = /^(-?\d{1,16})\.(\d{1,16})$/.exec(text);
  return match ? { value: Number(match[1]), key: Number(match[2]) } : undefined;
}

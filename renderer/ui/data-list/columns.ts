/** Columns of a list: which fit the width at hand, and the grid they make. Pure. */
import type { ReactNode } from 'react';

export interface CellState {
  readonly current: boolean;
  readonly selected: boolean;
  readonly done: boolean;
}

export interface Column<T> {
  readonly id: string;
  readonly head: string;
  /** Head for screen readers where the visible one is empty. */
  readonly headLabel?: string;
  /** Width in px; the least width where it grows. */
  readonly width: number;
  /** Share of the space left over; 0 or absent stays at its width. */
  readonly grow?: number;
  readonly align?: 'left' | 'right' | 'center';
  /** Shown only from this width of the list (px) on, or below it: `from` for the three columns, `below` for *State*. */
  readonly from?: number;
  readonly below?: number;
  /** The highest gives way first when not all fit; absent never does. */
  readonly yields?: number;
  /** Space before the column, default 10. */
  readonly gap?: number;
  readonly sorted?: 'ascending' | 'descending' | undefined;
  readonly onSort?: () => void;
  readonly cell: (row: T, state: CellState) => ReactNode;
}

/** Padding of a list at both sides together, in px. */
const LIST_PADDING = 30;
/** Height of the column heads, in px. */
export const HEAD_HEIGHT = 27;
/** The tick box and the space after it. */
export const TICK_WIDTH = 14;
export const COLUMN_GAP = 10;

const needed = (columns: readonly Pick<Column<never>, 'width' | 'gap'>[]): number =>
  columns.reduce((sum, column) => sum + column.width + (column.gap ?? COLUMN_GAP), 0);

/** The columns that a list of `width` px shows. */
export function fittingColumns<C extends Pick<Column<never>, 'width' | 'gap' | 'from' | 'below' | 'yields'>>(
  columns: readonly C[],
  width: number,
  tick: boolean,
): readonly C[] {
  let shown = columns.filter(
    (column) =>
      (column.from === undefined || width >= column.from) &&
      (column.below === undefined || width < column.below),
  );
  const room = width - LIST_PADDING - (tick ? TICK_WIDTH : 0) + (tick ? 0 : COLUMN_GAP);
  while (needed(shown) > room) {
    const yielding = shown.reduce<C | undefined>(
      (most, column) =>
        column.yields !== undefined && column.yields >= (most?.yields ?? Number.NEGATIVE_INFINITY)
          ? column
          : most,
      undefined,
    );
    if (!yielding) break;
    shown = shown.filter((column) => column !== yielding);
  }
  return shown;
}

export type PlacedColumn<T> = Column<T> & { readonly gap: number };

/** The same columns with the space before each settled: none before the first, 8 after a tick box. */
export const placed = <T>(columns: readonly Column<T>[], tick: boolean): readonly PlacedColumn<T>[] =>
  columns.map((column, index) => ({
    ...column,
    gap: index === 0 && !tick ? 0 : (column.gap ?? (index === 0 ? 8 : COLUMN_GAP)),
  }));

/** grid-template-columns; the space before a column belongs to its track. */
export function gridTemplate(
  columns: readonly Pick<PlacedColumn<never>, 'width' | 'gap' | 'grow'>[],
  tick: boolean,
): string {
  const tracks = columns.map(({ width, gap, grow }) =>
    grow ? `minmax(${gap + width}px, ${grow}fr)` : `${gap + width}px`,
  );
  return [...(tick ? [`${TICK_WIDTH}px`] : []), ...tracks].join(' ');
}

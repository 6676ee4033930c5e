import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { FontWeight } from '../platform/pdf/font-files.ts';
import { FAINT, HAIRLINE, h, INK, type Sheet, SOFT } from '../platform/pdf/sheet.ts';

/** A table over several pages: its head is repeated on each, a row is never torn apart. */

export type Column<R> = {
  readonly head: string;
  /** Points; the one column without takes what is left. */
  readonly width?: number;
  readonly align?: 'left' | 'right';
  readonly weight?: FontWeight;
  readonly size?: number;
  /** Figures of one width. */
  readonly tabular?: boolean;
  readonly cell: (row: R) => Cell;
};

export type Cell =
  | string
  /** A second, smaller paragraph below. */
  | { readonly text: string; readonly detail: string | null }
  | { readonly draw: (width: number) => ReactElement | null };

/** Room between columns. */
const GUTTER = 10;
/** A row taller than this may break: it would not fit on a page of its own. */
const TALL = 40;

export function table<R>(
  sheet: Sheet,
  columns: readonly Column<R>[],
  rows: readonly R[],
  width: number,
): ReactElement {
  const fixed = columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const flexible = width - fixed - GUTTER * (columns.length - 1);
  const largest = Math.max(...columns.map(sizeOf));
  const sized = columns.map((column) => ({
    ...column,
    room: column.width ?? flexible,
    // Smaller text is lowered, so that a row's first lines stand on one base line.
    drop: (largest - sizeOf(column)) * 0.97,
  }));
  return h(
    View,
    {},
    h(
      View,
      {
        fixed: true,
        style: {
          flexDirection: 'row',
          columnGap: GUTTER,
          borderBottomWidth: 1,
          borderBottomColor: INK,
          paddingBottom: 5,
        },
      },
      ...sized.map((column, index) =>
        h(
          View,
          { key: index },
          sheet.text(column.head, {
            width: column.room,
            size: 7.5,
            color: FAINT,
            weight: 500,
            align: column.align ?? 'left',
          }),
        ),
      ),
    ),
    ...rows.map((row, index) => {
      const cells = sized.map((column) => ({ column, cell: column.cell(row) }));
      return h(
        View,
        {
          key: index,
          wrap: cells.some(({ column, cell }) => height(sheet, cell, column.room) > TALL),
          style: {
            flexDirection: 'row',
            columnGap: GUTTER,
            alignItems: 'flex-start',
            borderBottomWidth: 0.6,
            borderBottomColor: HAIRLINE,
            paddingVertical: 6,
          },
        },
        ...cells.map(({ column, cell }, at) =>
          h(
            View,
            { key: at, style: { width: column.room, paddingTop: column.drop } },
            draw(sheet, column, cell, column.room),
          ),
        ),
      );
    }),
  );
}

const sizeOf = <R>(column: Column<R>): number => column.size ?? 8.5;

function draw<R>(sheet: Sheet, column: Column<R>, cell: Cell, room: number): ReactElement | null {
  if (typeof cell === 'object' && 'draw' in cell) return cell.draw(room);
  const style = {
    width: room,
    size: sizeOf(column),
    weight: column.weight ?? 400,
    align: column.align ?? 'left',
    tabular: column.tabular ?? false,
  } as const;
  if (typeof cell === 'string') return sheet.text(cell, style);
  return h(
    View,
    {},
    sheet.text(cell.text, style),
    cell.detail === null ? null : sheet.text(cell.detail, { ...style, size: 7.5, weight: 400, color: SOFT }),
  );
}

function height(sheet: Sheet, cell: Cell, room: number): number {
  if (typeof cell === 'object' && 'draw' in cell) return 1;
  const text = typeof cell === 'string' ? cell : `${cell.text}\n${cell.detail ?? ''}`;
  return sheet.lines(text, { width: room, size: 8.5 }).length;
}

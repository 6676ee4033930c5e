/** The lines of a thing in a panel: what it is at the left, figures at the right. Not for long lists. */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './lines-table.module.css';

export interface LineColumn<T> {
  readonly id: string;
  readonly head: string;
  /** Head for screen readers where the visible one is empty. */
  readonly headLabel?: string;
  readonly align?: 'left' | 'right';
  readonly width?: number;
  readonly strong?: boolean;
  /** Its cells begin with a picture: the head stands over their words. */
  readonly indent?: boolean;
  readonly cell: (row: T) => ReactNode;
}

export interface LinesTableProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly LineColumn<T>[];
  readonly rowKey: (row: T) => string;
  readonly rowTone?: (row: T) => 'done' | undefined;
  /** 28 where lines need no picture. */
  readonly rowHeight?: 28 | 32;
  readonly rules?: boolean;
}

export function LinesTable<T>({
  label,
  rows,
  columns,
  rowKey,
  rowTone,
  rowHeight = 32,
  rules = true,
}: LinesTableProps<T>) {
  return (
    <table className={classes(styles.table, rules && styles.rules)} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={classes(column.align === 'right' && styles.right, column.indent && styles.indent)}
              {...(column.width === undefined ? {} : { style: { width: column.width } })}
            >
              {column.head || <span className="visually-hidden">{column.headLabel}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            data-done={rowTone?.(row) === 'done' || undefined}
            style={{ height: rowHeight }}
          >
            {columns.map((column) => {
              const content = column.cell(row);
              return (
                <td
                  key={column.id}
                  className={classes(
                    column.align === 'right' && styles.right,
                    column.strong && styles.strong,
                    content === '–' && styles.zero,
                  )}
                >
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The first cell of a line: picture, name, and the variant and SKU in second words. */
export function LineName({
  picture,
  name,
  note,
}: {
  readonly picture?: ReactNode;
  readonly name: ReactNode;
  readonly note?: ReactNode;
}) {
  return (
    <span className={styles.name}>
      {picture}
      <span className={styles.nameText}>
        {name}
        {note && <span className={styles.note}>{note}</span>}
      </span>
    </span>
  );
}

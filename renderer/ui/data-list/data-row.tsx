// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table: its rows are placed, not laid out
/** One row. Memoised: moving the current row renders two rows, scrolling only the new ones. */
import { type MouseEvent, memo, type ReactNode } from 'react';
import { classes } from '../classes.ts';
import type { PlacedColumn } from './columns.ts';
import styles from './data-list.module.css';

export interface DataRowProps<T> {
  readonly row: T;
  readonly id: string;
  readonly domId: string;
  readonly rowIndex: number;
  readonly offset: number;
  readonly height: number;
  readonly columns: readonly PlacedColumn<T>[];
  readonly current: boolean;
  readonly selected: boolean;
  readonly done: boolean;
  /** The tick box's name; absent without tick boxes. */
  readonly tickName: string | undefined;
  readonly onPress: (id: string, event: MouseEvent) => void;
  readonly onTick: (id: string, range: boolean) => void;
}

function Row<T>(props: DataRowProps<T>): ReactNode {
  const { row, id, current, selected, done } = props;
  const state = { current, selected, done };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its current row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys for its current row
    <div
      role="row"
      id={props.domId}
      aria-rowindex={props.rowIndex}
      aria-selected={props.tickName === undefined ? current : selected}
      aria-current={current || undefined}
      data-current={current || undefined}
      data-done={done || undefined}
      className={styles.row}
      style={{ height: props.height, transform: `translateY(${props.offset}px)` }}
      onClick={(event) => props.onPress(id, event)}
    >
      {props.tickName !== undefined && (
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div role="gridcell" className={styles.tickCell}>
          <input
            type="checkbox"
            className={styles.tick}
            tabIndex={-1}
            checked={selected}
            aria-label={props.tickName}
            onClick={(event) => {
              event.stopPropagation();
              props.onTick(id, event.shiftKey);
            }}
            onChange={() => undefined}
          />
        </div>
      )}
      {props.columns.map((column) => {
        const content = column.cell(row, state);
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={column.id}
            role="gridcell"
            style={{ paddingLeft: column.gap }}
            className={classes(
              styles.cell,
              column.align && styles[column.align],
              content === '–' && styles.zero,
            )}
          >
            {content}
          </div>
        );
      })}
    </div>
  );
}

export const DataRow = memo(Row) as typeof Row;

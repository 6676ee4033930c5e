// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table: its rows are placed, not laid out
/** The sticky row of column heads, aligned as their cells; a head that sorts is a button. */
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { classes } from '../classes.ts';
import { Icon } from '../icon.tsx';
import { useKitWords } from '../kit-words.tsx';
import type { PlacedColumn } from './columns.ts';
import styles from './data-list.module.css';

interface DataHeadProps<T> {
  readonly columns: readonly PlacedColumn<T>[];
  readonly ticks: boolean;
  readonly share: 'all' | 'some' | 'none';
  readonly onAll: () => void;
}

export function DataHead<T>({ columns, ticks, share, onAll }: DataHeadProps<T>) {
  const words = useKitWords();
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={styles.head} tabIndex={-1}>
        {ticks && (
          <div role="columnheader" className={styles.tickCell} tabIndex={-1}>
            <input
              type="checkbox"
              className={classes(styles.tick, styles.headTick)}
              tabIndex={-1}
              aria-label={words.selectAll}
              checked={share === 'all'}
              ref={(element) => {
                if (element) element.indeterminate = share === 'some';
              }}
              onChange={onAll}
            />
          </div>
        )}
        {columns.map((column) => (
          <div
            key={column.id}
            role="columnheader"
            tabIndex={-1}
            aria-sort={column.sorted}
            style={{ paddingLeft: column.gap }}
            className={classes(styles.headCell, column.align && styles[column.align])}
          >
            {column.onSort ? (
              <button type="button" className={styles.sort} tabIndex={-1} onClick={column.onSort}>
                {column.head}
                {column.sorted && (
                  <Icon of={column.sorted === 'ascending' ? IconChevronUp : IconChevronDown} />
                )}
              </button>
            ) : (
              column.head || <span className="visually-hidden">{column.headLabel}</span>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

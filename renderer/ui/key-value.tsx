/** Names and values, one a line: quiet names at the left, values beside or at the right edge (money). */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './key-value.module.css';

export interface KeyValueRow {
  readonly id: string;
  readonly name: string;
  readonly value: ReactNode;
  /** The result of those above. */
  readonly strong?: boolean;
}

export function KeyValue({
  rows,
  align = 'left',
}: {
  readonly rows: readonly KeyValueRow[];
  readonly align?: 'left' | 'right';
}) {
  return (
    <dl className={classes(styles.list, align === 'right' && styles.right)}>
      {rows.map((row) => (
        <div key={row.id} className={classes(styles.row, row.strong && styles.strong)}>
          <dt>{row.name}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

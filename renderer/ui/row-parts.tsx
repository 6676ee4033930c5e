/** What cells of a list are made of, so that weight and colour are the same everywhere. */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './row-parts.module.css';

interface Part {
  readonly children: ReactNode;
}

/** Numbers, totals, what is read first: 500. */
export const Strong = ({ children }: Part) => <span className={styles.strong}>{children}</span>;

/** Second column of sense: text 2. */
export const Quiet = ({ children }: Part) => <span className={styles.quiet}>{children}</span>;

/** Second words beside the first: 12, text 3. */
export const Second = ({ children }: Part) => <span className={styles.second}>{children}</span>;

/** The suggested step; in accent while its row is current. */
export const Step = ({ children, current }: Part & { readonly current: boolean }) => (
  <span className={classes(styles.step, current && styles.currentStep)}>{children}</span>
);

/** SKUs, bins, codes with hyphens: figures of their natural width, for Inter's tabular hyphen is as wide as a digit. */
export const Code = ({ children }: Part) => <span className={styles.code}>{children}</span>;

/** Two parts of a cell: the first is cut when room is short, the second never. */
export const Pair = ({
  children,
  second,
  gap = 6,
}: Part & { readonly second: ReactNode; readonly gap?: 4 | 6 | 8 }) => (
  <span className={styles.pair} style={{ gap }}>
    <span className={styles.cut}>{children}</span>
    <span className={styles.whole}>{second}</span>
  </span>
);

/** A mark or icon before text. */
export const Marked = ({
  mark,
  children,
  gap = 8,
}: Part & { readonly mark: ReactNode; readonly gap?: 6 | 8 }) => (
  <span className={styles.marked} style={{ gap }}>
    {mark}
    <span className={styles.cut}>{children}</span>
  </span>
);

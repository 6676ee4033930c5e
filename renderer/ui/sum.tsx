/** A sum as a ledger: lines with signs, a line above each result, results bold, red where negative. */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './sum.module.css';

export interface SumLine {
  readonly id: string;
  readonly name: string;
  /** Second words beside the name: "1 damaged". */
  readonly note?: string;
  /** One figure a column, formatted with their signs ("–" for zero). */
  readonly figures: readonly ReactNode[];
  readonly result?: boolean;
  /** Columns (by index) whose result is negative. */
  readonly negative?: readonly number[];
}

export interface SumProps {
  /** Heading over the names; with `heads` over the figures. */
  readonly title: string;
  readonly heads?: readonly string[];
  readonly lines: readonly SumLine[];
}

export function Sum({ title, heads, lines }: SumProps) {
  const columns = Math.max(1, ...lines.map((line) => line.figures.length));
  return (
    <table className={styles.sum}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
            <th key={column} scope="col">
              {heads?.[column] ?? <span className="visually-hidden">{title}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className={classes(line.result && styles.result)}>
            <th scope="row">
              {line.name}
              {line.note && <span className={styles.note}>{line.note}</span>}
            </th>
            {line.figures.map((figure, column) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
                key={column}
                className={classes(
                  line.negative?.includes(column) && styles.negative,
                  figure === '–' && styles.zero,
                )}
              >
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

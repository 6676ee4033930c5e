/** The strip of big figures on top of a screen; each opens its list. */
import { classes } from './classes.ts';
import styles from './strip.module.css';

export interface StripItem {
  readonly id: string;
  readonly name: string;
  readonly figure: string;
  readonly note?: string;
  readonly tone?: 'normal' | 'attention' | 'danger';
  readonly onOpen: () => void;
}

export function Strip({ label, items }: { readonly label: string; readonly items: readonly StripItem[] }) {
  return (
    <ul className={styles.strip} aria-label={label}>
      {items.map((item) => (
        <li key={item.id} className={styles.cell}>
          <button type="button" className={styles.item} onClick={item.onOpen}>
            <span className={styles.name}>{item.name}</span>
            <span className={classes(styles.figure, styles[item.tone ?? 'normal'])}>{item.figure}</span>
            <span className={styles.note}>{item.note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

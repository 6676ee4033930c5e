/** A status is a word, an icon and, only where a person is needed, a colour. Badge in panel heads, word in rows. */
import { classes } from './classes.ts';
import { Icon, type IconShape } from './icon.tsx';
import styles from './status.module.css';

export type Tone = 'normal' | 'attention' | 'danger' | 'success' | 'info';

export interface StatusProps {
  readonly icon: IconShape;
  readonly word: string;
  readonly tone?: Tone;
}

/** Panel heads only; two coloured ones at most. */
export function StatusBadge({ icon, word, tone = 'normal' }: StatusProps) {
  return (
    <span className={classes(styles.badge, styles[`${tone}Badge`])}>
      <Icon of={icon} />
      {word}
    </span>
  );
}

/** In rows. Normal: quiet. Attention: the icon coloured. Danger: both. */
export function StatusWord({ icon, word, tone = 'normal' }: StatusProps) {
  return (
    <span className={classes(styles.status, styles[`${tone}Word`])}>
      <Icon of={icon} />
      <span className={styles.text}>{word}</span>
    </span>
  );
}

/** A due time: coloured and 500 only when at risk or late. */
export function DueTime({
  text,
  tone = 'normal',
}: {
  readonly text: string;
  readonly tone?: 'normal' | 'attention' | 'danger';
}) {
  return <span className={classes(styles.due, styles[`${tone}Due`])}>{text}</span>;
}

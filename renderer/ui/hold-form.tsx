/**
 * What a person must decide, on top of a panel: what happened, what was kept, the fields, one primary button. No box, a
 * coloured edge at the panel's left.
 */
import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import styles from './hold-form.module.css';
import { Icon, type IconShape } from './icon.tsx';

export interface HoldFormProps {
  readonly icon: IconShape;
  readonly title: string;
  /** What happened and what was kept. */
  readonly explanation?: ReactNode;
  readonly tone?: 'attention' | 'danger';
  /** Ctrl Enter or a submit button. */
  readonly onSubmit?: () => void;
  /** Fields, suggestion and buttons. */
  readonly children?: ReactNode;
  /** One button at the right of the title instead of fields ("Send again"). */
  readonly aside?: ReactNode;
}

export function HoldForm({
  icon,
  title,
  explanation,
  tone = 'danger',
  onSubmit,
  children,
  aside,
}: HoldFormProps) {
  const id = useId();
  return (
    <form
      className={classes(styles.form, styles[tone])}
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !onSubmit) return;
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={styles.head}>
        <Icon of={icon} size={16} />
        <div className={styles.words}>
          <h3 id={id} className={styles.title}>
            {title}
          </h3>
          {explanation && <p className={styles.explanation}>{explanation}</p>}
        </div>
        {aside}
      </div>
      {children}
    </form>
  );
}

/** What a customer or colleague wrote. */
export function NoteBand({
  icon,
  children,
  framed = false,
}: {
  readonly icon: IconShape;
  readonly children: ReactNode;
  readonly framed?: boolean;
}) {
  return (
    <div className={classes(styles.note, framed && styles.framed)} role="note">
      <Icon of={icon} />
      <p>{children}</p>
    </div>
  );
}

/**
 * A button: one primary a screen, the rest default, quiet or destructive. What is not possible stays visible and
 * focusable, and says why beside it.
 */
import { type MouseEvent, type ReactNode, type Ref, useId } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Icon, type IconShape } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly kind?: 'primary' | 'default' | 'quiet' | 'destructive';
  /** 30 high; 'counter' is 52. */
  readonly size?: 'normal' | 'counter';
  readonly icon?: IconShape;
  /** Shown inside at the right; binding it is the screen's business. */
  readonly keys?: string;
  /** Why it cannot be done now; the button then does nothing. */
  readonly notPossible?: string;
  /** Leaves the reason to the caller to show (a narrow place); it is still read out. */
  readonly hideReason?: boolean;
  /** Something is under way: presses are ignored. */
  readonly busy?: boolean;
  readonly type?: 'button' | 'submit';
  readonly ref?: Ref<HTMLButtonElement>;
  readonly ariaLabel?: string;
  readonly ariaHaspopup?: 'menu' | 'dialog' | 'listbox';
  readonly ariaExpanded?: boolean;
}

export function Button(props: ButtonProps) {
  const { kind = 'default', size = 'normal', notPossible, busy = false } = props;
  const reason = useId();
  const blocked = notPossible !== undefined;
  const button = (
    <button
      ref={props.ref}
      type={props.type ?? 'button'}
      className={classes(styles.button, styles[kind], styles[size], blocked && styles.blocked)}
      aria-disabled={blocked || busy || undefined}
      aria-busy={busy || undefined}
      aria-describedby={blocked ? reason : undefined}
      aria-label={props.ariaLabel}
      aria-haspopup={props.ariaHaspopup}
      aria-expanded={props.ariaExpanded}
      onClick={(event) => {
        if (blocked || busy) event.preventDefault();
        else props.onClick?.(event);
      }}
    >
      {props.icon && <Icon of={props.icon} size={size === 'counter' ? 16 : 14} className={styles.icon} />}
      <span className={styles.word}>{props.children}</span>
      {props.keys && <KeyCap keys={props.keys} on={kind === 'primary' && !blocked ? 'accent' : 'surface'} />}
    </button>
  );
  if (!blocked) return button;
  return (
    <span className={styles.withReason}>
      {size === 'normal' && button}
      <span id={reason} className={props.hideReason ? 'visually-hidden' : styles.reason}>
        {notPossible}
      </span>
      {size === 'counter' && button}
    </span>
  );
}

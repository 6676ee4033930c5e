/**
 * A button: one primary a screen, the rest default, quiet or destructive. What is not possible stays visible and
 * focusable, and says why beside it.
 */
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Icon, type IconShape } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';

/** Whatever else a button may carry (aria, ref, what a menu needs) is passed on. */
type Rest = Omit<
  ComponentProps<'button'>,
  'children' | 'onClick' | 'type' | 'disabled' | 'className' | 'style'
>;

export interface ButtonProps extends Rest {
  readonly children: ReactNode;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly kind?: 'primary' | 'default' | 'quiet' | 'destructive';
  /** 30 high; 'counter' is 52. */
  readonly size?: 'normal' | 'counter';
  readonly icon?: IconShape;
  /** At the right: a chevron where a menu opens. */
  readonly iconAfter?: IconShape;
  /** Shown inside at the right; binding it is the screen's business. */
  readonly keys?: string;
  /** Why it cannot be done now; the button then does nothing. */
  readonly notPossible?: string | undefined;
  /** Leaves the reason to the caller to show (a narrow place); it is still read out. */
  readonly hideReason?: boolean;
  /** Something is under way: presses are ignored. */
  readonly busy?: boolean;
  readonly type?: 'button' | 'submit';
}

export function Button(props: ButtonProps) {
  const { kind = 'default', size = 'normal', notPossible, busy = false, type = 'button' } = props;
  const { children, onClick, icon, iconAfter, keys, hideReason, ...given } = props;
  const { kind: _kind, size: _size, notPossible: _reason, busy: _busy, type: _type, ...rest } = given;
  const reason = useId();
  const blocked = notPossible !== undefined;
  const button = (
    <button
      {...rest}
      type={type}
      className={classes(styles.button, styles[kind], styles[size], blocked && styles.blocked)}
      aria-disabled={blocked || busy || undefined}
      aria-busy={busy || undefined}
      aria-describedby={blocked ? reason : rest['aria-describedby']}
      onClick={(event) => {
        if (blocked || busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon of={icon} size={size === 'counter' ? 16 : 14} />}
      <span className={styles.word}>{children}</span>
      {iconAfter && <Icon of={iconAfter} />}
      {keys && <KeyCap keys={keys} on={kind === 'primary' && !blocked ? 'accent' : 'surface'} />}
    </button>
  );
  if (!blocked) return button;
  return (
    <span className={styles.withReason}>
      {size === 'normal' && button}
      <span id={reason} className={hideReason ? 'visually-hidden' : styles.reason}>
        {notPossible}
      </span>
      {size === 'counter' && button}
    </span>
  );
}

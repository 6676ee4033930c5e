/** A key as it stands on the keyboard: "d", "Ctrl ↵". Decoration only: the control beside it has the name. */
import { classes } from './classes.ts';
import styles from './key-cap.module.css';
import { capOf, isMac } from './keys.ts';

export function KeyCap({
  keys,
  on = 'surface',
}: {
  /** As in a binding: 'd', 'Mod+Enter', 'j k'. */
  readonly keys: string;
  readonly on?: 'surface' | 'accent' | 'toast';
}) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key cap cannot have the focus
    <kbd className={classes(styles.cap, styles[on])} aria-hidden="true">
      {capOf(keys, isMac())}
    </kbd>
  );
}

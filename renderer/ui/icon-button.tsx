/** A button that is only an icon: its name and key stand in the tooltip. */
import type { MouseEvent, Ref } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconShape } from './icon.tsx';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps {
  readonly icon: IconShape;
  readonly label: string;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  /** Shown in the tooltip. */
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly size?: 'normal' | 'counter';
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, size = 'normal' } = props;
  return (
    <Tooltip label={label} {...(props.keys ? { keys: props.keys } : {})}>
      <button
        ref={props.ref}
        type="button"
        className={classes(styles.button, size === 'counter' && styles.counter)}
        aria-label={label}
        aria-disabled={props.disabled || undefined}
        onClick={(event) => {
          if (!props.disabled) props.onClick?.(event);
        }}
      >
        <Icon of={icon} size={size === 'counter' ? 20 : 14} />
      </button>
    </Tooltip>
  );
}

/** A button that is only an icon: its name and key stand in the tooltip. */
import type { ComponentProps, MouseEvent } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconShape } from './icon.tsx';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

/** Whatever else a button may carry (aria, ref, what a menu needs) is passed on. */
type Rest = Omit<
  ComponentProps<'button'>,
  'children' | 'onClick' | 'type' | 'disabled' | 'className' | 'style'
>;

export interface IconButtonProps extends Rest {
  readonly icon: IconShape;
  readonly label: string;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  /** Shown in the tooltip. */
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly size?: 'normal' | 'counter';
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, onClick, keys, disabled, size = 'normal', ...rest } = props;
  return (
    <Tooltip label={label} {...(keys ? { keys } : {})}>
      <button
        {...rest}
        type="button"
        className={classes(styles.button, size === 'counter' && styles.counter)}
        aria-label={label}
        aria-disabled={disabled || undefined}
        onClick={(event) => {
          if (!disabled) onClick?.(event);
        }}
      >
        <Icon of={icon} size={size === 'counter' ? 20 : 14} />
      </button>
    </Tooltip>
  );
}

/** The name and key of what is under the pointer or the focus. Never the only place where something stands. */
import { Tooltip as MantineTooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import { KeyCap } from './key-cap.tsx';
import { OVERLAY_TARGET } from './overlay-target.ts';
import styles from './tooltip.module.css';

export interface TooltipProps {
  readonly label: string;
  readonly keys?: string;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly disabled?: boolean;
  /** One element that takes a ref. */
  readonly children: ReactElement;
}

export function Tooltip({ label, keys, side = 'bottom', disabled = false, children }: TooltipProps) {
  const content = (
    <span className={styles.content}>
      {label}
      {keys && <KeyCap keys={keys} />}
    </span>
  );
  return (
    <MantineTooltip
      label={content}
      position={side}
      disabled={disabled}
      openDelay={400}
      offset={6}
      events={{ hover: true, focus: true, touch: false }}
      classNames={{ tooltip: styles.tooltip ?? '' }}
      transitionProps={{ duration: 0 }}
      withinPortal
      portalProps={{ target: OVERLAY_TARGET }}
    >
      {children}
    </MantineTooltip>
  );
}

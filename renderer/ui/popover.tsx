/** A small window at the thing it explains; Escape and a click outside close it, and the focus returns. */
import { Popover as MantinePopover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useKitWords } from './kit-words.tsx';
import { OVERLAY_TARGET } from './overlay-target.ts';
import styles from './popover.module.css';
import { useKeys } from './use-keys.ts';

export interface PopoverProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The control that opens it; takes a ref. */
  readonly anchor: ReactElement;
  readonly children: ReactNode;
  readonly label: string;
  readonly width?: number;
  readonly side?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end';
}

export function Popover({
  open,
  onClose,
  anchor,
  children,
  label,
  width = 320,
  side = 'bottom-end',
}: PopoverProps) {
  const words = useKitWords();
  // By the registry, not by Mantine: Escape then closes this and nothing below it.
  useKeys(label, [{ keys: 'Escape', label: words.close, whileTyping: true, silent: true, run: onClose }], {
    enabled: open,
  });
  return (
    <MantinePopover
      opened={open}
      onDismiss={onClose}
      onChange={(next) => {
        if (!next) onClose();
      }}
      position={side}
      offset={8}
      width={width}
      closeOnEscape={false}
      trapFocus
      returnFocus
      withinPortal
      portalProps={{ target: OVERLAY_TARGET }}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: styles.dropdown ?? '' }}
    >
      <MantinePopover.Target>{anchor}</MantinePopover.Target>
      <MantinePopover.Dropdown aria-label={label}>{children}</MantinePopover.Dropdown>
    </MantinePopover>
  );
}

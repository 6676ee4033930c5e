/** A figure that explains itself: a dotted underline, and behind it (pointer, Enter) the sum that made it. */
import { type ReactNode, useState } from 'react';
import { classes } from './classes.ts';
import styles from './figure.module.css';
import { useKitWords } from './kit-words.tsx';
import { Popover } from './popover.tsx';

export interface FigureProps {
  /** The figure as it reads, formatted. */
  readonly children: ReactNode;
  /** What it is, for the popover's name and screen readers: "Available, Linen apron". */
  readonly label: string;
  /** The sum (usually <Sum>); a function is called only when opened. */
  readonly explain: ReactNode | (() => ReactNode);
  readonly tone?: 'normal' | 'strong' | 'attention' | 'danger';
  readonly width?: number;
}

export function Figure({ children, label, explain, tone = 'normal', width = 320 }: FigureProps) {
  const [open, setOpen] = useState(false);
  const words = useKitWords();
  return (
    <Popover
      open={open}
      onClose={() => setOpen(false)}
      label={label}
      width={width}
      anchor={
        <button
          type="button"
          className={classes(styles.figure, styles[tone])}
          onClick={(event) => {
            event.stopPropagation();
            setOpen(!open);
          }}
        >
          {children}
          <span className="visually-hidden">{`, ${label}, ${words.explain}`}</span>
        </button>
      }
    >
      {open && (typeof explain === 'function' ? explain() : explain)}
    </Popover>
  );
}

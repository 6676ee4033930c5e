/** A section folded to its name and its content in one phrase. */
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import styles from './folded.module.css';
import { Icon, type IconShape } from './icon.tsx';

export interface FoldedProps {
  readonly name: string;
  /** Its content in one phrase. */
  readonly phrase?: ReactNode;
  /** Instead of the chevron, where there is nothing to open. */
  readonly icon?: IconShape;
  /** At the right: a figure. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
  readonly startOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

export function Folded(props: FoldedProps) {
  const [open, setOpen] = useState(props.startOpen ?? false);
  const id = useId();
  const head = (
    <>
      <Icon of={props.icon ?? (open ? IconChevronDown : IconChevronRight)} />
      <span className={styles.name}>{props.name}</span>
      {props.phrase && <span className={styles.phrase}>{props.phrase}</span>}
    </>
  );
  return (
    <section className={styles.folded} aria-label={props.name}>
      <div className={styles.line}>
        {props.children === undefined ? (
          <div className={styles.head}>{head}</div>
        ) : (
          <button
            type="button"
            className={styles.head}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => {
              setOpen(!open);
              props.onOpenChange?.(!open);
            }}
          >
            {head}
          </button>
        )}
        {props.aside}
      </div>
      {open && (
        <div id={id} className={styles.body}>
          {props.children}
        </div>
      )}
    </section>
  );
}

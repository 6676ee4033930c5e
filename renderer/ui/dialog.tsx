/**
 * Only where the world outside is told or money moves: names exactly what will happen. Everything else is a panel with
 * Undo. Focus stays inside, Escape leaves, Ctrl Enter agrees, keys of the screen sleep.
 */
import { FocusTrap, Portal } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { useKeys } from './use-keys.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, in full. */
  readonly children: ReactNode;
  /** The act in its own words: "Issue 26-01483". */
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly destructive?: boolean;
  readonly notPossible?: string;
  readonly busy?: boolean;
}

function OpenDialog(props: DialogProps) {
  const id = useId();
  const before = useRef<Element | null>(document.activeElement);
  useKeys(
    props.title,
    [
      { keys: 'Escape', label: props.cancel, whileTyping: true, run: props.onCancel },
      {
        keys: 'Mod+Enter',
        label: props.confirm,
        run: () => {
          if (props.notPossible === undefined && !props.busy) props.onConfirm();
        },
      },
    ],
    { exclusive: true },
  );
  useEffect(() => {
    const back = before.current;
    return () => {
      if (back instanceof HTMLElement) back.focus();
    };
  }, []);
  return (
    <Portal>
      <div
        className={styles.veil}
        onPointerDown={(event) => event.target === event.currentTarget && props.onCancel()}
      >
        <FocusTrap active>
          <div role="dialog" aria-modal="true" aria-labelledby={id} className={styles.dialog}>
            <h2 id={id} className={styles.title}>
              {props.title}
            </h2>
            <div className={styles.body}>{props.children}</div>
            <div className={styles.buttons}>
              <Button kind="quiet" keys="Escape" onClick={props.onCancel}>
                {props.cancel}
              </Button>
              <Button
                kind={props.destructive ? 'destructive' : 'primary'}
                keys="Mod+Enter"
                busy={props.busy ?? false}
                onClick={props.onConfirm}
                {...(props.notPossible === undefined ? {} : { notPossible: props.notPossible })}
              >
                {props.confirm}
              </Button>
            </div>
          </div>
        </FocusTrap>
      </div>
    </Portal>
  );
}

export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

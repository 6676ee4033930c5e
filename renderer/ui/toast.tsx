/** Where toasts stand: bottom left of the list, above the foot. They wait while hovered or focused. */
import { IconAlertCircle, IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { useKitWords } from './kit-words.tsx';
import styles from './toast.module.css';
import { closeToast, TOAST_MS, type ToastEntry, useToasts } from './toast-store.ts';
import { useKeys } from './use-keys.ts';

function Toast({ toast, newest }: { readonly toast: ToastEntry; readonly newest: boolean }) {
  const words = useKitWords();
  const [held, setHeld] = useState(false);
  const left = useRef(TOAST_MS);
  const { id, action, tone = 'done' } = toast;
  useEffect(() => {
    if (held || tone === 'failed') return;
    const started = performance.now();
    const timer = window.setTimeout(() => closeToast(id), left.current);
    return () => {
      window.clearTimeout(timer);
      left.current = Math.max(1000, left.current - (performance.now() - started));
    };
  }, [held, id, tone]);
  const act = (): void => {
    closeToast(id);
    action?.run();
  };
  useKeys(words.notifications, action?.keys ? [{ keys: action.keys, label: action.label, run: act }] : [], {
    enabled: newest,
  });
  return (
    <li
      className={classes(styles.toast, styles[tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon of={tone === 'failed' ? IconAlertCircle : IconCheck} size={16} />
      <span className={styles.text}>{toast.text}</span>
      {action && (
        <button type="button" className={styles.action} onClick={act}>
          {action.label}
          {action.keys && newest && <KeyCap keys={action.keys} on="toast" />}
        </button>
      )}
      {tone === 'failed' && (
        <button
          type="button"
          className={styles.close}
          aria-label={words.close}
          onClick={() => closeToast(id)}
        >
          <Icon of={IconX} />
        </button>
      )}
    </li>
  );
}

export function ToastHost() {
  const words = useKitWords();
  const toasts = useToasts((state) => state.toasts);
  return (
    <section className={styles.host} aria-label={words.notifications}>
      <ol className={styles.list} aria-live="polite" aria-relevant="additions">
        {toasts.map((toast, index) => (
          <Toast key={toast.id} toast={toast} newest={index === toasts.length - 1} />
        ))}
      </ol>
    </section>
  );
}

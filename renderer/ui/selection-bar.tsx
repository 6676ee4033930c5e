/** Replaces the filters while rows are ticked: how many, what can be done with them, what stands in the way. */
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { useKitWords } from './kit-words.tsx';
import styles from './selection-bar.module.css';
import { useKeys } from './use-keys.ts';

export interface SelectionBarProps {
  /** "4 selected". */
  readonly text: string;
  /** Buttons. */
  readonly children: ReactNode;
  /** "1 is short". */
  readonly remark?: string;
  readonly onClear: () => void;
}

export function SelectionBar({ text, children, remark, onClear }: SelectionBarProps) {
  const words = useKitWords();
  useKeys(text, [{ keys: 'Escape', label: words.clear, run: onClear }]);
  return (
    <div className={styles.bar} role="toolbar" aria-label={text}>
      <b aria-live="polite">{text}</b>
      {children}
      {remark && <span className={styles.remark}>{remark}</span>}
      <span className={styles.clear}>
        <IconButton icon={IconX} label={words.clear} keys="Escape" onClick={onClear} />
      </span>
    </div>
  );
}

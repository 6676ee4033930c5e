/** What the fields above probably should say, with the key that takes it over. */
import type { ReactNode } from 'react';
import { KeyCap } from './key-cap.tsx';
import styles from './suggestion.module.css';

export interface SuggestionProps {
  /** The proposal in bold. */
  readonly value: string;
  /** Where it comes from. */
  readonly reason: ReactNode;
  readonly action: string;
  readonly keys?: string;
  readonly onUse: () => void;
}

export function Suggestion({ value, reason, action, keys, onUse }: SuggestionProps) {
  return (
    <div className={styles.suggestion}>
      <span className={styles.text}>
        <b>{value}</b> {reason}
      </span>
      <button type="button" className={styles.use} onClick={onUse}>
        {action}
        {keys && <KeyCap keys={keys} />}
      </button>
    </div>
  );
}

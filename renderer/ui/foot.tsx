/** The foot of a list: count and sums at the left, the screen's keys at the right; keys vanish first when narrow. */
import type { ReactNode } from 'react';
import styles from './foot.module.css';
import { KeyCap } from './key-cap.tsx';

export interface FootKey {
  readonly keys: string;
  readonly label: string;
}

export interface FootProps {
  /** <FootFigure>s. */
  readonly children?: ReactNode;
  readonly keys?: readonly FootKey[];
  /** Instead of keys: what else belongs at the right. */
  readonly aside?: ReactNode;
}

export function Foot({ children, keys, aside }: FootProps) {
  return (
    <footer className={styles.foot}>
      <div className={styles.figures}>{children}</div>
      {aside && <div className={styles.figures}>{aside}</div>}
      {keys && <FootKeys keys={keys} />}
    </footer>
  );
}

/** Keys with what they do, as in the foot; also below a short list. */
export function FootKeys({ keys }: { readonly keys: readonly FootKey[] }) {
  return (
    <div className={styles.keys}>
      {keys.map((key) => (
        <span key={key.keys} className={styles.key}>
          <KeyCap keys={key.keys} />
          {key.label}
        </span>
      ))}
    </div>
  );
}

/** A figure and its word: "17 need you". */
export function FootFigure({
  figure,
  before,
  after,
}: {
  readonly figure: ReactNode;
  readonly before?: string;
  readonly after?: string;
}) {
  return (
    <span className={styles.figure}>
      {before && `${before} `}
      <b>{figure}</b>
      {after && ` ${after}`}
    </span>
  );
}

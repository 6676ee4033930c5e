/** The window: rail at the left, top bar, an optional banner, and the screen. */
import type { ReactNode } from 'react';
import styles from './frame.module.css';

export interface FrameProps {
  readonly rail?: ReactNode;
  readonly top?: ReactNode;
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

export function Frame({ rail, top, banner, children }: FrameProps) {
  return (
    <div className={styles.frame}>
      {rail}
      <div className={styles.right}>
        {banner}
        {top}
        <main className={styles.main}>{children}</main>
      </div>
    </div>
  );
}

/** A screen's column: heads on top, the list taking what is left, the foot below. */
export function Screen({ children }: { readonly children: ReactNode }) {
  return <div className={styles.screen}>{children}</div>;
}

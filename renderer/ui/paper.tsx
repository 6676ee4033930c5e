/** A printed page on its desk: paper is white in both themes. Real previews are images or a PDF inside. */
import type { ReactNode } from 'react';
import styles from './paper.module.css';

export interface PaperProps {
  readonly label: string;
  /** Height : width; A4 by default. */
  readonly ratio?: number;
  readonly children: ReactNode;
}

export function Paper({ label, ratio = Math.SQRT2, children }: PaperProps) {
  return (
    <div className={styles.desk}>
      <section className={styles.paper} aria-label={label} style={{ aspectRatio: `1 / ${ratio}` }}>
        {children}
      </section>
    </div>
  );
}

/** The counter's answer to a scan: a band 64 high and a frame 4 wide, green or red, with a word. */
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import { Icon } from '../icon.tsx';
import styles from './counter.module.css';

export interface ScanAnswer {
  readonly kind: 'right' | 'wrong';
  /** "Right: Stoneware mug, sand". */
  readonly text: string;
  /** "2 of 4"; for wrong what was expected. */
  readonly note?: string;
}

/** The band alone. */
export function ScanBand({ answer }: { readonly answer: ScanAnswer }) {
  return (
    <div
      className={classes(styles.band, styles[answer.kind])}
      role={answer.kind === 'wrong' ? 'alert' : 'status'}
    >
      <Icon of={answer.kind === 'right' ? IconCircleCheck : IconAlertCircle} size={24} />
      <span className={styles.bandWords} data-two-lines={answer.kind === 'wrong' || undefined}>
        <b>{answer.text}</b>
        {answer.note && <span>{answer.note}</span>}
      </span>
    </div>
  );
}

/** The open lines of the counter inside the coloured frame. Without an answer the frame is not seen. */
export function ScanFrame({
  answer,
  children,
}: {
  readonly answer?: ScanAnswer | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes(styles.frame, answer && styles[answer.kind])}>
      {answer && <ScanBand answer={answer} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className={styles.lines} tabIndex={0}>
        {children}
      </div>
    </div>
  );
}

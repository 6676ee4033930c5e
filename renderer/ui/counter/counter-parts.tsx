/** The counter's frame: work left, parcel right, the bar of acts below; the last scans. */
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import { Icon } from '../icon.tsx';
import styles from './counter.module.css';

/** Stands instead of <Frame>: the counter has the whole window. */
export interface CounterScreenProps {
  readonly bar: ReactNode;
  readonly head?: ReactNode;
  readonly work: ReactNode;
  readonly side?: ReactNode;
  readonly actions?: ReactNode;
}

export function CounterScreen({ bar, head, work, side, actions }: CounterScreenProps) {
  return (
    <div className={styles.screen}>
      {bar}
      <main className={styles.main}>
        {head}
        <div className={styles.halves}>
          <div className={styles.work}>{work}</div>
          {side && <div className={styles.side}>{side}</div>}
        </div>
      </main>
      {actions}
    </div>
  );
}

/** Buttons of 52 at the left; at the right the one that ends the work. */
export function ActionBar({ children, end }: { readonly children: ReactNode; readonly end?: ReactNode }) {
  return (
    <footer className={styles.actions}>
      <div className={styles.actionGroup}>{children}</div>
      {end && <div className={styles.actionGroup}>{end}</div>}
    </footer>
  );
}

/** A part of the right half, hairline below. */
export function CounterSection({
  title,
  aside,
  kind = 'label',
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly kind?: 'title' | 'label';
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2 className={kind === 'title' ? styles.sectionTitle : styles.sectionLabel}>{title}</h2>
        {aside && <span className={styles.quiet}>{aside}</span>}
      </div>
      {children}
    </section>
  );
}

export interface PastScan {
  readonly id: string;
  readonly kind: 'right' | 'wrong';
  readonly text: string;
  readonly note?: string;
  readonly age: string;
}

/** The last scans, the newest first. */
export function ScanLog({ scans }: { readonly scans: readonly PastScan[] }) {
  return (
    <ol className={styles.log}>
      {scans.map((scan) => (
        <li key={scan.id} className={classes(styles.scan, scan.kind === 'wrong' && styles.wrongScan)}>
          <Icon of={scan.kind === 'right' ? IconCircleCheck : IconAlertCircle} size={16} />
          <span className={styles.scanText}>
            {scan.text}
            {scan.note && <span className={styles.quiet}>{` ${scan.note}`}</span>}
          </span>
          <span className={styles.quiet}>{scan.age}</span>
        </li>
      ))}
    </ol>
  );
}

/** Work must stop: everything is red, the reason, and one way out. */
export function StopPanel({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.stop} role="alert">
      <Icon of={IconAlertCircle} size={24} />
      <h1 className={styles.stopTitle}>{title}</h1>
      <p className={styles.stopText}>{text}</p>
      <div className={styles.actionGroup}>{children}</div>
    </div>
  );
}

/** A big choice: pick, pack, hand over, each with count and next deadline. */
export function CounterTile({
  name,
  figure,
  note,
  keys,
  onOpen,
}: {
  readonly name: string;
  readonly figure: string;
  readonly note?: string;
  readonly keys?: ReactNode;
  readonly onOpen: () => void;
}) {
  return (
    <button type="button" className={styles.tile} onClick={onOpen}>
      <span className={styles.tileName}>
        {name}
        {keys}
      </span>
      <span className={styles.tileFigure}>{figure}</span>
      <span className={styles.quiet}>{note}</span>
    </button>
  );
}

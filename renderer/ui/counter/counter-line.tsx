/** Lines at the counter: the next one with its quantity across the room, open ones, done ones that sank. */
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon, type IconShape } from '../icon.tsx';
import styles from './counter.module.css';

export interface NextLineProps {
  /** "Scan next". */
  readonly prompt: string;
  readonly promptIcon: IconShape;
  /** <PictureTile size={136}>. */
  readonly picture: ReactNode;
  readonly name: string;
  readonly note?: string;
  readonly progress?: string;
  /** Where it lies, when picking. */
  readonly place?: string;
  readonly quantity: string;
}

export function NextLine(props: NextLineProps) {
  return (
    <section className={styles.next} aria-label={props.prompt}>
      <div className={styles.prompt}>
        <Icon of={props.promptIcon} size={20} />
        {props.prompt}
      </div>
      <div className={styles.nextRow}>
        {props.picture}
        <div className={styles.nextWords}>
          {props.place && <div className={styles.placeName}>{props.place}</div>}
          <h2 className={styles.nextName}>{props.name}</h2>
          {props.note && <div>{props.note}</div>}
          {props.progress && <div className={styles.quiet}>{props.progress}</div>}
        </div>
        <div className={styles.bigQuantity}>{props.quantity}</div>
      </div>
    </section>
  );
}

export interface OpenLineProps {
  /** <PictureTile size={48}>. */
  readonly picture: ReactNode;
  readonly name: string;
  readonly note?: string;
  readonly quantity: string;
}

export function OpenLine(props: OpenLineProps) {
  return (
    <div className={styles.open}>
      {props.picture}
      <div className={styles.openWords}>
        <div className={styles.openName}>{props.name}</div>
        {props.note && <div className={styles.openNote}>{props.note}</div>}
      </div>
      <div className={styles.quantity}>{props.quantity}</div>
    </div>
  );
}

/** "1 of 1" with a tick, grey. */
export function DoneLine({
  picture,
  name,
  text,
}: {
  readonly picture: ReactNode;
  readonly name: string;
  readonly text: string;
}) {
  return (
    <div className={styles.done}>
      {picture}
      <span className={styles.doneName}>{name}</span>
      <span>{text}</span>
      <Icon of={IconCheck} size={16} />
    </div>
  );
}

/** How fresh the data is, and the four kinds of offline. A click tells why. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { classes } from './classes.ts';
import styles from './freshness.module.css';
import { Icon, type IconShape } from './icon.tsx';
import { Popover } from './popover.tsx';

export interface FreshnessProps {
  /** 'fresh' green, 'late' amber, 'lost' red, 'idle' without colour. */
  readonly state: 'fresh' | 'late' | 'lost' | 'idle';
  /** What is wrong, coloured ("Etsy is 26 min late"); absent when all is well. */
  readonly alarm?: string;
  /** The rest: "Synced 12 s ago · 4 channels". */
  readonly text: string;
  /** What a click shows. */
  readonly reason?: ReactNode;
  /** An icon instead of the dot (internet off, station apart). */
  readonly icon?: IconShape;
}

export function Freshness(props: FreshnessProps) {
  const [open, setOpen] = useState(false);
  const content = (
    <>
      {props.icon ? <Icon of={props.icon} /> : <span className={classes(styles.dot, styles[props.state])} />}
      {props.alarm && (
        <span className={classes(styles.alarm, styles[`${props.state}Text`])}>{props.alarm}</span>
      )}
      <span className={styles.text}>{props.text}</span>
    </>
  );
  if (props.reason === undefined) return <span className={styles.freshness}>{content}</span>;
  return (
    <Popover
      open={open}
      onClose={() => setOpen(false)}
      label={props.alarm ?? props.text}
      anchor={
        <button type="button" className={styles.freshness} onClick={() => setOpen(!open)}>
          {content}
        </button>
      }
    >
      {open && props.reason}
    </Popover>
  );
}

/** "Offline: 14 actions wait", with what still works. */
export function OfflineSign({
  icon,
  title,
  text,
}: {
  readonly icon: IconShape;
  readonly title: string;
  readonly text: string;
}) {
  return (
    <span className={styles.freshness} role="status">
      <Icon of={icon} />
      <span className={styles.alarm}>{title}</span>
      <span className={styles.text}>{text}</span>
    </span>
  );
}

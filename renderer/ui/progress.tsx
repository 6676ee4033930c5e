/** Long work: what, a bar, count, rate and rest, and Cancel. The rest of the screen stays usable. */
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import styles from './progress.module.css';

export interface ProgressProps {
  readonly name: string;
  readonly done: number;
  /** Absent when unknown: the bar then only moves. */
  readonly total?: number;
  /** "148 of 240". */
  readonly countText?: string;
  /** "12 per s, 8 s left". */
  readonly rateText?: string;
  readonly cancelLabel?: string;
  readonly onCancel?: () => void;
}

export function Progress(props: ProgressProps) {
  return (
    <div className={styles.progress}>
      <b>{props.name}</b>
      <Bar
        label={props.name}
        done={props.done}
        {...(props.total === undefined ? {} : { total: props.total })}
      />
      {props.countText && <span>{props.countText}</span>}
      {props.rateText && <span className={styles.rate}>{props.rateText}</span>}
      {props.onCancel && props.cancelLabel && (
        <Button kind="quiet" onClick={props.onCancel}>
          {props.cancelLabel}
        </Button>
      )}
    </div>
  );
}

/** The bar alone. */
export function Bar({
  label,
  done,
  total,
}: {
  readonly label: string;
  readonly done: number;
  readonly total?: number;
}) {
  const share = total ? Math.min(1, done / total) : 0;
  return (
    <span
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={total === undefined ? undefined : done}
    >
      <span
        className={classes(styles.fill, total === undefined && styles.moving)}
        style={total === undefined ? {} : { width: `${share * 100}%` }}
      />
    </span>
  );
}

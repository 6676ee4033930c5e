/** Choices that are seen at once: tick box, radio group, segments. */
import { type ReactNode, useId } from 'react';
import styles from './choice.module.css';
import { classes } from './classes.ts';

export interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly indeterminate?: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Second words after the label. */
  readonly note?: ReactNode;
  readonly disabled?: boolean;
  readonly hideLabel?: boolean;
  readonly tabIndex?: number;
}

export function Checkbox(props: CheckboxProps) {
  return (
    <label className={styles.choice} data-disabled={props.disabled || undefined}>
      <input
        type="checkbox"
        className={styles.box}
        checked={props.checked}
        disabled={props.disabled}
        tabIndex={props.tabIndex}
        ref={(element) => {
          if (element) element.indeterminate = props.indeterminate ?? false;
        }}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span className={props.hideLabel ? 'visually-hidden' : undefined}>
        {props.label}
        {props.note && <span className={styles.note}>{props.note}</span>}
      </span>
    </label>
  );
}

export interface ChoiceOption<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly note?: ReactNode;
  readonly disabled?: boolean;
}

export interface RadioGroupProps<V extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

export function RadioGroup<V extends string>({ label, options, value, onChange }: RadioGroupProps<V>) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.choice} data-disabled={option.disabled || undefined}>
          <input
            type="radio"
            className={styles.radio}
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          <span className={classes(option.value === value && styles.chosen)}>
            {option.label}
            {option.note && <span className={styles.note}>{option.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export interface SegmentProps<V extends string> extends RadioGroupProps<V> {
  readonly hideLabel?: boolean;
  readonly counter?: boolean;
}

/** Two to five short choices side by side. */
export function Segment<V extends string>({
  label,
  options,
  value,
  onChange,
  hideLabel,
  counter,
}: SegmentProps<V>) {
  const name = useId();
  return (
    <fieldset className={classes(styles.segments, counter && styles.counter)}>
      <legend className={hideLabel ? 'visually-hidden' : styles.segmentLegend}>{label}</legend>
      <div className={styles.segmentRow}>
        {options.map((option) => (
          <label key={option.value} className={styles.segment} data-disabled={option.disabled || undefined}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

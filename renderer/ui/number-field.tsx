/** A whole number, right-aligned; arrows step it. An unreadable text stays as typed and counts as nothing. */
import { type Ref, useState } from 'react';
import { classes } from './classes.ts';
import styles from './field.module.css';
import { Field, type FieldLook } from './field.tsx';

export interface NumberFieldProps extends FieldLook {
  /** null while empty or unreadable. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  /** After the figure: "g", "%". */
  readonly unit?: string;
  readonly onEnter?: () => void;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Reads a whole number with either minus sign and any grouping spaces, commas or points; null where it is none. */
export function parseWhole(text: string): number | null {
  const plain = text.trim().replace('\u2212', '-');
  if (!/^[+-]?\d{1,3}(?:[ ,.’'\u00a0\u202f]?\d{3})*$|^[+-]?\d+$/.test(plain)) return null;
  const value = Number(plain.replace(/[^\d-]/g, ''));
  return Number.isSafeInteger(value) ? value + 0 : null;
}

export function NumberField(props: NumberFieldProps) {
  const { value, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = props;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  // While typed text means the value it stays as typed ("007"); else the value from outside wins.
  const shown =
    typed !== undefined && parseWhole(typed) === value ? typed : value === null ? '' : String(value);
  const step = (by: number): void => {
    setTyped(undefined);
    props.onChange(Math.min(max, Math.max(min, (value ?? 0) + by)));
  };
  return (
    <Field look={props}>
      {(ids) => (
        <span className={styles.withIcon}>
          <input
            {...ids}
            ref={props.ref}
            className={classes(styles.input, styles.number, props.unit !== undefined && styles.hasUnit)}
            inputMode="numeric"
            autoComplete="off"
            disabled={props.disabled}
            value={shown}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              const read = parseWhole(event.currentTarget.value);
              props.onChange(read === null || read < min || read > max ? null : read);
            }}
            onBlur={() => setTyped(undefined)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowUp') step(1);
              else if (event.key === 'ArrowDown') step(-1);
              else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && props.onEnter)
                props.onEnter();
              else return;
              event.preventDefault();
            }}
          />
          {props.unit && <span className={styles.unit}>{props.unit}</span>}
        </span>
      )}
    </Field>
  );
}

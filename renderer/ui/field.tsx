/** What every field has: a label above, a control, and below it the sentence of what is wrong or how it is meant. */
import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

export interface FieldLook {
  readonly label: string;
  /** The sentence under the field; the edge turns red. */
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  /** Red edge without a sentence, where the form says it already. */
  readonly invalid?: boolean;
  /** Keeps the label for screen readers only (a field inside a table). */
  readonly hideLabel?: boolean;
  /** In px; default is the width it is given. */
  readonly width?: number;
  readonly counter?: boolean;
}

export interface FieldIds {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

export function Field({
  look,
  children,
}: {
  readonly look: FieldLook;
  readonly children: (ids: FieldIds) => ReactNode;
}) {
  const id = useId();
  const note = look.error ?? look.hint;
  return (
    <div
      className={styles.field}
      data-counter={look.counter || undefined}
      {...(look.width === undefined ? {} : { style: { width: look.width, flex: 'none' } })}
    >
      <label className={look.hideLabel ? 'visually-hidden' : styles.label} htmlFor={id} id={`${id}-label`}>
        {look.label}
      </label>
      {children({
        id,
        'aria-invalid': look.error !== undefined || look.invalid ? true : undefined,
        'aria-describedby': note ? `${id}-note` : undefined,
      })}
      {note && (
        <span id={`${id}-note`} className={look.error ? styles.error : styles.hint}>
          {note}
        </span>
      )}
    </div>
  );
}

/** Fields side by side, 8 apart; the ones without a width share what is left. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

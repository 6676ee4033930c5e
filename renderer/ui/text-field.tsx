/** One line or several lines of text. */
import type { Ref } from 'react';
import { classes } from './classes.ts';
import styles from './field.module.css';
import { Field, type FieldLook } from './field.tsx';
import { Icon, type IconShape } from './icon.tsx';

export interface TextFieldProps extends FieldLook {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onEnter?: () => void;
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly type?: 'text' | 'password' | 'email' | 'url' | 'search' | 'date';
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly required?: boolean;
  readonly icon?: IconShape;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  return (
    <Field look={props}>
      {(ids) => (
        <span className={styles.withIcon}>
          <input
            {...ids}
            ref={props.ref}
            className={styles.input}
            type={props.type ?? 'text'}
            value={props.value}
            placeholder={props.placeholder}
            autoComplete={props.autoComplete ?? 'off'}
            spellCheck={false}
            disabled={props.disabled}
            readOnly={props.readOnly}
            aria-required={props.required}
            onChange={(event) => props.onChange(event.currentTarget.value)}
            onBlur={props.onBlur}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && props.onEnter) {
                event.preventDefault();
                props.onEnter();
              }
            }}
          />
          {props.icon && <Icon of={props.icon} size={props.counter ? 20 : 14} />}
        </span>
      )}
    </Field>
  );
}

export interface TextareaFieldProps extends FieldLook {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

export function TextareaField(props: TextareaFieldProps) {
  return (
    <Field look={props}>
      {(ids) => (
        <textarea
          {...ids}
          ref={props.ref}
          className={classes(styles.input)}
          value={props.value}
          rows={props.rows ?? 3}
          placeholder={props.placeholder}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onBlur={props.onBlur}
        />
      )}
    </Field>
  );
}

/**
 * The fields a kind of channel asks for, drawn from its own description; each says where its value is found. Stands
 * inside a form.
 */
import type { Ref } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { Checkbox } from '../ui/choice.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';

export type Kind = QueryReply<'accounts.kinds'>['kinds'][number];
export type ConfigField = Kind['fields'][number];
export type Values = Readonly<Record<string, string>>;

export interface ConfigFieldsProps {
  readonly fields: readonly ConfigField[];
  readonly values: Values;
  readonly onChange: (name: string, value: string) => void;
  /** The sentence under a field, by its name. */
  readonly errors?: Readonly<Record<string, string | undefined>>;
  /** The first field's input. */
  readonly firstRef?: Ref<HTMLInputElement>;
}

export function ConfigFields(props: ConfigFieldsProps) {
  const hasSecrets = props.fields.some((field) => field.type === 'secret');
  return (
    <>
      {/* Whose secrets these are, for password managers: they would otherwise offer those of other shops. */}
      {hasSecrets && (
        <input type="text" autoComplete="username" value={props.values.url ?? ''} readOnly hidden />
      )}
      <Fields {...props} />
    </>
  );
}

function Fields({ fields, values, onChange, errors = {}, firstRef }: ConfigFieldsProps) {
  return fields.map((field, index) => {
    const value = values[field.name] ?? field.default ?? '';
    const change = (next: string): void => onChange(field.name, next);
    const look = { label: field.label, hint: field.help, error: errors[field.name] };
    if (field.type === 'boolean') {
      return (
        <Checkbox
          key={field.name}
          label={field.label}
          note={field.help}
          checked={value === 'true'}
          onChange={(checked) => change(String(checked))}
        />
      );
    }
    if (field.type === 'choice')
      return (
        <SelectField key={field.name} {...look} options={field.choices} value={value} onChange={change} />
      );
    return (
      <TextField
        key={field.name}
        {...look}
        {...(index === 0 && firstRef !== undefined ? { ref: firstRef } : {})}
        value={value}
        onChange={change}
        required={field.isRequired}
        type={field.type === 'secret' ? 'password' : field.type === 'url' ? 'url' : 'text'}
        {...(field.type === 'secret' ? { autoComplete: 'new-password' } : {})}
      />
    );
  });
}

/** Entered values, divided into what the contract asks for. Empty ones are left out. */
export function dividedValues(fields: readonly ConfigField[], values: Values) {
  const entered = (type: 'secret' | 'plain'): Record<string, string> =>
    Object.fromEntries(
      fields
        .filter((field) => field.name !== 'url' && (field.type === 'secret') === (type === 'secret'))
        .map((field) => [field.name, (values[field.name] ?? field.default ?? '').trim()] as const)
        .filter(([, value]) => value !== ''),
    );
  return { url: (values.url ?? '').trim(), settings: entered('plain'), secrets: entered('secret') };
}

export const missingFields = (fields: readonly ConfigField[], values: Values): readonly string[] =>
  fields
    .filter((field) => field.isRequired && (values[field.name] ?? field.default ?? '').trim() === '')
    .map((field) => field.name);

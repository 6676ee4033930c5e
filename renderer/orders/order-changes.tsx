/** What changed, before and after, as people read it: amounts as money, addresses in one line. */
import { addressSchema } from '../../shared/base/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import styles from './order-panel.module.css';

export interface Change {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function Changes({
  changes,
  currency,
}: {
  readonly changes: readonly Change[];
  readonly currency: string;
}) {
  const words = useWords().orders;
  const formats = useFormats();
  const read = (field: string, value: string | null): string => {
    if (value === null || value === '') return words.panel.nothing;
    if (field.endsWith('_minor') && /^-?\d+$/.test(value)) return formats.money(Number(value), currency);
    return addressLine(value) ?? value;
  };
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={change.field}>
          <span className={styles.quiet}>{words.fields[change.field] ?? change.field}</span>{' '}
          <s>{read(change.field, change.before)}</s> → {read(change.field, change.after)}
        </li>
      ))}
    </ul>
  );
}

function addressLine(value: string): string | undefined {
  if (!value.startsWith('{')) return undefined;
  try {
    const address = addressSchema.safeParse(JSON.parse(value)).data;
    return (
      address &&
      [
        address.name,
        address.company,
        address.line1,
        address.line2,
        `${address.postcode} ${address.city}`,
        address.country,
      ]
        .map((part) => part.trim())
        .filter(Boolean)
        .join(', ')
    );
  } catch {
    return undefined;
  }
}

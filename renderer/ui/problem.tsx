/** The sentence of what went wrong, beside the thing it concerns; it stays until the next try. */
import { IconAlertCircle } from '@tabler/icons-react';
import { Icon } from './icon.tsx';
import styles from './problem.module.css';

export function Problem({ text }: { readonly text: string | undefined }) {
  if (!text) return null;
  return (
    <p className={styles.problem} role="alert">
      <Icon of={IconAlertCircle} />
      <span>{text}</span>
    </p>
  );
}

/** Why an act was refused, beside the buttons that asked for it; stays until the next try. */
import styles from './solve.module.css';

export function FormProblem({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className={styles.problem} role="alert">
      {text}
    </p>
  );
}

/** Stars of a review; few of them stand out. */
import { useWords } from '../platform/words.ts';
import { classes } from '../ui/classes.ts';
import styles from './feedback.module.css';

const MOST = 5;
const FEW = 3;

export function Stars({ rating }: { readonly rating: number }) {
  const words = useWords().feedback;
  return (
    <span
      className={classes(styles.stars, rating <= FEW && styles.few)}
      role="img"
      aria-label={words.stars(rating)}
    >
      {'★'.repeat(rating)}
      <span className={styles.rest}>{'☆'.repeat(Math.max(0, MOST - rating))}</span>
    </span>
  );
}

/** "3 new": rows that came meanwhile wait here and appear when asked for. */
import { IconChevronUp } from '@tabler/icons-react';
import { Icon } from '../icon.tsx';
import { useKitWords } from '../kit-words.tsx';
import styles from './data-list.module.css';

export function NewPill({
  count,
  onShow,
}: {
  readonly count: number;
  readonly onShow: (() => void) | undefined;
}) {
  const words = useKitWords();
  return (
    <button type="button" className={styles.pill} onClick={onShow}>
      <Icon of={IconChevronUp} />
      {words.newRows(count)}
    </button>
  );
}

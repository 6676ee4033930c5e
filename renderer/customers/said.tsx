/** What a customer said, newest first, each leading to its place in the inbox. */
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { RowLink } from '../platform/row-link.tsx';
import { useWords } from '../platform/words.ts';
import { Folded } from '../ui/folded.tsx';
import { Second } from '../ui/row-parts.tsx';
import styles from './customers.module.css';

const MOST = 20;

export function Said({ customerId, count }: { readonly customerId: string; readonly count: number }) {
  const all = useWords();
  const words = all.customersScreen.panel;
  const formats = useFormats();
  const { data } = useLive(
    'feedback.list',
    { state: 'all', filter: { customerId }, limit: MOST },
    { isEnabled: count > 0 },
  );
  if (count === 0) return <Folded name={words.feedback} phrase={words.noFeedback} />;
  return (
    <Folded name={words.feedback} phrase={formats.number(count)} startOpen>
      <ul className={styles.said}>
        {(data?.rows ?? []).map((row) => (
          <li key={row.id}>
            <RowLink path="/customers" address={{ part: 'inbox', view: 'all', feedback: row.id }}>
              {row.text || all.feedback.noText}
            </RowLink>
            <p>
              <Second>
                {[
                  row.rating === null ? all.feedback.kind[row.kind] : all.feedback.stars(row.rating),
                  row.about ?? '',
                  formats.day(row.writtenAt),
                  all.feedback.state[row.state],
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </Second>
            </p>
          </li>
        ))}
      </ul>
    </Folded>
  );
}

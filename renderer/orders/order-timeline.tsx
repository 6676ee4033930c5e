/** What happened to the order, newest first, with fields before and after. Folded to its last sentence. */
import type { QueryReply } from '../../shared/api/contract.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Folded } from '../ui/folded.tsx';
import { Changes } from './order-changes.tsx';
import styles from './order-panel.module.css';
import type { Order } from './solve/solve-form.ts';

type Event = QueryReply<'orders.timeline'>[number];

export function OrderTimeline({ order }: { readonly order: Order }) {
  const words = useWords().orders;
  const formats = useFormats();
  const events = useLive('orders.timeline', { orderId: order.id }).data ?? [];
  const sentence = (event: Event): string => words.events[event.type]?.(event.data) ?? event.type;
  const last = events.at(-1);
  if (!last) return <Folded name={words.panel.timeline} />;
  return (
    <Folded
      name={words.panel.timeline}
      phrase={words.panel.timelinePhrase(events.length, `${sentence(last)}, ${formats.day(last.at)}`)}
    >
      <ol className={styles.events}>
        {events.toReversed().map((event) => (
          <li key={event.seq} className={styles.event}>
            <time
              className={styles.quiet}
              dateTime={new Date(event.at).toISOString()}
              title={formats.exact(event.at)}
            >
              {formats.moment(event.at)}
            </time>
            <div>
              {sentence(event)}
              {event.changes.length > 0 && <Changes changes={event.changes} currency={order.currency} />}
            </div>
          </li>
        ))}
      </ol>
    </Folded>
  );
}

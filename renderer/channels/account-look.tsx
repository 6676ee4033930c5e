/** What the first reading found: shown until the account is live. */
import type { AccountView } from '../../shared/api/channels.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { KeyValue } from '../ui/key-value.tsx';
import { PanelSection } from '../ui/panel.tsx';
import { Progress } from '../ui/progress.tsx';
import styles from './channels.module.css';

export function AccountLook({ account }: { readonly account: AccountView }) {
  const words = useWords().channelsScreen.look;
  const formats = useFormats();
  const isFirst = account.mode === 'read_only';
  const look = useLive('account.first_look', { accountId: account.id }, { isEnabled: isFirst }).data;
  if (!isFirst || !look) return null;
  const { orders, listings } = look;
  const count = formats.quantity;
  const read = account.streams.filter((stream) => stream.pulledAt !== null).length;
  const doubtful = listings.withoutSku + listings.doubledSku;
  return (
    <PanelSection title={words.title}>
      <div className={styles.section}>
        {!look.isComplete && account.state === 'active' && (
          <Progress
            name={words.progress}
            done={read}
            total={account.streams.length}
            countText={words.streams(read, account.streams.length)}
          />
        )}
        <p className={styles.quiet}>{look.isComplete ? words.complete : words.reading}</p>
        <KeyValue
          rows={[
            {
              id: 'orders',
              name: words.orders,
              value: words.ordersValue(count(orders.total), count(orders.open), count(orders.history)),
            },
            {
              id: 'products',
              name: words.products,
              value: words.productsValue(count(listings.total), count(listings.unlinked)),
            },
            { id: 'untracked', name: words.untracked, value: count(listings.untracked) },
            { id: 'sku', name: words.withoutSku, value: count(doubtful) },
            { id: 'reviews', name: words.reviews, value: count(look.reviews) },
          ]}
        />
      </div>
    </PanelSection>
  );
}

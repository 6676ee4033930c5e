/** Customers: the inbox of what they said, and the people themselves. Stands here because it shows feedback, too. */

import { partOf, useCustomersAddress } from '../customers/customers-address.ts';
import { PeoplePart } from '../customers/people-part.tsx';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Screen } from '../ui/frame.tsx';
import { InnerTabs } from '../ui/screen-head.tsx';
import { ToastHost } from '../ui/toast.tsx';
import styles from './feedback.module.css';
import { InboxPart } from './inbox-part.tsx';
import { RemarkForm } from './remark-form.tsx';

export function CustomersScreen() {
  const words = useWords().customersScreen;
  const [address, setAddress] = useCustomersAddress();
  const counts = useLive('feedback.counts', {}).data;
  const part = partOf(address);
  const tabs = (
    <InnerTabs
      label={words.parts.label}
      current={part}
      onTab={(next) =>
        setAddress(
          { part: next, customer: undefined, feedback: undefined, panel: undefined },
          { keepsHistory: true },
        )
      }
      tabs={[
        { id: 'inbox', name: words.parts.inbox, count: counts?.open },
        { id: 'people', name: words.parts.people },
      ]}
    />
  );
  return (
    <Screen>
      <div className={styles.part}>
        {part === 'inbox' ? (
          <InboxPart tabs={tabs} counts={counts} />
        ) : (
          <PeoplePart
            tabs={tabs}
            remark={(customerId, close) => <RemarkForm customerId={customerId} onClose={close} />}
          />
        )}
        <ToastHost />
      </div>
    </Screen>
  );
}

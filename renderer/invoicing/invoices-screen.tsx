/** Invoices: what is to be issued first; then what is open, to be credited, everything; and the payments. */

import { PaymentsPart } from '../payments/payments-part.tsx';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Screen } from '../ui/frame.tsx';
import { InnerTabs } from '../ui/screen-head.tsx';
import { ToastHost } from '../ui/toast.tsx';
import { useInvoicesAddress } from './invoices-address.ts';
import { InvoicesPart } from './invoices-part.tsx';
import styles from './invoicing.module.css';

export function InvoicesScreen() {
  const words = useWords().invoicesScreen;
  const [address, setAddress] = useInvoicesAddress();
  const counts = useLive('invoices.counts', {}).data;
  const tabs = (
    <InnerTabs
      label={words.parts.label}
      current={address.part}
      onTab={(part) =>
        setAddress({ part, invoice: undefined, row: undefined, panel: undefined }, { keepsHistory: true })
      }
      tabs={[
        { id: 'invoices', name: words.parts.invoices, count: counts && counts.toIssue + counts.creditDue },
        { id: 'payments', name: words.parts.payments },
      ]}
    />
  );
  return (
    <Screen>
      <div className={styles.part}>
        {address.part === 'invoices' ? (
          <InvoicesPart tabs={tabs} counts={counts} />
        ) : (
          <PaymentsPart
            tabs={tabs}
            view={address.money}
            rowId={address.row}
            isClosed={address.panel === 'closed'}
            onChange={setAddress}
          />
        )}
        <ToastHost />
      </div>
    </Screen>
  );
}

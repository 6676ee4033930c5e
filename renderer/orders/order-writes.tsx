/** What the channel was told about the order, and what it says to that; and the order's invoices. */
import { IconReceipt, IconShare } from '@tabler/icons-react';
import type { Words } from '../../shared/words/words.ts';
import { hrefOf, useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Folded } from '../ui/folded.tsx';
import styles from './order-panel.module.css';
import type { Order } from './solve/solve-form.ts';

/** "Shipment", "Payment". */
export function writeName(kind: string, words: Words['orders']): string {
  const names: Readonly<Record<string, string>> = words.panel.write;
  return names[kind] ?? kind;
}

export function OrderWrites({ order }: { readonly order: Order }) {
  const words = useWords().orders;
  const formats = useFormats();
  const last = order.writes.at(-1);
  if (!last) return <Folded name={words.panel.writes} phrase={words.panel.writesNone} icon={IconShare} />;
  const phraseOf = (write: Order['writes'][number]): string =>
    `${writeName(write.kind, words)}: ${words.panel.writeState[write.state]}`;
  return (
    <Folded name={words.panel.writes} phrase={phraseOf(last)}>
      <ul className={styles.rows}>
        {order.writes.map((write) => (
          <li key={write.id} className={styles.row}>
            <span>
              {phraseOf(write)}
              {write.errorMessage && <span className={styles.quiet}>{` ${write.errorMessage}`}</span>}
            </span>
            <span className={styles.quiet}>{formats.day(write.sentAt ?? write.createdAt)}</span>
          </li>
        ))}
      </ul>
    </Folded>
  );
}

export function OrderInvoices({ order }: { readonly order: Order }) {
  const words = useWords().orders.panel;
  const formats = useFormats();
  const go = useGo();
  if (order.invoices.length === 0)
    return <Folded name={words.invoices} phrase={words.invoicesNone} icon={IconReceipt} />;
  return (
    <Folded name={words.invoices} phrase={order.invoices.map((invoice) => invoice.number).join(', ')}>
      <ul className={styles.rows}>
        {order.invoices.map((invoice) => {
          const address = { view: 'all', invoice: invoice.id };
          return (
            <li key={invoice.id} className={styles.row}>
              <a
                href={hrefOf('/invoices', address)}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  go('/invoices', address);
                }}
              >
                {invoice.number}
              </a>
              <span className={styles.quiet}>{invoice.issuedOn}</span>
              <span>{formats.money(invoice.grossMinor, order.currency)}</span>
            </li>
          );
        })}
      </ul>
    </Folded>
  );
}

/** What was paid of an invoice and what is open, each figure with its sum; refunds after it. */
import { IconCreditCard } from '@tabler/icons-react';
import type { QueryReply } from '../../shared/api/contract.ts';
import type { InvoiceRow } from '../../shared/api/invoicing.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Figure } from '../ui/figure.tsx';
import { Folded } from '../ui/folded.tsx';
import { LinesTable } from '../ui/lines-table.tsx';
import { Second } from '../ui/row-parts.tsx';
import { Sum } from '../ui/sum.tsx';
import styles from './invoicing.module.css';

type Invoice = NonNullable<QueryReply<'invoices.get'>>;

/** A payment as far as it counts for this invoice. */
export interface CountedPayment {
  readonly id: string;
  readonly title: string;
  /** The day, as a person reads it. */
  readonly when: string;
  readonly amountMinor: number;
  readonly countedMinor: number;
}

export function InvoiceMoney({
  row,
  openMinor,
  payments,
  refunds,
}: {
  readonly row: Pick<InvoiceRow, 'currency' | 'grossMinor'>;
  readonly openMinor: number;
  readonly payments: readonly CountedPayment[];
  readonly refunds: Invoice['refunds'];
}) {
  const words = useWords().invoicesScreen.money;
  const formats = useFormats();
  const money = (minor: number): string => formats.money(minor, row.currency);
  const aside = (
    <span className={styles.open}>
      {words.open}{' '}
      {openMinor === 0 ? (
        '–'
      ) : (
        <Figure
          label={words.openTitle}
          tone="strong"
          explain={() => (
            <Sum
              title={words.openTitle}
              lines={[
                { id: 'gross', name: words.gross, figures: [money(row.grossMinor)] },
                ...payments.map((payment) => ({
                  id: payment.id,
                  name: payment.title,
                  note: payment.when,
                  figures: [money(-payment.countedMinor)],
                })),
                { id: 'open', name: words.openTitle, figures: [money(openMinor)], result: true },
              ]}
            />
          )}
        >
          {money(openMinor)}
        </Figure>
      )}
    </span>
  );
  const [last] = payments.toReversed();
  const phrase = last ? words.paid(last.title, last.when) : words.none;
  return (
    <>
      {payments.length === 0 ? (
        <Folded name={words.payments} phrase={phrase} icon={IconCreditCard} aside={aside} />
      ) : (
        <Folded name={words.payments} phrase={phrase} aside={aside}>
          <LinesTable
            label={words.payments}
            rowHeight={28}
            rules={false}
            rows={payments}
            rowKey={(payment) => payment.id}
            columns={[
              {
                id: 'what',
                head: '',
                headLabel: words.payments,
                cell: (payment) => (
                  <>
                    {payment.title} <Second>{payment.when}</Second>
                  </>
                ),
              },
              {
                id: 'amount',
                head: '',
                headLabel: words.payments,
                align: 'right',
                cell: (payment) => (
                  <>
                    {payment.countedMinor !== payment.amountMinor && (
                      <Second>{words.of(money(payment.amountMinor))}</Second>
                    )}{' '}
                    {money(payment.countedMinor)}
                  </>
                ),
              },
            ]}
          />
        </Folded>
      )}
      {refunds.length > 0 && (
        <Folded
          name={words.refunds}
          phrase={money(refunds.reduce((sum, refund) => sum + refund.amountMinor, 0))}
        >
          <LinesTable
            label={words.refunds}
            rowHeight={28}
            rules={false}
            rows={refunds}
            rowKey={(refund) => refund.id}
            columns={[
              {
                id: 'what',
                head: '',
                headLabel: words.refunds,
                cell: (refund) => (
                  <>
                    {formats.exact(refund.refundedAt)}{' '}
                    <Second>
                      {[refund.reason, refund.isAfterInvoice ? words.afterInvoice : '']
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </Second>
                  </>
                ),
              },
              {
                id: 'amount',
                head: '',
                headLabel: words.refunds,
                align: 'right',
                cell: (refund) => money(refund.amountMinor),
              },
            ]}
          />
        </Folded>
      )}
    </>
  );
}

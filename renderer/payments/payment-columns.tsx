/** The columns of the two lists of money. */
import { IconBan, IconCheck, IconClock, IconTruckDelivery } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { PaymentRow, UnpaidRow } from '../../shared/api/payments.ts';
import { useAccounts } from '../platform/accounts.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import type { Column } from '../ui/data-list/columns.ts';
import { ChannelMark } from '../ui/marks.tsx';
import { Marked, Quiet, Strong } from '../ui/row-parts.tsx';
import { StatusWord } from '../ui/status.tsx';

export function useUnpaidColumns(): readonly Column<UnpaidRow>[] {
  const all = useWords();
  const accounts = useAccounts();
  const { day, exact, money } = useFormats();
  return useMemo(() => {
    const words = all.invoicesScreen.payments;
    return [
      {
        id: 'order',
        head: all.payments.columns.order,
        width: 92,
        cell: (row) => (
          <Marked
            mark={
              <ChannelMark
                letter={accounts.of(row.accountId).letter}
                name={accounts.of(row.accountId).name}
              />
            }
          >
            <Strong>{row.orderNumber}</Strong>
          </Marked>
        ),
      },
      {
        id: 'placed',
        head: words.placed,
        width: 56,
        cell: (row) => (
          <span title={exact(row.placedAt)}>
            <Quiet>{day(row.placedAt)}</Quiet>
          </span>
        ),
      },
      {
        id: 'customer',
        head: all.payments.columns.customer,
        width: 120,
        grow: 1,
        cell: (row) => row.customerName,
      },
      {
        id: 'method',
        head: all.payments.columns.method,
        width: 110,
        grow: 1,
        yields: 2,
        cell: (row) => <Quiet>{row.paymentTitle || row.paymentMethod || '–'}</Quiet>,
      },
      {
        id: 'policy',
        head: words.policy,
        width: 104,
        yields: 1,
        cell: (row) =>
          row.policy === 'wait' ? (
            <StatusWord icon={IconClock} word={words.waits} tone="attention" />
          ) : (
            <StatusWord icon={IconTruckDelivery} word={words.ships} />
          ),
      },
      {
        id: 'total',
        head: words.total,
        width: 82,
        align: 'right',
        yields: 3,
        cell: (row) => money(row.totalMinor, row.currency),
      },
      {
        id: 'open',
        head: words.open,
        width: 82,
        align: 'right',
        cell: (row) => <Strong>{money(row.openMinor, row.currency)}</Strong>,
      },
    ];
  }, [all, accounts, day, exact, money]);
}

export function useReceivedColumns(): readonly Column<PaymentRow>[] {
  const all = useWords();
  const accounts = useAccounts();
  const { day, exact, money } = useFormats();
  return useMemo(() => {
    const words = all.payments;
    return [
      {
        id: 'received',
        head: words.columns.received,
        width: 62,
        cell: (row) => <span title={exact(row.receivedAt)}>{day(row.receivedAt)}</span>,
      },
      {
        id: 'order',
        head: words.columns.order,
        width: 92,
        cell: (row) => (
          <Marked
            mark={
              <ChannelMark
                letter={accounts.of(row.accountId).letter}
                name={accounts.of(row.accountId).name}
              />
            }
          >
            <Strong>{row.orderNumber}</Strong>
          </Marked>
        ),
      },
      { id: 'customer', head: words.columns.customer, width: 120, grow: 1, cell: (row) => row.customerName },
      {
        id: 'method',
        head: words.columns.method,
        width: 120,
        grow: 1,
        yields: 1,
        cell: (row) => <Quiet>{row.title}</Quiet>,
      },
      {
        id: 'state',
        head: words.columns.state,
        width: 120,
        cell: (row) =>
          row.state === 'voided' ? (
            <StatusWord icon={IconBan} word={words.state.voided} />
          ) : (
            <StatusWord icon={IconCheck} word={words.source[row.source]} />
          ),
      },
      {
        id: 'amount',
        head: words.columns.amount,
        width: 86,
        align: 'right',
        cell: (row) => <Strong>{money(row.amountMinor, row.currency)}</Strong>,
      },
    ];
  }, [all, accounts, day, exact, money]);
}

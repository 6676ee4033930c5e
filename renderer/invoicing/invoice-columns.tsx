/** The columns of the invoice lists, and the word for how a row stands. */
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleCheck,
  IconClock,
  IconReceiptRefund,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import type { InvoiceRow } from '../../shared/api/invoicing.ts';
import { formatDate } from '../../shared/documents/format.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import type { Column } from '../ui/data-list/columns.ts';
import { Code, Quiet, Strong } from '../ui/row-parts.tsx';
import { DueTime, type StatusProps, StatusWord } from '../ui/status.tsx';
import type { InvoicesView } from './invoices-address.ts';

/** "24 Nov" of a business date, which has no zone. */
export const dayOf = (isoDate: string | null, { locale }: Pick<Formats, 'locale'>): string =>
  isoDate === null ? '–' : formatDate(locale, isoDate).replace(/[\s\u00a0,]*\d{4}.*$/, '');

export function useInvoiceColumns(
  view: InvoicesView,
  refused: ReadonlyMap<string, string>,
): readonly Column<InvoiceRow>[] {
  const all = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const words = all.invoicing.columns;
    const money = (row: InvoiceRow, minor: number): string =>
      minor === 0 ? '–' : formats.money(minor, row.currency);
    const columns: readonly (Column<InvoiceRow> | false)[] = [
      view !== 'to_issue' && {
        id: 'number',
        head: words.number,
        width: 78,
        cell: (row) =>
          row.number === null ? (
            '–'
          ) : (
            <Strong>
              <Code>{row.number}</Code>
            </Strong>
          ),
      },
      view !== 'to_issue' && {
        id: 'date',
        head: words.date,
        width: 48,
        cell: (row) => <Quiet>{dayOf(row.issuedOn, formats)}</Quiet>,
      },
      {
        id: 'customer',
        head: words.customer,
        width: 110,
        grow: 1,
        cell: (row) => <span title={row.customerName}>{row.customerName}</span>,
      },
      { id: 'order', head: words.order, width: 56, cell: (row) => <Quiet>{row.orderNumber}</Quiet> },
      {
        id: 'net',
        head: words.net,
        width: 74,
        align: 'right',
        yields: 2,
        cell: (row) => money(row, row.netMinor),
      },
      {
        id: 'tax',
        head: words.tax,
        width: 66,
        align: 'right',
        yields: 3,
        cell: (row) => money(row, row.taxMinor),
      },
      {
        id: 'gross',
        head: words.gross,
        width: 78,
        align: 'right',
        cell: (row) => <Strong>{money(row, row.grossMinor)}</Strong>,
      },
      view !== 'to_issue' && {
        id: 'open',
        head: view === 'credit_due' ? all.invoicing.view.credit_due : words.open,
        width: 78,
        align: 'right',
        yields: 1,
        cell: (row) => money(row, view === 'credit_due' ? row.creditDueMinor : row.openMinor),
      },
      view !== 'to_issue' && {
        id: 'due',
        head: words.due,
        width: 76,
        gap: 14,
        yields: 4,
        cell: (row) =>
          row.daysLate > 0 ? (
            <DueTime text={all.invoicing.daysLate(row.daysLate)} tone="danger" />
          ) : (
            <Quiet>{dayOf(row.openMinor > 0 ? row.dueOn : null, formats)}</Quiet>
          ),
      },
      {
        id: 'status',
        head: words.status,
        width: 112,
        gap: 14,
        cell: (row, { done }) => (
          <StatusWord {...statusOf(row, { words: all, isRefused: refused.has(row.id), done })} />
        ),
      },
    ];
    return columns.filter((column) => column !== false);
  }, [all, formats, view, refused]);
}

function statusOf(
  row: InvoiceRow,
  context: {
    readonly words: ReturnType<typeof useWords>;
    readonly isRefused: boolean;
    readonly done: boolean;
  },
): StatusProps {
  const { invoicing, invoicesScreen } = context.words;
  if (context.isRefused) return { icon: IconAlertTriangle, word: invoicesScreen.refused, tone: 'danger' };
  if (context.done) return { icon: IconCheck, word: invoicing.view.issued };
  if (row.reason !== null) {
    const word = invoicesScreen.short[row.reason];
    switch (row.reason) {
      case 'ready':
      case 'by_hand':
        return { icon: IconCircleCheck, word };
      case 'awaits_payment':
        return { icon: IconClock, word };
      case 'on_hold':
      case 'company_missing':
      case 'wrong':
        return { icon: IconAlertTriangle, word, tone: 'attention' };
    }
  }
  const word = invoicing.status[row.status];
  if (row.status === 'credit_due') return { icon: IconReceiptRefund, word, tone: 'attention' };
  if (row.status === 'paid') return { icon: IconCheck, word };
  return { icon: IconClock, word, tone: row.daysLate > 0 ? 'danger' : 'normal' };
}

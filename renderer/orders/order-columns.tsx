/** The columns of the list. Below 1000 px payment, stock and fulfilment fold into one: what differs from normal. */
import type { ReactNode } from 'react';
import type { OrderRow } from '../../shared/api/orders.ts';
import { urgencyOf } from '../../shared/orders/urgency.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Accounts } from '../platform/accounts.ts';
import type { Formats } from '../platform/formats.ts';
import type { Column } from '../ui/data-list/columns.ts';
import { ChannelMark } from '../ui/marks.tsx';
import { Marked, Pair, Quiet, Second, Step, Strong } from '../ui/row-parts.tsx';
import { DueTime, StatusWord } from '../ui/status.tsx';
import { fulfilmentOf, holdOf, paymentOf, type Shown, stateOf, stockOf } from './order-status.ts';

export interface OrderColumnsInput {
  readonly words: Words['orders'];
  readonly formats: Formats;
  readonly accounts: Accounts;
  readonly sorted: { readonly sort: 'ship_by' | 'placed' | 'total'; readonly direction: 'up' | 'down' };
  readonly onSort: (sort: 'ship_by' | 'placed' | 'total') => void;
  readonly isDone: (row: OrderRow) => boolean;
}

const WIDE = 1000;
const TONES = { normal: 'normal', at_risk: 'attention', late: 'danger' } as const;

const Status = ({ shown }: { readonly shown: Shown }) => (
  <StatusWord icon={shown.icon} word={shown.word} tone={shown.tone} />
);

/** When it must leave, coloured when that is near or past. */
function due(row: OrderRow, formats: Formats): ReactNode {
  if (row.shipByAt === null || row.bucket === 'done') return '–';
  return <DueTime text={formats.due(row.shipByAt)} tone={TONES[urgencyOf(row.shipByAt, formats.nowMs)]} />;
}

export function orderColumns(input: OrderColumnsInput): readonly Column<OrderRow>[] {
  const { words, formats, accounts } = input;
  const heads = words.columns;
  const sortable = (sort: 'ship_by' | 'placed' | 'total') => ({
    onSort: () => input.onSort(sort),
    ...(input.sorted.sort === sort
      ? { sorted: input.sorted.direction === 'up' ? ('ascending' as const) : ('descending' as const) }
      : {}),
  });
  return [
    {
      id: 'number',
      head: heads.order,
      width: 111,
      cell: (row) => {
        const account = accounts.of(row.accountId);
        return (
          <Marked mark={<ChannelMark letter={account.letter} name={account.name} />}>
            <Strong>{row.number}</Strong>
          </Marked>
        );
      },
    },
    {
      id: 'placed',
      head: heads.placed,
      width: 48,
      gap: 4,
      ...sortable('placed'),
      cell: (row) => <Second>{formats.day(row.placedAt)}</Second>,
    },
    {
      id: 'customer',
      head: heads.customer,
      width: 120,
      grow: 1,
      gap: 8,
      cell: (row) => <Pair second={<Second>{row.country}</Second>}>{row.customerName}</Pair>,
    },
    {
      id: 'count',
      head: '',
      headLabel: heads.units,
      width: 20,
      gap: 6,
      align: 'right',
      cell: (row) => (row.itemQty === 0 ? '–' : <Strong>{formats.number(row.itemQty)}</Strong>),
    },
    {
      id: 'item',
      head: heads.items,
      width: 70,
      grow: 1,
      gap: 8,
      yields: 1,
      cell: (row) => <Quiet>{row.firstItem}</Quiet>,
    },
    {
      id: 'total',
      head: heads.total,
      width: 74,
      align: 'right',
      ...sortable('total'),
      cell: (row) => formats.money(row.totalMinor, row.currency),
    },
    {
      id: 'state',
      head: heads.state,
      width: 90,
      gap: 14,
      below: WIDE,
      cell: (row) => <Status shown={stateOf(row, words)} />,
    },
    {
      id: 'payment',
      head: heads.payment,
      width: 124,
      gap: 14,
      from: WIDE,
      cell: (row) => <Status shown={paymentOf(row, words)} />,
    },
    {
      id: 'stock',
      head: heads.stock,
      width: 118,
      from: WIDE,
      cell: (row) => <Status shown={stockOf(row, words)} />,
    },
    {
      id: 'fulfilment',
      head: heads.fulfilment,
      width: 112,
      from: WIDE,
      cell: (row) => <Status shown={holdOf(row, words) ?? fulfilmentOf(row, words)} />,
    },
    {
      id: 'due',
      head: heads.due,
      width: 72,
      gap: 8,
      ...sortable('ship_by'),
      cell: (row) => due(row, formats),
    },
    {
      id: 'step',
      head: heads.step,
      width: 104,
      cell: (row, { current }) => {
        if (input.isDone(row)) return words.done;
        return row.nextStep === 'none' ? '–' : <Step current={current}>{words.steps[row.nextStep]}</Step>;
      },
    },
  ];
}

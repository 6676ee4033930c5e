/** The columns of the gallery's orders. */
import type { Column } from '../data-list/columns.ts';
import { ChannelMark, PersonMark } from '../marks.tsx';
import { Marked, Pair, Quiet, Second, Step, Strong } from '../row-parts.tsx';
import { DueTime, StatusWord } from '../status.tsx';
import type { SampleOrder } from './sample-orders.ts';

export const orderColumns: readonly Column<SampleOrder>[] = [
  {
    id: 'number',
    head: 'Order',
    width: 111,
    cell: (order) => (
      <Marked mark={<ChannelMark letter={order.channel} name={`Channel ${order.channel}`} />}>
        <Strong>{order.id}</Strong>
      </Marked>
    ),
  },
  {
    id: 'placed',
    head: 'Placed',
    width: 36,
    gap: 4,
    cell: (order) => <Second>{order.placed}</Second>,
  },
  {
    id: 'customer',
    head: 'Customer',
    width: 104,
    grow: 3,
    gap: 8,
    cell: (order) => <Pair second={<Second>{order.country}</Second>}>{order.customer}</Pair>,
  },
  {
    id: 'count',
    head: '',
    headLabel: 'Units',
    width: 20,
    gap: 6,
    align: 'right',
    cell: (order) => <Strong>{order.count}</Strong>,
  },
  {
    id: 'item',
    head: 'Items',
    width: 60,
    grow: 1,
    gap: 8,
    yields: 1,
    cell: (order) => <Quiet>{order.item}</Quiet>,
  },
  { id: 'total', head: 'Total', width: 70, align: 'right', cell: (order) => order.total },
  {
    id: 'state',
    head: 'State',
    width: 80,
    gap: 14,
    cell: (order) => <StatusWord icon={order.icon} word={order.state} tone={order.tone} />,
  },
  {
    id: 'due',
    head: 'Ship by',
    width: 70,
    gap: 8,
    cell: (order) => <DueTime text={order.due} tone={order.dueTone} />,
  },
  {
    id: 'step',
    head: 'Next step',
    width: 84,
    cell: (order, { current }) => <Step current={current}>{order.step}</Step>,
  },
  {
    id: 'owner',
    head: '',
    headLabel: 'Owner',
    width: 20,
    gap: 8,
    align: 'right',
    cell: (order) => (order.owner ? <PersonMark initials={order.owner} name={order.owner} /> : '–'),
  },
];

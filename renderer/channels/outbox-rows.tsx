/** What the shops are told, one row an entry: what stands here and what the shop shows. */
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconClock,
  IconReplace,
  IconSend,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import type { Words } from '../../shared/words/words.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import type { Column } from '../ui/data-list/columns.ts';
import { Quiet, Second, Strong } from '../ui/row-parts.tsx';
import { type StatusProps, StatusWord } from '../ui/status.tsx';

export type OutboxRow = QueryReply<'outbox.list'>['rows'][number];

export const idOfRow = (row: OutboxRow): string => row.id;

export function outboxState(row: OutboxRow, words: Words): StatusProps {
  const word = words.channels.outboxState[row.state];
  switch (row.state) {
    case 'pending':
      return row.attempts > 0 ? { icon: IconClock, word, tone: 'attention' } : { icon: IconClock, word };
    case 'sent':
      return { icon: IconSend, word };
    case 'confirmed':
      return { icon: IconCircleCheck, word };
    case 'differs':
      return { icon: IconAlertTriangle, word, tone: 'attention' };
    case 'refused':
      return { icon: IconAlertTriangle, word, tone: 'danger' };
    case 'dropped':
      return { icon: IconBan, word };
    case 'superseded':
      return { icon: IconReplace, word };
  }
}

/** The order's number, or the item. */
export function aboutOf(row: OutboxRow, words: Words): string {
  if (row.orderNumber !== null) return words.channelsScreen.outbox.order(row.orderNumber);
  return row.listing?.name ?? row.subjectId;
}

/** What the shop was told. */
export function oursOf(row: OutboxRow, words: Words, formats: Formats): string {
  const own = words.channelsScreen.outbox;
  switch (row.kind) {
    case 'stock':
      return row.qty === null ? own.unknown : formats.number(row.qty);
    case 'ship':
      return [row.carrierName, row.trackingNumber].filter(Boolean).join(' ') || own.completed;
    case 'paid':
      return own.paid;
    case 'complete':
      return own.completed;
  }
}

export function useOutboxColumns(): readonly Column<OutboxRow>[] {
  const all = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const words = all.channelsScreen.outbox;
    return [
      {
        id: 'state',
        head: words.columns.state,
        width: 168,
        cell: (row) => <StatusWord {...outboxState(row, all)} />,
      },
      {
        id: 'kind',
        head: words.columns.kind,
        width: 80,
        yields: 2,
        cell: (row) => <Quiet>{all.channels.pushKind[row.kind]}</Quiet>,
      },
      {
        id: 'about',
        head: words.columns.about,
        width: 130,
        grow: 1,
        cell: (row) => (
          <>
            <Strong>{aboutOf(row, all)}</Strong> <Second>{row.listing?.variant}</Second>
          </>
        ),
      },
      {
        id: 'ours',
        head: words.columns.ours,
        width: 90,
        grow: 1,
        align: 'right',
        cell: (row) => oursOf(row, all, formats),
      },
      {
        id: 'theirs',
        head: words.columns.theirs,
        width: 80,
        grow: 1,
        align: 'right',
        cell: (row) => row.channelValue ?? '–',
      },
      {
        id: 'account',
        head: words.columns.account,
        width: 100,
        yields: 3,
        cell: (row) => <Quiet>{row.accountName}</Quiet>,
      },
      {
        id: 'since',
        head: words.columns.since,
        width: 60,
        align: 'right',
        yields: 1,
        cell: (row) => <Quiet>{formats.age(row.createdAt)}</Quiet>,
      },
    ];
  }, [all, formats]);
}

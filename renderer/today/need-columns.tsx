/** The columns of what needs a person: reason, what it is about, how long, until when, what to do. */
import {
  IconAlertCircle,
  IconBox,
  IconChecklist,
  IconCopy,
  IconLink,
  IconMail,
  IconMailExclamation,
  IconMapPin,
  IconPencil,
  IconPlayerPause,
  IconReceipt,
  IconRefresh,
  IconShare,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { urgencyOf } from '../../shared/orders/urgency.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Accounts } from '../platform/accounts.ts';
import type { Formats } from '../platform/formats.ts';
import type { Column } from '../ui/data-list/columns.ts';
import type { IconShape } from '../ui/icon.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { Marked, Quiet, Step, Strong } from '../ui/row-parts.tsx';
import { DueTime, StatusWord, type Tone } from '../ui/status.tsx';
import type { Need } from './use-needs.ts';

export interface NeedWordsInput {
  readonly words: Words;
  readonly formats: Formats;
}

const ICONS: Partial<Readonly<Record<Need['reason'], IconShape>>> = {
  unpack: IconAlertCircle,
  review_change: IconPencil,
  retry_write: IconRefresh,
  link_item: IconLink,
  fix_address: IconMapPin,
  check_totals: IconReceipt,
  check_duplicate: IconCopy,
  release_hold: IconPlayerPause,
  split_or_wait: IconBox,
  complete_services: IconChecklist,
  quarantined: IconMailExclamation,
  failed_stock: IconRefresh,
  answer: IconMail,
  late_channel: IconShare,
};

export const needIcon = (need: Need): IconShape => ICONS[need.reason] ?? IconAlertCircle;

/** Harm now: a parcel that may leave wrongly, an address that stops one. */
export const needTone = (need: Need): Tone =>
  need.reason === 'unpack' || need.reason === 'fix_address' ? 'danger' : 'attention';

export function needStep(need: Need, words: Words): string {
  switch (need.reason) {
    case 'quarantined':
    case 'failed_stock':
    case 'answer':
    case 'late_channel':
      return words.today.steps[need.reason];
    default:
      return words.orders.steps[need.reason];
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The second words of a row. */
export function needNote(need: Need, { words, formats }: NeedWordsInput): string {
  const notes = words.today.notes;
  const { detail } = need;
  switch (need.reason) {
    case 'link_item':
      return (need.count > 1 ? notes.link_items : notes.link_item)(text(detail.sku), text(detail.name));
    case 'quarantined':
    case 'failed_stock':
      return notes[need.reason](need.count);
    case 'answer':
      return notes.answer(typeof detail.rating === 'number' ? detail.rating : null);
    case 'late_channel':
      return need.sinceAt === 0 ? notes.neverRead : notes.late_channel(formats.age(need.sinceAt));
    case 'unpack':
    case 'review_change':
    case 'retry_write':
    case 'fix_address':
    case 'check_totals':
    case 'check_duplicate':
    case 'release_hold':
    case 'split_or_wait':
    case 'complete_services':
      return notes[need.reason];
    default:
      return '';
  }
}

/** What the row is about: one order, several, or a channel. */
export function needThing(
  need: Need,
  words: Words,
  accounts: Accounts,
): { readonly thing: string; readonly who: string } {
  if (need.count > 1 && need.orderId !== null) return { thing: words.today.orders(need.count), who: '' };
  if (need.orderNumber !== '') return { thing: need.orderNumber, who: need.customerName };
  if (need.customerName !== '') return { thing: need.customerName, who: '' };
  return { thing: accounts.of(need.accountId).name, who: '' };
}

/** An en space between parts of a cell. */
const GAP = '\u2002';

const TONES = { normal: 'normal', at_risk: 'attention', late: 'danger' } as const;

function due(need: Need, formats: Formats): ReactNode {
  if (need.dueAt === null) return '–';
  return <DueTime text={formats.due(need.dueAt)} tone={TONES[urgencyOf(need.dueAt, formats.nowMs)]} />;
}

export function needColumns(
  input: NeedWordsInput & { readonly accounts: Accounts; readonly done: ReadonlySet<string> },
): readonly Column<Need>[] {
  const { words, formats, accounts } = input;
  const heads = words.today.columns;
  return [
    {
      id: 'reason',
      head: heads.reason,
      width: 128,
      cell: (need) => (
        <StatusWord icon={needIcon(need)} word={words.today.reasons[need.reason]} tone={needTone(need)} />
      ),
    },
    {
      id: 'thing',
      head: heads.thing,
      width: 180,
      grow: 1,
      cell: (need) => {
        const { thing, who } = needThing(need, words, accounts);
        const sentence = (
          <>
            <Strong>{thing}</Strong>
            {who && GAP}
            {who}
            {GAP}
            <Quiet>{needNote(need, input)}</Quiet>
          </>
        );
        const account = accounts.of(need.accountId);
        if (need.accountId === null || (need.count > 1 && need.orderId !== null)) return sentence;
        return <Marked mark={<ChannelMark letter={account.letter} name={account.name} />}>{sentence}</Marked>;
      },
    },
    {
      id: 'age',
      head: heads.age,
      width: 48,
      align: 'right',
      cell: (need) => (need.sinceAt === 0 ? '–' : <Quiet>{formats.age(need.sinceAt)}</Quiet>),
    },
    {
      id: 'due',
      head: heads.due,
      width: 76,
      gap: 16,
      cell: (need) => due(need, formats),
    },
    {
      id: 'step',
      head: heads.step,
      width: 116,
      align: 'right',
      cell: (need, { current }) =>
        input.done.has(need.key) ? (
          words.orders.done
        ) : (
          <>
            <Step current={current}>{needStep(need, words)}</Step> {current && <KeyCap keys="d" />}
          </>
        ),
    },
  ];
}

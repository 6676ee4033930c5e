/** The columns of the list of accounts. */
import { useMemo } from 'react';
import type { AccountView } from '../../shared/api/channels.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import type { Column } from '../ui/data-list/columns.ts';
import { ChannelMark } from '../ui/marks.tsx';
import { Marked, Quiet, Second, Strong } from '../ui/row-parts.tsx';
import { StatusWord } from '../ui/status.tsx';
import { lagOf, modeOf, stateOf } from './account-words.tsx';

export const letterOf = (name: string): string => [...name.trim()][0]?.toLocaleUpperCase() ?? '–';

/** What needs a person: kept messages, and what the shop refused or shows differently. */
export const troubleCount = (account: AccountView): number =>
  account.quarantined + account.outbox.refused + account.outbox.differs + account.stockDiffers;

const figure = (
  id: string,
  head: string,
  value: (account: AccountView) => number,
  formats: Formats,
): Column<AccountView> => ({
  id,
  head,
  width: 56,
  align: 'right',
  cell: (account) => formats.quantity(value(account)),
});

export function useAccountColumns(): readonly Column<AccountView>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const heads = words.channelsScreen.columns;
    const stream = (id: 'products' | 'orders' | 'reviews', yields?: number): Column<AccountView> => ({
      id,
      head: heads[id],
      width: 60,
      align: 'right',
      cell: (account) => (
        <Quiet>
          {lagOf(
            account.streams.find((each) => each.stream === id),
            formats,
            words,
          )}
        </Quiet>
      ),
      ...(yields === undefined ? {} : { yields }),
    });
    return [
      {
        id: 'account',
        head: heads.account,
        width: 150,
        grow: 1,
        cell: (account) => (
          <Marked mark={<ChannelMark letter={letterOf(account.name)} name={account.kindTitle} />}>
            <Strong>{account.name}</Strong> <Second>{account.kindTitle}</Second>
          </Marked>
        ),
      },
      {
        id: 'state',
        head: heads.state,
        width: 112,
        cell: (account) => <StatusWord {...stateOf(account, words)} />,
      },
      {
        id: 'mode',
        head: heads.mode,
        width: 88,
        cell: (account) => <StatusWord {...modeOf(account, words)} />,
        yields: 1,
      },
      stream('products', 3),
      stream('orders'),
      stream('reviews', 4),
      { ...figure('waiting', heads.waiting, (account) => account.outbox.pending, formats), yields: 2 },
      figure('trouble', heads.trouble, troubleCount, formats),
    ];
  }, [words, formats]);
}

/** Where an item is sold: each listing with what its shop shows and what we told it. */
import { IconUnlink } from '@tabler/icons-react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAccounts } from '../platform/accounts.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Folded } from '../ui/folded.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { LinesTable } from '../ui/lines-table.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { Problem } from '../ui/problem.tsx';
import { Code, Marked, Second } from '../ui/row-parts.tsx';
import { fullName } from './item-name.ts';

type Item = NonNullable<QueryReply<'items.get'>>;

export function ItemListings({ item }: { readonly item: Item }) {
  const all = useWords();
  const words = all.stockScreen.panel;
  const formats = useFormats();
  const accounts = useAccounts();
  const unlink = useAct('listing.unlink');
  const { listings } = item;
  const phrase = listings.length === 0 ? words.noListings : all.catalog.soldOn(listings.length);
  if (listings.length === 0) return <Folded name={words.listings} phrase={phrase} />;
  return (
    <Folded name={words.listings} phrase={phrase}>
      <LinesTable
        label={words.listings}
        rows={listings}
        rowKey={(listing) => listing.id}
        columns={[
          {
            id: 'listing',
            head: words.listingHead,
            cell: (listing) => (
              <Marked
                mark={
                  <ChannelMark letter={accounts.of(listing.accountId).letter} name={listing.accountName} />
                }
              >
                <span title={fullName(listing)}>
                  <Code>{listing.sku || fullName(listing)}</Code>{' '}
                  <Second>
                    {listing.isGone
                      ? all.catalog.gone
                      : listing.isTracked
                        ? listing.linkedBy && all.catalog.linkedBy[listing.linkedBy]
                        : all.catalog.untracked}
                  </Second>
                </span>
              </Marked>
            ),
          },
          {
            id: 'shows',
            head: words.shows,
            align: 'right',
            width: 76,
            cell: (listing) => figure(listing.differsQty ?? listing.channelQty, formats.number),
          },
          {
            id: 'told',
            head: words.told,
            align: 'right',
            width: 60,
            cell: (listing) => figure(listing.pushedQty, formats.number),
          },
          {
            id: 'unlink',
            head: '',
            headLabel: all.catalog.unlink,
            align: 'right',
            width: 34,
            cell: (listing) => (
              <IconButton
                icon={IconUnlink}
                label={words.unlink(listing.sku || fullName(listing))}
                onClick={() =>
                  void unlink.run({ listingId: listing.id }, words.unlinked(listing.sku || fullName(listing)))
                }
              />
            ),
          },
        ]}
      />
      <Problem text={unlink.problem} />
    </Folded>
  );
}

/** A figure that may be unknown; a known zero is a figure here. */
const figure = (qty: number | null, number: (value: number) => string): string =>
  qty === null ? '–' : number(qty);

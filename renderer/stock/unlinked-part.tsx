/** Listings without an item: why, what each may be, and the form that links it for good. */
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { suggestLink } from '../../shared/catalog/suggest-link.ts';
import { fullName } from '../catalog/item-name.ts';
import { LinkForm } from '../catalog/link-form.tsx';
import { useAccounts } from '../platform/accounts.ts';
import { useSentence } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { type Paging, useLiveRows } from '../platform/live-rows.ts';
import { rowMoves, usePanelKeys } from '../platform/row-moves.ts';
import { nextOpen } from '../platform/steady-rows.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import type { Column } from '../ui/data-list/columns.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState, ErrorState } from '../ui/empty-state.tsx';
import { FilterRow } from '../ui/filter-row.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Code, Marked, Second, Step, Strong } from '../ui/row-parts.tsx';
import { ScreenHead } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { StatusWord } from '../ui/status.tsx';
import { joinTokens, splitTokens, useStockAddress } from './stock-address.ts';

type Listing = QueryReply<'listings.list'>['listings'][number];

const PAGING: Paging<'listings.list', Listing> = {
  name: 'listings.list',
  rowsOf: (reply) => reply.listings,
  idOf: (row) => row.id,
  nextOf: (reply) => reply.nextCursor,
  withCursor: (args, cursor) => ({ ...args, cursor }),
};

export function UnlinkedPart({
  tabs,
  count,
}: {
  readonly tabs: ReactNode;
  readonly count: number | undefined;
}) {
  const all = useWords();
  const words = all.stockScreen;
  const formats = useFormats();
  const sentence = useSentence();
  const [address, setAddress] = useStockAddress();
  const list = useLiveRows(PAGING, { view: 'unlinked', text: address.filter, limit: 50 });
  const columns = useColumns();
  const ids = useMemo(() => list.rows.map(PAGING.idOf), [list.rows]);
  const currentId = address.listing ?? ids[0];
  const open = (listing: string): void => setAddress({ listing, panel: undefined });
  const current = list.rows.find((row) => row.id === currentId);
  const moves = rowMoves(ids, currentId, open);
  const total = address.filter === '' ? count : list.total;
  return (
    <SplitView
      panelWidth={420}
      panel={
        address.panel !== 'closed' &&
        current && (
          <ListingPanel
            key={current.id}
            listing={current}
            isDone={list.isDone(current)}
            position={words.position(
              formats.number(moves.position),
              formats.number(Math.max(total ?? 0, list.rows.length)),
              words.viewWords.unlinked,
            )}
            moves={moves}
            onClose={() => setAddress({ panel: 'closed', listing: currentId })}
            onDone={() => {
              const next = nextOpen(list, current.id, PAGING.idOf);
              if (next !== undefined) open(next);
            }}
          />
        )
      }
      list={
        <>
          <ScreenHead title={all.stock.title}>{tabs}</ScreenHead>
          <FilterRow
            placeholder={all.stock.filter}
            tokens={splitTokens(address.filter)}
            onTokens={(tokens) => setAddress({ filter: joinTokens(tokens), listing: undefined })}
          />
          <DataList
            label={words.label}
            rows={list.rows}
            rowId={PAGING.idOf}
            rowName={fullName}
            columns={columns}
            currentId={currentId ?? null}
            onCurrent={open}
            onOpen={open}
            isDone={list.isDone}
            onNearEnd={list.onNearEnd}
            status={list.status}
            newCount={list.newCount}
            onShowNew={list.showNew}
            autoFocus
            empty={<EmptyState {...(address.filter === '' ? words.empty.unlinked : words.empty.filtered)} />}
            error={
              <ErrorState icon={IconAlertCircle} title={words.failed.title} text={sentence(list.error)}>
                <Button onClick={list.refetch}>{words.failed.again}</Button>
              </ErrorState>
            }
          />
          <Foot
            keys={[
              { keys: 'd', label: words.keys.link },
              { keys: 'Alt+1', label: words.keys.firstProposal },
            ]}
          >
            {total !== undefined && (
              <FootFigure figure={formats.number(total)} after={words.foot.unlinked(total)} />
            )}
          </Foot>
        </>
      }
    />
  );
}

function useColumns(): readonly Column<Listing>[] {
  const all = useWords();
  const accounts = useAccounts();
  const { quantity } = useFormats();
  return useMemo(() => {
    const words = all.stockScreen.columns;
    return [
      {
        id: 'sku',
        head: words.sku,
        width: 120,
        cell: (row) => (
          <Marked mark={<ChannelMark letter={accounts.of(row.accountId).letter} name={row.accountName} />}>
            <Strong>
              <Code>{row.sku || '–'}</Code>
            </Strong>
          </Marked>
        ),
      },
      {
        id: 'name',
        head: words.name,
        width: 140,
        grow: 2,
        cell: (row) => (
          <span title={fullName(row)}>
            {row.name} <Second>{row.variant}</Second>
          </span>
        ),
      },
      {
        id: 'problem',
        head: words.problem,
        width: 90,
        cell: (row) =>
          row.problem && (
            <StatusWord
              icon={IconAlertTriangle}
              word={all.stockScreen.problems[row.problem]}
              tone="attention"
            />
          ),
      },
      {
        id: 'proposal',
        head: words.proposal,
        width: 150,
        grow: 1,
        yields: 1,
        cell: (row, { current }) => {
          const [first] = row.proposals;
          if (!first || row.problem === null) return '–';
          const isCertain = suggestLink({ ...row, problem: row.problem }).kind === 'link';
          const sku = <Code>{first.item.sku}</Code>;
          return isCertain ? (
            <Step current={current}>{sku}</Step>
          ) : (
            <Second>
              {all.linkForm.reason[first.reason]} {sku}
            </Second>
          );
        },
      },
      {
        id: 'lines',
        head: words.lines,
        width: 78,
        align: 'right',
        cell: (row) => quantity(row.waitingLines),
      },
    ];
  }, [all, accounts, quantity]);
}

function ListingPanel({
  listing,
  isDone,
  position,
  moves,
  onClose,
  onDone,
}: {
  readonly listing: Listing;
  readonly isDone: boolean;
  readonly position: string;
  readonly moves: ReturnType<typeof rowMoves>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const all = useWords();
  const words = all.stockScreen;
  const { number } = useFormats();
  usePanelKeys(words.label, { moves, onClose });
  return (
    <Panel label={fullName(listing)}>
      <PanelHead
        position={position}
        onPrevious={moves.onPrevious}
        onNext={moves.onNext}
        onClose={onClose}
        title={fullName(listing)}
        titleKind="words"
        subtitle={<Code>{[listing.accountName, listing.sku].filter((part) => part !== '').join(' · ')}</Code>}
      />
      {!isDone && listing.problem !== null && (
        <LinkForm
          listing={listing}
          problem={listing.problem}
          proposals={listing.proposals}
          waitingLines={listing.waitingLines}
          onDone={onDone}
        />
      )}
      <PanelSection>
        <KeyValue
          rows={[
            { id: 'kind', name: words.columns.channel, value: listing.accountName },
            {
              id: 'shows',
              name: words.columns.shop,
              value: listing.isTracked
                ? listing.channelQty === null
                  ? '–'
                  : number(listing.channelQty)
                : all.catalog.untracked,
            },
          ]}
        />
      </PanelSection>
    </Panel>
  );
}

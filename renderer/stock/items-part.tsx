/** The list of items at the left, the chosen one at the right. */
import { IconAlertCircle, IconChevronDown, IconMapPin, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { suggestForItem } from '../../shared/stock/suggest.ts';
import { ItemForm } from '../catalog/item-form.tsx';
import { useSentence } from '../platform/act.ts';
import { useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { type Paging, useLiveRows } from '../platform/live-rows.ts';
import { rowMoves } from '../platform/row-moves.ts';
import { nextOpen } from '../platform/steady-rows.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState, ErrorState } from '../ui/empty-state.tsx';
import { FilterRow } from '../ui/filter-row.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { Panel } from '../ui/panel.tsx';
import { ScreenHead } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { type ItemRow, useItemColumns } from './item-columns.tsx';
import { ItemPanel } from './item-panel.tsx';
import { joinTokens, type StockView, splitTokens, useStockAddress } from './stock-address.ts';

type ItemsView = Exclude<StockView, 'unlinked'>;
type Counts = QueryReply<'items.count'> | undefined;

const PAGING: Paging<'items.list', ItemRow> = {
  name: 'items.list',
  rowsOf: (reply) => reply.items,
  idOf: (row) => row.id,
  nextOf: (reply) => reply.nextCursor,
  withCursor: (args, cursor) => ({ ...args, cursor }),
};
const nameOf = (row: ItemRow): string => row.sku;
const PAGE = 100;

export function ItemsPart({
  view,
  tabs,
  counts,
}: {
  readonly view: ItemsView;
  readonly tabs: ReactNode;
  readonly counts: Counts;
}) {
  const words = useWords().stockScreen;
  const formats = useFormats();
  const sentence = useSentence();
  const [address, setAddress] = useStockAddress();
  const list = useLiveRows(PAGING, {
    view,
    filter: address.filter,
    warehouseId: address.at ?? null,
    limit: PAGE,
    ...(address.sort ? { sort: address.sort, isDescending: address.dir === 'down' } : {}),
  });
  const columns = useItemColumns();
  const ids = useMemo(() => list.rows.map(PAGING.idOf), [list.rows]);
  const currentId = address.item ?? ids[0];
  const open = (item: string): void => setAddress({ item, panel: undefined });
  const moves = rowMoves(ids, currentId, open);
  const current = list.rows.find((row) => row.id === currentId);
  const suggested =
    current && suggestForItem({ ...current, isDifferent: current.shops.some((shop) => shop.isDifferent) });
  const total = address.filter === '' && !address.at && counts ? counts[view] : list.total;
  useKeys(words.label, [
    { keys: 'n', label: words.newItem, run: () => setAddress({ panel: 'new' }) },
    ...(address.panel === 'closed' && currentId !== undefined
      ? [
          {
            keys: 'd',
            label: words.keys.suggested,
            run: () => setAddress({ item: currentId, panel: undefined }),
          },
        ]
      : []),
  ]);
  return (
    <SplitView
      panelWidth={420}
      panel={
        address.panel === 'new' ? (
          <Panel label={words.newItem}>
            <ItemForm
              onClose={() => setAddress({ panel: undefined })}
              onMade={(item) => setAddress({ view: 'all', filter: undefined, item, panel: undefined })}
            />
          </Panel>
        ) : (
          address.panel !== 'closed' &&
          currentId !== undefined && (
            <ItemPanel
              key={currentId}
              itemId={currentId}
              moves={moves}
              position={
                moves.position === 0
                  ? words.notListed
                  : words.position(
                      formats.number(moves.position),
                      total === undefined
                        ? `${formats.number(list.rows.length)}+`
                        : formats.number(Math.max(total, list.rows.length)),
                      words.viewWords[view],
                    )
              }
              onClose={() => setAddress({ panel: 'closed', item: currentId })}
              onSettled={() => {
                const next = nextOpen(list, currentId, PAGING.idOf);
                if (view !== 'all' && next !== undefined) open(next);
              }}
            />
          )
        )
      }
      list={
        <>
          <ScreenHead
            title={useWords().stock.title}
            actions={
              <>
                <Places />
                <IconButton
                  icon={IconPlus}
                  label={words.newItem}
                  keys="n"
                  onClick={() => setAddress({ panel: 'new' })}
                />
              </>
            }
          >
            {tabs}
          </ScreenHead>
          <Filter view={view} />
          <DataList
            key={view}
            label={words.label}
            rows={list.rows}
            rowId={PAGING.idOf}
            rowName={nameOf}
            columns={columns}
            currentId={currentId ?? null}
            onCurrent={open}
            onOpen={open}
            isDone={list.isDone}
            onNearEnd={list.onNearEnd}
            {...(total === undefined ? {} : { total })}
            status={list.status}
            newCount={list.newCount}
            onShowNew={list.showNew}
            autoFocus
            empty={<Nothing view={view} counts={counts} />}
            error={
              <ErrorState icon={IconAlertCircle} title={words.failed.title} text={sentence(list.error)}>
                <Button onClick={list.refetch}>{words.failed.again}</Button>
              </ErrorState>
            }
          />
          <Foot
            keys={[
              ...(suggested ? [{ keys: 'd', label: words.keys.act[suggested] }] : []),
              ...(suggested === 'book_in' ? [] : [{ keys: '+', label: words.keys.bookIn }]),
              { keys: '=', label: words.keys.count },
              { keys: '-', label: words.keys.writeOff },
              { keys: 't', label: words.keys.move },
            ]}
          >
            <Sums view={view} counts={counts} found={address.filter === '' ? undefined : list.total} />
          </Foot>
        </>
      }
    />
  );
}

function Places() {
  const words = useWords().stockScreen;
  const [address, setAddress] = useStockAddress();
  const warehouses = useLive('warehouses.list', {}).data?.warehouses ?? [];
  if (warehouses.length < 2) return null;
  const chosen = warehouses.find((warehouse) => warehouse.id === address.at);
  return (
    <Menu
      label={words.location}
      groups={[
        [
          {
            id: 'all',
            label: words.everywhere,
            chosen: !chosen,
            run: () => setAddress({ at: undefined, item: undefined }),
          },
        ],
        warehouses.map((warehouse) => ({
          id: warehouse.id,
          label: warehouse.name,
          chosen: warehouse.id === chosen?.id,
          run: () => setAddress({ at: warehouse.id, item: undefined }),
        })),
      ]}
      anchor={
        <Button icon={IconMapPin} iconAfter={IconChevronDown}>
          {chosen?.name ?? words.everywhere}
        </Button>
      }
    />
  );
}

const SORTS = ['short', 'sku', 'name', 'available'] as const;

function Filter({ view }: { readonly view: ItemsView }) {
  const all = useWords();
  const [address, setAddress] = useStockAddress();
  const chosen = address.sort ?? (view === 'all' ? 'sku' : 'short');
  return (
    <FilterRow
      placeholder={all.stock.filter}
      tokens={splitTokens(address.filter)}
      onTokens={(tokens) => setAddress({ filter: joinTokens(tokens), item: undefined })}
      sortLabel={all.stockScreen.sortLabel}
      sorts={SORTS.map((sort) => ({
        id: sort,
        label: all.stock.sorts[sort],
        chosen: sort === chosen,
        run: () => setAddress({ sort, dir: undefined }),
      }))}
    />
  );
}

function Sums({
  view,
  counts,
  found,
}: {
  readonly view: ItemsView;
  readonly counts: Counts;
  readonly found: number | undefined;
}) {
  const words = useWords().stockScreen.foot;
  const { number } = useFormats();
  if (found !== undefined) return <FootFigure figure={number(found)} after={words.items(found)} />;
  if (!counts) return null;
  if (view === 'short')
    return (
      <FootFigure
        figure={number(counts.short)}
        after={words.short(words.units(counts.shortQty), words.orders(counts.shortOrders))}
      />
    );
  if (view === 'differs')
    return <FootFigure figure={number(counts.differs)} after={words.differs(counts.differs)} />;
  return <FootFigure figure={number(counts.all)} after={words.items(counts.all)} />;
}

function Nothing({ view, counts }: { readonly view: ItemsView; readonly counts: Counts }) {
  const words = useWords().stockScreen;
  const [address, setAddress] = useStockAddress();
  const go = useGo();
  const show = (next: StockView): void => setAddress({ view: next, filter: undefined, item: undefined });
  if (address.filter !== '') return <EmptyState {...words.empty.filtered} />;
  return (
    <EmptyState {...words.empty[view]}>
      {view === 'all' ? (
        <Button kind="primary" onClick={() => go('/channels')}>
          {words.connect}
        </Button>
      ) : counts && counts.unlinked > 0 ? (
        <Button onClick={() => show('unlinked')}>{words.showUnlinked(counts.unlinked)}</Button>
      ) : (
        <Button onClick={() => show('all')}>{words.showAll}</Button>
      )}
    </EmptyState>
  );
}

/** Orders: opens on what needs a person; the list at the left, the order at the right, its address in the URL. */
import { IconAlertCircle } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { ORDER_VIEWS, type OrderRow } from '../../shared/api/orders.ts';
import { useAccounts } from '../platform/accounts.ts';
import { useAddress } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState, ErrorState } from '../ui/empty-state.tsx';
import { FilterRow } from '../ui/filter-row.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { ScreenHead, ViewTabs } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { ToastHost } from '../ui/toast.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { type FilterProblem, joinTokens, readTokens, splitTokens } from './filter-tokens.ts';
import { type OrderAddress, orderAddress } from './order-address.ts';
import { orderColumns } from './order-columns.tsx';
import { OrderPanel } from './order-panel.tsx';
import { useOrderPages } from './use-order-pages.ts';

const idOf = (row: OrderRow): string => row.id;
const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);
const nameOf = (row: OrderRow): string => row.number;

export function OrdersScreen() {
  const words = useWords().orders;
  const accounts = useAccounts();
  const counts = useLive('orders.counts', {}).data;
  const [address, setAddress] = useAddress(orderAddress);
  const { view } = address;
  const tokens = useMemo(() => splitTokens(address.filter), [address.filter]);
  const read = useMemo(() => readTokens(tokens, accounts.named), [tokens, accounts]);
  const sorted = useSort(address);
  const list = useOrderPages({
    view,
    filter: read.filter,
    ...(address.sort ? { sort: address.sort } : {}),
    ...(address.dir ? { direction: address.dir } : {}),
  });
  const { rows } = list;
  const [first] = rows;
  // Without a choice the first row is current: what comes first needs a person first.
  const currentId = address.order ?? first?.id ?? null;
  const index = rows.findIndex((row) => row.id === currentId);
  const isOpen = address.panel !== 'closed' && currentId !== null;
  const goTo = useCallback((order: string) => setAddress({ order }), [setAddress]);
  const step = (by: number): void => {
    const next = rows[index + by];
    if (next) goTo(next.id);
  };
  const [wantsForm, setWantsForm] = useState(false);
  const open = useCallback(() => setAddress({ panel: undefined }), [setAddress]);
  const onOpen = useCallback((order: string) => setAddress({ order, panel: undefined }), [setAddress]);
  useKeys(words.title, [
    { keys: '[', label: words.panel.previous, run: () => step(-1) },
    { keys: ']', label: words.panel.next, run: () => step(1) },
    ...(isOpen
      ? [{ keys: 'Escape', label: words.panel.close, run: () => setAddress({ panel: 'closed' }) }]
      : currentId
        ? [
            {
              keys: 'd',
              label: words.steps[rows[index]?.nextStep ?? 'none'],
              run: () => {
                setWantsForm(true);
                open();
              },
            },
          ]
        : []),
  ]);

  /** After acting the next row that still needs something is current; what is done stays grey. */
  const onSolved = (): void => {
    const next =
      rows.slice(index + 1).find((row) => !list.isDone(row)) ??
      rows.slice(0, Math.max(0, index)).find((row) => !list.isDone(row));
    if (next && view !== 'all') goTo(next.id);
  };
  const onView = (next: string): void =>
    setAddress({ view: next, order: undefined, sort: undefined, dir: undefined });
  const formats = useFormats();
  const { isDone } = list;
  const columns = useMemo(
    () =>
      orderColumns({
        words,
        formats,
        accounts,
        sorted,
        isDone,
        onSort: (sort) =>
          setAddress({ sort, dir: sorted.sort === sort && sorted.direction === 'down' ? 'up' : 'down' }),
      }),
    [words, formats, accounts, sorted, isDone, setAddress],
  );
  const isFiltered = tokens.length > 0;
  const total = isFiltered ? undefined : counts?.[view];
  const viewName = words.views[view];
  const position =
    index < 0
      ? words.panel.outside
      : total === undefined
        ? words.panel.inView(viewName)
        : words.panel.position(list.firstIndex + index + 1, Math.max(total, index + 1), viewName);
  const currentStep = rows[index]?.nextStep ?? 'none';

  return (
    <SplitView
      panel={
        isOpen ? (
          <OrderPanel
            orderId={currentId}
            position={position}
            onPrevious={index > 0 ? () => step(-1) : undefined}
            onNext={index >= 0 && index < rows.length - 1 ? () => step(1) : undefined}
            onClose={() => setAddress({ panel: 'closed' })}
            onSolved={onSolved}
            wantsForm={wantsForm}
            onFormShown={() => setWantsForm(false)}
          />
        ) : null
      }
      list={
        <>
          <ScreenHead title={words.title}>
            <ViewTabs
              views={ORDER_VIEWS.map((id) => ({
                id,
                name: words.views[id],
                ...(id === 'all' ? {} : { count: counts?.[id] }),
              }))}
              current={view}
              onView={onView}
            />
          </ScreenHead>
          <FilterRow
            placeholder={words.filter.placeholder}
            tokens={tokens}
            onTokens={(next) => setAddress({ filter: joinTokens(next), order: undefined })}
            sortLabel={words.sort.label}
            sorts={sortsOf(words, sorted, (sort, dir) => setAddress({ sort, dir }))}
            {...(accounts.isKnown && read.problems[0]
              ? { aside: <span role="status">{sentenceFor(read.problems[0], words)}</span> }
              : {})}
          />
          <DataList
            key={`${view} ${address.filter} ${sorted.sort} ${sorted.direction}`}
            label={words.title}
            rows={rows}
            rowId={idOf}
            rowName={nameOf}
            columns={columns}
            currentId={currentId}
            onCurrent={goTo}
            onOpen={onOpen}
            isDone={isDone}
            firstIndex={list.firstIndex}
            {...(total === undefined ? {} : { total })}
            onNearEnd={list.onNearEnd}
            status={list.status}
            newCount={list.newCount}
            onShowNew={list.showNew}
            autoFocus
            empty={<Empty view={view} isFiltered={isFiltered} onAll={() => onView('all')} />}
            error={
              <ErrorState icon={IconAlertCircle} title={words.failed.title} text={words.failed.text}>
                <Button onClick={list.showNew}>{words.failed.action}</Button>
              </ErrorState>
            }
          />
          <Foot
            keys={[
              ...(currentStep === 'none' ? [] : [{ keys: 'd', label: lowerFirst(words.steps[currentStep]) }]),
              { keys: 'j k', label: words.keys.move },
              { keys: '/', label: words.keys.filter },
              { keys: '?', label: words.keys.keys },
            ]}
          >
            <FootFigure figure={formats.number(counts?.needs_me ?? 0)} after={words.foot.needYou} />
            {(counts?.ready ?? 0) > 0 && (
              <FootFigure figure={formats.number(counts?.ready ?? 0)} after={words.foot.ready} />
            )}
          </Foot>
          <ToastHost />
        </>
      }
    />
  );
}

type OrderWords = ReturnType<typeof useWords>['orders'];
interface Sorted {
  readonly sort: 'ship_by' | 'placed' | 'total';
  readonly direction: 'up' | 'down';
}

/** The order in force: of the address, else the view's own. */
function useSort({ view, sort, dir }: OrderAddress): Sorted {
  return useMemo(() => {
    const usual: Sorted =
      view === 'all' || view === 'shipped_today'
        ? { sort: 'placed', direction: 'down' }
        : { sort: 'ship_by', direction: 'up' };
    if (!sort) return { ...usual, direction: dir ?? usual.direction };
    return { sort, direction: dir ?? (sort === usual.sort ? usual.direction : 'down') };
  }, [view, sort, dir]);
}

function sortsOf(
  words: OrderWords,
  sorted: Sorted,
  choose: (sort: Sorted['sort'], dir: Sorted['direction']) => void,
) {
  const item = (label: string, sort: Sorted['sort'], dir: Sorted['direction']) => ({
    id: `${sort} ${dir}`,
    label,
    chosen: sorted.sort === sort && sorted.direction === dir,
    run: () => choose(sort, dir),
  });
  const usual = [
    item(words.sort.ship_by, 'ship_by', 'up'),
    item(words.sort.newest, 'placed', 'down'),
    item(words.sort.oldest, 'placed', 'up'),
    item(words.sort.largest, 'total', 'down'),
  ];
  // A head can ask for an order that has no name in the menu.
  const isNamed = usual.some((each) => each.chosen);
  const head = { ship_by: words.columns.due, placed: words.columns.placed, total: words.columns.total }[
    sorted.sort
  ];
  return isNamed ? usual : [...usual, item(head, sorted.sort, sorted.direction)];
}

function sentenceFor(problem: FilterProblem, words: OrderWords): string {
  if (problem.kind === 'unknown_channel') return words.filter.unknownChannel(problem.text);
  if (problem.kind === 'unknown_hold') return words.filter.unknownHold(problem.text);
  return words.filter.unreadable(problem.text);
}

function Empty({
  view,
  isFiltered,
  onAll,
}: {
  readonly view: OrderAddress['view'];
  readonly isFiltered: boolean;
  readonly onAll: () => void;
}) {
  const words = useWords().orders.empty;
  const { title, text } = isFiltered ? words.filtered : words[view];
  return (
    <EmptyState title={title} text={text}>
      {view !== 'all' && <Button onClick={onAll}>{words.toAll}</Button>}
    </EmptyState>
  );
}

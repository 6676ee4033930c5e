/** A list with its panel. */
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { DataList } from '../data-list/data-list.tsx';
import { FilterRow } from '../filter-row.tsx';
import { Foot, FootFigure } from '../foot.tsx';
import { ScreenHead, ViewTabs } from '../screen-head.tsx';
import { SelectionBar } from '../selection-bar.tsx';
import { SplitView } from '../split-view.tsx';
import { ToastHost } from '../toast.tsx';
import { showToast } from '../toast-store.ts';
import { useKeys } from '../use-keys.ts';
import { orderColumns } from './order-columns.tsx';
import { OrderPanel } from './order-panel.tsx';
import { manyOrders, type SampleOrder, sampleOrders } from './sample-orders.ts';
import { Shell } from './shell.tsx';

const VIEWS = [
  { id: 'needs', name: 'Needs me', count: 17 },
  { id: 'ready', name: 'Ready', count: 34 },
  { id: 'waiting', name: 'Waiting', count: 12 },
  { id: 'work', name: 'In work', count: 9 },
  { id: 'shipped', name: 'Shipped today', count: 41 },
  { id: 'all', name: 'All' },
];

const idOf = (order: SampleOrder): string => order.id;
const isDone = (order: SampleOrder): boolean => order.done ?? false;

export function OrdersScene({ many }: { readonly many: boolean }) {
  const [view, setView] = useState('needs');
  const [rows, setRows] = useState(() => (many ? manyOrders(100_000) : sampleOrders));
  const [current, setCurrent] = useState<string | null>(rows[0]?.id ?? null);
  const [open, setOpen] = useState(true);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [tokens, setTokens] = useState<readonly string[]>([]);
  const index = rows.findIndex((row) => row.id === current);
  const step = (by: number): void => setCurrent(rows[index + by]?.id ?? current);
  useKeys('Orders', [
    {
      keys: 'd',
      label: 'Fix address',
      run: () =>
        showToast({
          text: 'Released 1 order',
          action: { label: 'Undo', keys: 'Mod+z', run: () => undefined },
        }),
    },
    { keys: '[', label: 'Previous order', run: () => step(-1) },
    { keys: ']', label: 'Next order', run: () => step(1) },
    ...(open ? [{ keys: 'Escape', label: 'Close panel', run: () => setOpen(false) }] : []),
  ]);
  const order = rows[index];
  const clear = (): void => setSelected(new Set());
  return (
    <Shell current="orders">
      <SplitView
        panel={
          open && order ? (
            <OrderPanel
              order={order}
              position={`${index + 1} of 17 in Needs me`}
              onStep={step}
              onClose={() => setOpen(false)}
            />
          ) : null
        }
        list={
          <>
            <ScreenHead
              title="Orders"
              actions={
                <Button icon={IconPlus} keys="n">
                  New
                </Button>
              }
            >
              <ViewTabs views={VIEWS} current={view} onView={setView} />
            </ScreenHead>
            {selected.size > 0 ? (
              <SelectionBar text={`${selected.size} selected`} remark="1 is short" onClear={clear}>
                <Button kind="primary" keys="d">
                  {`Release ${selected.size}`}
                </Button>
                <Button keys="h">Hold</Button>
                <Button keys="p">Print</Button>
              </SelectionBar>
            ) : (
              <FilterRow
                placeholder="Filter by channel, SKU, country, total"
                tokens={tokens}
                onTokens={setTokens}
                sortLabel="Order of the list"
                sorts={[
                  { id: 'due', label: 'Ship by, then age', chosen: true, run: () => undefined },
                  { id: 'age', label: 'Oldest first', run: () => undefined },
                ]}
              />
            )}
            <DataList
              label="Orders"
              rows={rows}
              rowId={idOf}
              rowName={idOf}
              columns={orderColumns}
              currentId={current}
              onCurrent={setCurrent}
              onOpen={() => setOpen(true)}
              selected={selected}
              onSelected={setSelected}
              isDone={isDone}
              total={rows.length}
              newCount={3}
              onShowNew={() => setRows((old) => [...manyOrders(3, old.length), ...old])}
            />
            <Foot
              keys={[
                { keys: 'd', label: 'fix address' },
                { keys: 'j k', label: 'move' },
                { keys: 'x', label: 'select' },
                { keys: '?', label: 'keys' },
              ]}
            >
              <FootFigure figure="17" after="need you" />
              <FootFigure figure="34" after="ready go to picking without you" />
            </Foot>
            <ToastHost />
          </>
        }
      />
    </Shell>
  );
}

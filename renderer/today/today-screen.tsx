/** Today: how the day stands, what needs a person with the form that solves it, and what came of the day. */
import { IconAlertCircle } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { z } from 'zod';
import { useAccounts } from '../platform/accounts.ts';
import { useAddress, useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useSteady } from '../platform/steady.ts';
import { nextOpen } from '../platform/steady-rows.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState, ErrorState } from '../ui/empty-state.tsx';
import { FootKeys } from '../ui/foot.tsx';
import { Screen } from '../ui/frame.tsx';
import { Second } from '../ui/row-parts.tsx';
import { ScreenHead } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { ToastHost } from '../ui/toast.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { needColumns } from './need-columns.tsx';
import { NeedPanel } from './need-panel.tsx';
import { TodayFoot } from './today-foot.tsx';
import { TodayStrip } from './today-strip.tsx';
import { type Need, useNeeds } from './use-needs.ts';

const todayAddress = z.object({ need: z.string().max(200).optional().catch(undefined) });
const keyOf = (need: Need): string => need.key;
const nameOf = (need: Need): string => need.orderNumber || need.key;

export function TodayScreen() {
  const words = useWords();
  const formats = useFormats();
  const accounts = useAccounts();
  const go = useGo();
  const { today, needs, hasFailed, refetch } = useNeeds();
  const { rows, done, arrived, showNew } = useSteady(needs, keyOf);
  const [address, setAddress] = useAddress(todayAddress);
  const current = rows.find((row) => row.key === address.need) ?? rows[0];
  const currentKey = current?.key ?? null;
  const index = current ? rows.indexOf(current) : -1;
  const setCurrent = useCallback((need: string) => setAddress({ need }), [setAddress]);
  const step = (by: number): void => {
    const next = rows[index + by];
    if (next) setCurrent(next.key);
  };
  const openOrder = useCallback((order: string) => go('/orders', { view: 'needs_me', order }), [go]);
  const onOpen = (key: string): void => {
    const orderId = rows.find((row) => row.key === key)?.orderId;
    if (orderId) openOrder(orderId);
  };
  const advance = useCallback(() => {
    const next = currentKey === null ? undefined : nextOpen({ rows, done }, currentKey, keyOf);
    if (next !== undefined) setCurrent(next);
  }, [rows, currentKey, done, setCurrent]);
  const onActed = useAdvanceWhenDone(currentKey, done, advance);
  const isEmpty = needs !== undefined && needs.length === 0;
  useKeys(words.today.title, [
    { keys: '[', label: words.orders.panel.previous, run: () => step(-1) },
    { keys: ']', label: words.orders.panel.next, run: () => step(1) },
    ...(isEmpty ? [{ keys: 'Enter', label: words.today.empty.start, run: () => go('/pick-and-pack') }] : []),
  ]);
  const columns = useMemo(
    () => needColumns({ words, formats, accounts, done }),
    [words, formats, accounts, done],
  );
  return (
    <Screen>
      <TodayStrip today={today} />
      <SplitView
        panelWidth="40%"
        panel={
          current && (
            <NeedPanel
              need={current}
              position={words.today.position(index + 1, rows.length)}
              onPrevious={index > 0 ? () => step(-1) : undefined}
              onNext={index < rows.length - 1 ? () => step(1) : undefined}
              onOpenOrder={openOrder}
              onActed={onActed}
              onSolved={advance}
            />
          )
        }
        list={
          <>
            <ScreenHead
              title={words.today.needs}
              actions={rows.length > 0 && <Second>{words.today.sorted}</Second>}
            />
            <DataList
              label={words.today.needs}
              rows={rows}
              rowId={keyOf}
              rowName={nameOf}
              columns={columns}
              rowHeight={40}
              currentId={currentKey}
              onCurrent={setCurrent}
              onOpen={onOpen}
              clickOpens={false}
              isDone={(need) => done.has(need.key)}
              newCount={arrived}
              onShowNew={showNew}
              status={hasFailed ? 'error' : needs === undefined ? 'loading' : 'ready'}
              autoFocus
              empty={<Empty ready={today?.toShip ?? 0} onStart={() => go('/pick-and-pack')} />}
              error={
                <ErrorState
                  icon={IconAlertCircle}
                  title={words.today.failed.title}
                  text={words.today.failed.text}
                >
                  <Button onClick={refetch}>{words.today.failed.action}</Button>
                </ErrorState>
              }
              after={
                <FootKeys
                  keys={[
                    { keys: 'd', label: words.today.keys.act },
                    { keys: 'j k', label: words.today.keys.move },
                    { keys: 'Enter', label: words.today.keys.open },
                    { keys: '?', label: words.today.keys.all },
                  ]}
                />
              }
            />
            <ToastHost />
          </>
        }
      />
      <TodayFoot today={today} />
    </Screen>
  );
}

/** After an act the row may vanish a moment later, with the next reading: then the next one is current. */
function useAdvanceWhenDone(
  current: string | null,
  done: ReadonlySet<string>,
  advance: () => void,
): () => void {
  const acted = useRef<string | null>(null);
  useEffect(() => {
    if (current === null || acted.current !== current || !done.has(current)) return;
    acted.current = null;
    advance();
  }, [current, done, advance]);
  return useCallback(() => {
    acted.current = current;
  }, [current]);
}

function Empty({ ready, onStart }: { readonly ready: number; readonly onStart: () => void }) {
  const words = useWords().today.empty;
  return (
    <EmptyState title={words.title} text={ready > 0 ? words.ready(ready) : words.noneReady}>
      {ready > 0 && (
        <Button kind="primary" keys="Enter" onClick={onStart}>
          {words.start}
        </Button>
      )}
    </EmptyState>
  );
}

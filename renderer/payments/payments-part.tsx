/** Money: orders with money still to come, and what was received. */
import { IconAlertCircle } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { QueryName } from '../../shared/api/contract.ts';
import type { PaymentRow, UnpaidRow } from '../../shared/api/payments.ts';
import { useSentence } from '../platform/act.ts';
import type { SetAddress } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { type LiveRows, type Paging, useLiveRows } from '../platform/live-rows.ts';
import { rowMoves } from '../platform/row-moves.ts';
import { nextOpen } from '../platform/steady-rows.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import type { Column } from '../ui/data-list/columns.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState, ErrorState } from '../ui/empty-state.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { ViewRow, ViewTabs } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import type { MoneyPanelProps } from './money-panel.ts';
import { useReceivedColumns, useUnpaidColumns } from './payment-columns.tsx';
import { PaymentPanel } from './payment-panel.tsx';
import { UnpaidPanel } from './unpaid-panel.tsx';

export interface PaymentsPartProps {
  readonly tabs: ReactNode;
  readonly view: 'unpaid' | 'received';
  readonly rowId: string | undefined;
  readonly isClosed: boolean;
  /** The screen's address: `money`, `row`, `panel`. */
  readonly onChange: SetAddress;
}

const UNPAID: Paging<'unpaid.list', UnpaidRow> = {
  name: 'unpaid.list',
  rowsOf: (reply) => reply.rows,
  idOf: (row) => row.orderId,
  nextOf: (reply) => reply.next,
  withCursor: (args, after) => ({ ...args, after }),
};
const RECEIVED: Paging<'payments.list', PaymentRow> = {
  name: 'payments.list',
  rowsOf: (reply) => reply.rows,
  idOf: (row) => row.id,
  nextOf: (reply) => reply.next,
  withCursor: (args, after) => ({ ...args, after }),
};
const nameOf = (row: { readonly orderNumber: string }): string => row.orderNumber;
const LIMIT = 100;

export function PaymentsPart(props: PaymentsPartProps) {
  return props.view === 'unpaid' ? <Unpaid {...props} /> : <Received {...props} />;
}

function Unpaid(props: PaymentsPartProps) {
  const words = useWords();
  const columns = useUnpaidColumns();
  const sums = useLive('unpaid.list', { limit: 1 }).data?.sums;
  return (
    <MoneyList
      {...props}
      paging={UNPAID}
      args={{ limit: LIMIT }}
      columns={columns}
      sums={sums}
      empty={words.payments.empty.unpaid}
      countWords={words.invoicesScreen.payments.footUnpaid}
      panel={(row, panel) => <UnpaidPanel row={row} {...panel} />}
    />
  );
}

function Received(props: PaymentsPartProps) {
  const words = useWords();
  const columns = useReceivedColumns();
  const sums = useLive('payments.sums', {}).data?.sums;
  return (
    <MoneyList
      {...props}
      paging={RECEIVED}
      args={{ limit: LIMIT }}
      columns={columns}
      sums={sums}
      empty={words.payments.empty.payments}
      countWords={words.invoicesScreen.payments.footReceived}
      panel={(row, panel) => <PaymentPanel row={row} {...panel} />}
    />
  );
}

interface MoneyListProps<N extends QueryName, T> extends PaymentsPartProps {
  readonly paging: Paging<N, T>;
  readonly args: Parameters<Paging<N, T>['withCursor']>[0];
  readonly columns: readonly Column<T>[];
  readonly sums:
    | readonly { readonly currency: string; readonly count: number; readonly totalMinor: number }[]
    | undefined;
  readonly empty: string;
  readonly countWords: (count: number) => string;
  readonly panel: (row: T, props: MoneyPanelProps) => ReactNode;
}

function MoneyList<N extends QueryName, T extends { readonly orderNumber: string }>(
  props: MoneyListProps<N, T>,
) {
  const { paging, view, onChange, sums } = props;
  const all = useWords();
  const words = all.invoicesScreen.payments;
  const formats = useFormats();
  const sentence = useSentence();
  const list: LiveRows<T> = useLiveRows(paging, props.args);
  const ids = useMemo(() => list.rows.map(paging.idOf), [list.rows, paging]);
  const currentId = props.rowId ?? ids[0];
  const current = list.rows.find((row) => paging.idOf(row) === currentId);
  const open = (row: string): void => onChange({ row, panel: undefined });
  const moves = rowMoves(ids, currentId, open);
  const count = sums?.reduce((sum, row) => sum + row.count, 0) ?? list.rows.length;
  return (
    <SplitView
      panelWidth={420}
      panel={
        !props.isClosed &&
        current &&
        currentId !== undefined &&
        props.panel(current, {
          moves,
          isDone: list.isDone(current),
          position: words.position(
            formats.number(moves.position),
            formats.number(Math.max(count, list.rows.length)),
          ),
          onClose: () => onChange({ panel: 'closed', row: currentId }),
          onSettled: () => {
            const next = nextOpen(list, currentId, paging.idOf);
            if (next !== undefined) open(next);
          },
        })
      }
      list={
        <>
          {props.tabs}
          <ViewRow>
            <ViewTabs
              current={view}
              onView={(money) =>
                onChange({ money, row: undefined, panel: undefined }, { keepsHistory: true })
              }
              views={[
                { id: 'unpaid', name: words.views.unpaid, count: view === 'unpaid' ? count : undefined },
                { id: 'received', name: words.views.received },
              ]}
            />
          </ViewRow>
          <DataList
            key={view}
            label={words.label}
            rows={list.rows}
            rowId={paging.idOf}
            rowName={nameOf}
            columns={props.columns}
            currentId={currentId ?? null}
            onCurrent={open}
            onOpen={open}
            isDone={list.isDone}
            onNearEnd={list.onNearEnd}
            status={list.status}
            newCount={list.newCount}
            onShowNew={list.showNew}
            autoFocus
            empty={<EmptyState title={props.empty} />}
            error={
              <ErrorState
                icon={IconAlertCircle}
                title={all.invoicesScreen.failed.title}
                text={sentence(list.error)}
              >
                <Button onClick={list.refetch}>{all.invoicesScreen.failed.again}</Button>
              </ErrorState>
            }
          />
          <Foot
            keys={[
              { keys: 'v', label: all.invoicesScreen.keys.record },
              { keys: 'o', label: all.invoicesScreen.keys.order },
            ]}
          >
            <FootFigure figure={formats.number(count)} after={props.countWords(count)} />
            {sums?.map((sum) => (
              <FootFigure
                key={sum.currency}
                before={sum.currency}
                figure={formats.money(sum.totalMinor, sum.currency)}
              />
            ))}
          </Foot>
        </>
      }
    />
  );
}

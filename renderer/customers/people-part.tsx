/** The people who ordered: the one with the newest order first, found by name, company, e-mail or phone. */
import { IconAlertCircle, IconMessage } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAccounts } from '../platform/accounts.ts';
import { useSentence } from '../platform/act.ts';
import { useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { type Paging, useLiveRows } from '../platform/live-rows.ts';
import { rowMoves } from '../platform/row-moves.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import type { Column } from '../ui/data-list/columns.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState, ErrorState } from '../ui/empty-state.tsx';
import { FilterRow } from '../ui/filter-row.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { Marked, Pair, Quiet, Second, Strong } from '../ui/row-parts.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { StatusWord } from '../ui/status.tsx';
import { customerName } from './customer-name.ts';
import { CustomerPanel } from './customer-panel.tsx';
import { useCustomersAddress } from './customers-address.ts';

type Row = QueryReply<'customers.list'>['customers'][number];

const PAGING: Paging<'customers.list', Row> = {
  name: 'customers.list',
  rowsOf: (reply) => reply.customers,
  idOf: (row) => row.id,
  nextOf: (reply) => reply.nextCursor,
  withCursor: (args, cursor) => ({ ...args, cursor }),
};
const nameOf = (row: Row): string => customerName(row) ?? row.email;
const PAGE = 100;

/** `remark` draws the form of a remark about a customer: it belongs to feedback, which stands above. */
export function PeoplePart({
  tabs,
  remark,
}: {
  readonly tabs: ReactNode;
  readonly remark: (customerId: string, close: () => void) => ReactNode;
}) {
  const all = useWords();
  const words = all.customersScreen;
  const formats = useFormats();
  const sentence = useSentence();
  const go = useGo();
  const [address, setAddress] = useCustomersAddress();
  const [draft, setDraft] = useState('');
  const text = useDeferredValue(`${address.find} ${draft}`.trim()).slice(0, 200);
  const list = useLiveRows(PAGING, { text, limit: PAGE });
  const columns = useColumns();
  const ids = useMemo(() => list.rows.map(PAGING.idOf), [list.rows]);
  const currentId = address.customer ?? ids[0];
  const open = (customer: string): void => setAddress({ customer, panel: undefined });
  const moves = rowMoves(ids, currentId, open);
  const count = list.total ?? list.rows.length;
  return (
    <SplitView
      panelWidth={420}
      panel={
        address.panel !== 'closed' &&
        currentId !== undefined && (
          <CustomerPanel
            key={currentId}
            customerId={currentId}
            remark={remark}
            moves={moves}
            position={
              moves.position === 0
                ? words.notListed
                : words.position(
                    formats.number(moves.position),
                    `${formats.number(count)}${list.total === undefined ? '+' : ''}`,
                  )
            }
            onClose={() => setAddress({ panel: 'closed', customer: currentId })}
          />
        )
      }
      list={
        <>
          {tabs}
          <FilterRow
            placeholder={all.customers.search}
            tokens={address.find === '' ? [] : address.find.split(' ')}
            onTokens={(tokens) => setAddress({ find: tokens.join(' '), customer: undefined })}
            onDraft={setDraft}
          />
          <DataList
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
            {...(list.total === undefined ? {} : { total: list.total })}
            status={list.status}
            newCount={list.newCount}
            onShowNew={list.showNew}
            autoFocus
            empty={
              text === '' ? (
                <EmptyState title={words.empty.title} text={words.empty.text}>
                  <Button kind="primary" onClick={() => go('/channels')}>
                    {all.feedbackScreen.connect}
                  </Button>
                </EmptyState>
              ) : (
                <EmptyState title={words.empty.noneTitle} text={words.empty.noneText}>
                  <Button onClick={() => setAddress({ find: undefined, customer: undefined })}>
                    {words.empty.clear}
                  </Button>
                </EmptyState>
              )
            }
            error={
              <ErrorState icon={IconAlertCircle} title={words.failed.title} text={sentence(list.error)}>
                <Button onClick={list.refetch}>{words.failed.again}</Button>
              </ErrorState>
            }
          />
          <Foot
            keys={[
              { keys: '/', label: words.keys.search },
              { keys: 'n', label: words.keys.remark },
            ]}
          >
            <FootFigure
              figure={formats.number(count)}
              after={list.total === undefined ? words.foot.more : words.foot.people(count)}
            />
          </Foot>
        </>
      }
    />
  );
}

function useColumns(): readonly Column<Row>[] {
  const words = useWords().customersScreen;
  const accounts = useAccounts();
  const { day, exact, quantity, country } = useFormats();
  return useMemo(
    () => [
      {
        id: 'name',
        head: words.columns.name,
        width: 170,
        grow: 2,
        cell: (row) => {
          const account = accounts.of(row.accountId);
          return (
            <Marked mark={<ChannelMark letter={account.letter} name={account.name} />}>
              <Pair
                second={
                  <span title={country(row.country)}>
                    <Second>{row.country}</Second>
                  </span>
                }
              >
                <Strong>{customerName(row) ?? words.nameless}</Strong>
              </Pair>
            </Marked>
          );
        },
      },
      {
        id: 'company',
        head: words.columns.company,
        width: 90,
        grow: 1,
        yields: 2,
        cell: (row) =>
          row.company && row.company !== customerName(row) ? <Quiet>{row.company}</Quiet> : '–',
      },
      {
        id: 'email',
        head: words.columns.email,
        width: 150,
        grow: 2,
        yields: 1,
        cell: (row) => <Quiet>{row.email || '–'}</Quiet>,
      },
      {
        id: 'orders',
        head: words.columns.orders,
        width: 54,
        align: 'right',
        cell: (row) => quantity(row.orderCount),
      },
      {
        id: 'last',
        head: words.columns.last,
        width: 72,
        align: 'right',
        gap: 14,
        cell: (row) =>
          row.lastOrderAt === null ? '–' : <span title={exact(row.lastOrderAt)}>{day(row.lastOrderAt)}</span>,
      },
      {
        id: 'answer',
        head: words.columns.toAnswer,
        width: 66,
        align: 'right',
        gap: 14,
        cell: (row) =>
          row.openFeedback === 0 ? (
            '–'
          ) : (
            <StatusWord icon={IconMessage} word={quantity(row.openFeedback)} tone="attention" />
          ),
      },
    ],
    [words, accounts, day, exact, quantity, country],
  );
}

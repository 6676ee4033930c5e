/** Reviews and remarks, open ones first: the longest waiting on top. */
import { IconAlertCircle, IconCheck, IconMessage, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import type { FeedbackRow } from '../../shared/api/feedback.ts';
import { FEEDBACK_STATES } from '../../shared/api/feedback.ts';
import { useCustomersAddress } from '../customers/customers-address.ts';
import { useAccounts } from '../platform/accounts.ts';
import { useSentence } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { type Paging, useLiveRows } from '../platform/live-rows.ts';
import { rowMoves } from '../platform/row-moves.ts';
import { nextOpen } from '../platform/steady-rows.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import type { Column } from '../ui/data-list/columns.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState, ErrorState } from '../ui/empty-state.tsx';
import { FilterRow } from '../ui/filter-row.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { Panel } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { Quiet, Second } from '../ui/row-parts.tsx';
import { ViewRow, ViewTabs } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { StatusWord } from '../ui/status.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { FeedbackPanel } from './feedback-panel.tsx';
import { readFeedbackTokens } from './filter.ts';
import { RemarkForm } from './remark-form.tsx';
import { Stars } from './stars.tsx';

const PAGING: Paging<'feedback.list', FeedbackRow> = {
  name: 'feedback.list',
  rowsOf: (reply) => reply.rows,
  idOf: (row) => row.id,
  nextOf: (reply) => reply.next,
  withCursor: (args, after) => ({ ...args, after }),
};
const nameOf = (row: FeedbackRow): string => row.author;
const VIEWS = [...FEEDBACK_STATES, 'all'] as const;
type FeedbackView = (typeof VIEWS)[number];

export function InboxPart({
  tabs,
  counts,
}: {
  readonly tabs: ReactNode;
  readonly counts: QueryReply<'feedback.counts'> | undefined;
}) {
  const all = useWords();
  const words = all.feedbackScreen;
  const formats = useFormats();
  const sentence = useSentence();
  const accounts = useAccounts();
  const [address, setAddress] = useCustomersAddress();
  const { view } = address;
  const tokens = address.filter === '' ? [] : address.filter.split(' ');
  const { filter, unknown } = readFeedbackTokens(tokens, accounts.named);
  const list = useLiveRows(PAGING, { state: view, filter, limit: 100 });
  const columns = useColumns(view);
  const ids = useMemo(() => list.rows.map(PAGING.idOf), [list.rows]);
  const currentId = address.feedback ?? ids[0];
  const open = (feedback: string): void => setAddress({ feedback, panel: undefined });
  const moves = rowMoves(ids, currentId, open);
  const kept = counts && { ...counts, all: counts.open + counts.answered + counts.done };
  const total = address.filter === '' ? kept?.[view] : list.total;
  const add = (): void => setAddress({ panel: 'new' });
  useKeys(words.label, [{ keys: 'n', label: words.keys.add, run: add }]);
  return (
    <SplitView
      panelWidth={420}
      panel={
        address.panel === 'new' ? (
          <Panel label={words.add.title}>
            <RemarkForm
              onClose={() => setAddress({ panel: undefined })}
              onAdded={(feedback) => setAddress({ feedback, panel: undefined })}
            />
          </Panel>
        ) : (
          address.panel !== 'closed' &&
          currentId !== undefined && (
            <FeedbackPanel
              key={currentId}
              feedbackId={currentId}
              moves={moves}
              position={
                moves.position === 0
                  ? words.notListed
                  : words.position(
                      formats.number(moves.position),
                      formats.number(Math.max(total ?? 0, list.rows.length)),
                      words.stateWords[view],
                    )
              }
              onClose={() => setAddress({ panel: 'closed', feedback: currentId })}
              onSettled={() => {
                const next = nextOpen(list, currentId, PAGING.idOf);
                if (view === 'open' && next !== undefined) open(next);
              }}
            />
          )
        )
      }
      list={
        <>
          {tabs}
          <ViewRow
            actions={
              <Button icon={IconPlus} keys="n" onClick={add}>
                {all.feedback.actions.add}
              </Button>
            }
          >
            <ViewTabs
              current={view}
              onView={(next) =>
                setAddress({ view: next, feedback: undefined, panel: undefined }, { keepsHistory: true })
              }
              views={VIEWS.map((id) => ({
                id,
                name: all.feedback.state[id],
                count: id === 'open' ? counts?.open : undefined,
              }))}
            />
          </ViewRow>
          <FilterRow
            placeholder={words.filter.placeholder}
            tokens={tokens}
            onTokens={(next) => setAddress({ filter: next.join(' '), feedback: undefined })}
            aside={
              unknown.length > 0 && accounts.isKnown ? (
                <Problem text={words.filter.unknown(unknown.join(' '))} />
              ) : undefined
            }
          />
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
            status={list.status}
            newCount={list.newCount}
            onShowNew={list.showNew}
            autoFocus
            empty={<EmptyState title={all.feedback.empty[view]} />}
            error={
              <ErrorState icon={IconAlertCircle} title={words.failed.title} text={sentence(list.error)}>
                <Button onClick={list.refetch}>{words.failed.again}</Button>
              </ErrorState>
            }
          />
          <Foot
            keys={[
              { keys: 'd', label: words.keys.answer },
              { keys: 's', label: words.keys.settle },
              { keys: 'l', label: words.keys.attach },
              { keys: 'n', label: words.keys.add },
            ]}
          >
            {total !== undefined && (
              <FootFigure
                figure={formats.number(total)}
                after={view === 'open' ? words.foot.open(total) : words.foot.others(total)}
              />
            )}
            {view === 'open' && list.rows[0] && (
              <FootFigure figure="" after={words.foot.oldest(formats.age(list.rows[0].writtenAt))} />
            )}
          </Foot>
        </>
      }
    />
  );
}

function useColumns(view: FeedbackView): readonly Column<FeedbackRow>[] {
  const all = useWords();
  const { day, exact } = useFormats();
  return useMemo(() => {
    const words = all.feedbackScreen.columns;
    const columns: readonly (Column<FeedbackRow> | false)[] = [
      {
        id: 'stars',
        head: words.stars,
        width: 72,
        cell: (row) =>
          row.rating === null ? (
            <Second>{all.feedback.kind[row.kind]}</Second>
          ) : (
            <Stars rating={row.rating} />
          ),
      },
      {
        id: 'text',
        head: words.text,
        width: 160,
        grow: 3,
        cell: (row) => <span title={row.text}>{row.text || <Second>{all.feedback.noText}</Second>}</span>,
      },
      {
        id: 'about',
        head: words.about,
        width: 90,
        grow: 1,
        yields: 1,
        cell: (row) => (row.about === null ? '–' : <Quiet>{row.about}</Quiet>),
      },
      {
        id: 'customer',
        head: words.customer,
        width: 90,
        grow: 1,
        cell: (row) => <Quiet>{row.customerName ?? row.author}</Quiet>,
      },
      {
        id: 'order',
        head: words.order,
        width: 56,
        yields: 2,
        cell: (row) => (row.orderNumber === null ? '–' : <Quiet>{row.orderNumber}</Quiet>),
      },
      {
        id: 'written',
        head: words.written,
        width: 58,
        align: 'right',
        cell: (row) => <span title={exact(row.writtenAt)}>{day(row.writtenAt)}</span>,
      },
      view === 'all' && {
        id: 'state',
        head: words.state,
        width: 92,
        gap: 14,
        cell: (row) => (
          <StatusWord
            icon={row.state === 'open' ? IconMessage : IconCheck}
            word={all.feedback.state[row.state]}
            tone={row.state === 'open' ? 'attention' : 'normal'}
          />
        ),
      },
    ];
    return columns.filter((column) => column !== false);
  }, [all, day, exact, view]);
}

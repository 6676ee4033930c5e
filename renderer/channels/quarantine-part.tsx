/** What a shop sent and could not be read or applied: list at the left, the message at the right. */
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { type Paging, useLiveRows } from '../platform/live-rows.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import type { Column } from '../ui/data-list/columns.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { Problem } from '../ui/problem.tsx';
import { Quiet, Strong } from '../ui/row-parts.tsx';
import { ViewRow } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { StatusWord } from '../ui/status.tsx';
import { AccountFilter } from './account-filter.tsx';
import { useChannelsAddress } from './address.ts';
import { causeOf } from './cause.ts';
import { QuarantinePanel } from './quarantine-panel.tsx';
import { useChosen } from './use-chosen.ts';

type Message = QueryReply<'quarantine.list'>['rows'][number];

const idOf = (message: Message): string => String(message.key);

const PAGING: Paging<'quarantine.list', Message> = {
  name: 'quarantine.list',
  rowsOf: (reply) => reply.rows,
  idOf,
  nextOf: (reply) => (reply.next === null ? null : String(reply.next)),
  withCursor: (args, before) => ({ ...args, before: Number(before) }),
};

export function QuarantinePart() {
  const all = useWords();
  const words = all.channelsScreen.quarantine;
  const formats = useFormats();
  const [address] = useChannelsAddress();
  const narrowed = address.account === undefined ? {} : { accountId: address.account };
  const list = useLiveRows(PAGING, { ...narrowed, limit: 100 });
  const { rows } = list;
  const total = useLive('quarantine.list', { ...narrowed, limit: 1 }).data?.total ?? rows.length;
  const { at, current, choose, step } = useChosen(rows, idOf);
  const columns = useColumns();
  const retry = useAct('quarantine.retry');
  /** In chunks: one command takes at most 500. */
  const retryAll = async (): Promise<void> => {
    for (const accountId of new Set(rows.map((row) => row.accountId))) {
      let after: number | null = 0;
      while (after !== null) {
        const done: { next: number | null } | undefined = await retry.run({ accountId, after }, (reply) =>
          words.retried(reply.applied, reply.quarantined),
        );
        after = done?.next ?? null;
      }
    }
  };
  return (
    <SplitView
      panelWidth={480}
      panel={
        current && (
          <QuarantinePanel
            key={current.key}
            messageKey={current.key}
            position={all.channelsScreen.position(at + 1, Math.max(total, rows.length), words.what)}
            onStep={step}
          />
        )
      }
      list={
        <>
          <ViewRow
            actions={
              rows.length > 0 && (
                <Button icon={IconRefresh} busy={retry.isRunning} onClick={() => void retryAll()}>
                  {words.retryAll}
                </Button>
              )
            }
          >
            <AccountFilter />
            <Problem text={retry.problem} />
          </ViewRow>
          <DataList
            label={all.channelsScreen.parts.quarantine}
            rows={rows}
            rowId={idOf}
            rowName={(message) => message.externalId}
            columns={columns}
            currentId={current ? idOf(current) : null}
            onCurrent={choose}
            isDone={list.isDone}
            newCount={list.newCount}
            onShowNew={list.showNew}
            onNearEnd={list.onNearEnd}
            status={list.status}
            empty={<EmptyState title={words.empty} text={words.emptyText} />}
          />
          <Foot
            keys={[
              { keys: 'd', label: all.channelsScreen.foot.retry },
              { keys: 'Delete', label: all.channelsScreen.foot.dismiss },
            ]}
          >
            <FootFigure figure={formats.quantity(total)} after={all.channelsScreen.foot.quarantined} />
          </Foot>
        </>
      }
    />
  );
}

function useColumns(): readonly Column<Message>[] {
  const all = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const words = all.channelsScreen.quarantine;
    return [
      {
        id: 'message',
        head: words.columns.message,
        width: 120,
        cell: (row) => <Strong>{words.message(words.streamOne[row.stream], row.externalId)}</Strong>,
      },
      {
        id: 'cause',
        head: words.columns.cause,
        width: 160,
        grow: 1,
        cell: (row) => <StatusWord icon={IconAlertTriangle} tone="attention" word={causeOf(row.code, all)} />,
      },
      {
        id: 'place',
        head: words.columns.place,
        width: 120,
        grow: 1,
        yields: 2,
        cell: (row) => (row.detail === '' ? '–' : <Quiet>{row.detail}</Quiet>),
      },
      {
        id: 'account',
        head: words.columns.account,
        width: 100,
        yields: 1,
        cell: (row) => <Quiet>{row.accountName}</Quiet>,
      },
      {
        id: 'tries',
        head: words.columns.tries,
        width: 40,
        align: 'right',
        yields: 3,
        cell: (row) => formats.quantity(row.attempts),
      },
      {
        id: 'since',
        head: words.columns.since,
        width: 66,
        align: 'right',
        cell: (row) => <Quiet>{formats.age(row.pulledAt)}</Quiet>,
      },
    ];
  }, [all, formats]);
}

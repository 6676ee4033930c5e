/** What the shops are told: trouble first; list at the left, one entry with both values at the right. */
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { type Paging, useLiveRows } from '../platform/live-rows.ts';
import { useWords } from '../platform/words.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { ViewRow, ViewTabs } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { AccountFilter } from './account-filter.tsx';
import { useChannelsAddress } from './address.ts';
import { OutboxPanel } from './outbox-panel.tsx';
import { aboutOf, idOfRow, type OutboxRow, useOutboxColumns } from './outbox-rows.tsx';
import { useChosen } from './use-chosen.ts';

const VIEWS = ['trouble', 'waiting', 'all'] as const;

const PAGING: Paging<'outbox.list', OutboxRow> = {
  name: 'outbox.list',
  rowsOf: (reply) => reply.rows,
  idOf: idOfRow,
  nextOf: (reply) => (reply.next === null ? null : String(reply.next)),
  withCursor: (args, before) => ({ ...args, before: Number(before) }),
};

export function OutboxPart() {
  const all = useWords();
  const words = all.channelsScreen.outbox;
  const formats = useFormats();
  const [address, setAddress] = useChannelsAddress();
  const fresh = useLive('sync.freshness', {}).data;
  const { view } = address;
  const list = useLiveRows(PAGING, {
    view,
    limit: 100,
    ...(address.account === undefined ? {} : { accountId: address.account }),
  });
  const { rows } = list;
  const { at, current, choose, step } = useChosen(rows, idOfRow);
  const columns = useOutboxColumns();
  const counts = { trouble: fresh?.troubleCount, waiting: fresh?.waitingCount, all: undefined };
  return (
    <SplitView
      panelWidth={480}
      panel={
        current && (
          <OutboxPanel
            key={current.id}
            row={current}
            position={all.channelsScreen.position(at + 1, rows.length, words.what)}
            onStep={step}
          />
        )
      }
      list={
        <>
          <ViewRow actions={<AccountFilter />}>
            <ViewTabs
              current={view}
              onView={(id) => setAddress({ view: id, row: undefined })}
              views={VIEWS.map((id) => ({ id, name: words.views[id], count: counts[id] }))}
            />
          </ViewRow>
          <DataList
            label={all.channelsScreen.parts.outbox}
            rows={rows}
            rowId={idOfRow}
            rowName={(row) => aboutOf(row, all)}
            columns={columns}
            currentId={current?.id ?? null}
            onCurrent={choose}
            isDone={list.isDone}
            newCount={list.newCount}
            onShowNew={list.showNew}
            onNearEnd={list.onNearEnd}
            status={list.status}
            empty={<EmptyState title={words.empty[view]} text={words.emptyText[view]} />}
          />
          <Foot
            keys={[
              { keys: 'd', label: all.channelsScreen.foot.sendAgain },
              { keys: 'Delete', label: all.channelsScreen.foot.drop },
            ]}
          >
            <FootFigure
              figure={formats.quantity(fresh?.waitingCount ?? 0)}
              after={all.channelsScreen.foot.waiting}
            />
          </Foot>
        </>
      }
    />
  );
}

/** What the shops are told: trouble first; list at the left, one entry with both values at the right. */
import { useMemo } from 'react';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { ViewRow, ViewTabs } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { AccountFilter } from './account-filter.tsx';
import { useChannelsAddress } from './address.ts';
import { OutboxPanel } from './outbox-panel.tsx';
import { aboutOf, idOfRow, useOutboxColumns } from './outbox-rows.tsx';
import { useChosen } from './use-chosen.ts';
import { usePages } from './use-pages.ts';

const VIEWS = ['trouble', 'waiting', 'all'] as const;

export function OutboxPart() {
  const all = useWords();
  const words = all.channelsScreen.outbox;
  const formats = useFormats();
  const [address, setAddress] = useChannelsAddress();
  const fresh = useLive('sync.freshness', {}).data;
  const { view } = address;
  const { pages, isLoading, more } = usePages('outbox.list', {
    view,
    ...(address.account === undefined ? {} : { accountId: address.account }),
  });
  const rows = useMemo(() => pages.flatMap((page) => page.rows), [pages]);
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
            onNearEnd={more}
            status={isLoading ? 'loading' : 'ready'}
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

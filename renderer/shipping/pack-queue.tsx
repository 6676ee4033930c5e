/** What waits to be packed, most urgent first, stopped work on top; a scan or Enter lays it on the table. */
import { IconAlertTriangle, IconCheck, IconCircleDashed, IconMessage2 } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Words } from '../../shared/words/words.ts';
import { type Accounts, useAccounts } from '../platform/accounts.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Segment } from '../ui/choice.tsx';
import { ScanBand } from '../ui/counter/scan-frame.tsx';
import type { Column } from '../ui/data-list/columns.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { useScan } from '../ui/input-root.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { Marked, Pair, Quiet, Second, Strong } from '../ui/row-parts.tsx';
import { DueTime, StatusWord } from '../ui/status.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useCounterAddress, type Work } from './address.ts';
import { clearAnswer, useBand } from './band.ts';
import { Counter } from './counter.tsx';
import styles from './counter-places.module.css';
import { Failed } from './failed.tsx';
import { PlaceBar } from './place-bar.tsx';
import { useOpenCode } from './use-open-code.ts';
import { useRound } from './use-round.ts';

const rowId = (work: Work): string => work.fulfilmentId;
const NO_WORK: readonly Work[] = [];

export function PackQueue() {
  const all = useWords();
  const words = all.pickAndPack.queue;
  const formats = useFormats();
  const accounts = useAccounts();
  const { address, set, goTo } = useCounterAddress();
  const answer = useBand((band) => band.answer);
  const isAll = address.view === 'all';
  const list = useLive('pack.list', { from: isAll ? 'all' : 'picked' });
  const rows = list.data?.work ?? NO_WORK;
  const [chosen, setChosen] = useState<string | null>(null);
  const currentId = rows.some((work) => work.fulfilmentId === chosen)
    ? chosen
    : (rows[0]?.fulfilmentId ?? null);
  const columns = useMemo(() => columnsOf(all, formats, accounts), [all, formats, accounts]);
  const open = (work: string): void => {
    clearAnswer();
    goTo({ place: 'pack', work });
  };
  useScan(useOpenCode());
  useKeys(words.heading, [
    { keys: 'd', label: words.open, run: () => currentId !== null && open(currentId) },
    {
      keys: 'v',
      label: words.scope,
      run: () => set({ view: isAll ? undefined : 'all' }),
    },
  ]);
  const bar = (
    <PlaceBar
      current="pack"
      onBack={() => {
        if (answer) clearAnswer();
        else goTo({});
      }}
      {...useRound()}
    />
  );
  if (list.error && !list.data) return <Counter bar={bar} work={<Failed onAgain={list.refetch} />} />;
  return (
    <Counter
      bar={bar}
      head={
        <div className={styles.placeHead}>
          <h1 className={styles.placeTitle}>{words.heading}</h1>
          <span className={styles.placeNote}>
            {list.data && list.data.total > 0 && all.pickAndPack.orders(list.data.total)}
          </span>
          <div className={styles.placeAside}>
            <Segment
              counter
              hideLabel
              label={words.scope}
              value={isAll ? 'all' : 'picked'}
              onChange={(view) => set({ view: view === 'all' ? 'all' : undefined })}
              options={[
                { value: 'picked', label: words.picked },
                { value: 'all', label: words.all },
              ]}
            />
          </div>
        </div>
      }
      work={
        <div className={styles.column}>
          {answer && <ScanBand answer={answer} />}
          <div className={styles.body}>
            <DataList
              label={words.heading}
              rows={rows}
              rowId={rowId}
              rowName={(work) => work.orderNumber}
              columns={columns}
              rowHeight={48}
              currentId={currentId}
              onCurrent={setChosen}
              onOpen={open}
              autoFocus
              status={list.isLoading ? 'loading' : 'ready'}
              empty={
                <EmptyState title={words.empty.title} text={words.empty.text}>
                  <Button kind="primary" onClick={() => goTo({ place: 'pick' })}>
                    {words.emptyPick}
                  </Button>
                </EmptyState>
              }
            />
          </div>
        </div>
      }
    />
  );
}

function columnsOf(all: Words, formats: Formats, accounts: Accounts): readonly Column<Work>[] {
  const words = all.pickAndPack;
  const { columns } = words.queue;
  return [
    {
      id: 'order',
      head: columns.order,
      width: 150,
      cell: (work) => {
        const account = accounts.of(work.accountId);
        return (
          <Marked mark={<ChannelMark letter={account.letter} name={account.name} />}>
            <Strong>{work.orderNumber}</Strong>
          </Marked>
        );
      },
    },
    {
      id: 'customer',
      head: columns.customer,
      width: 160,
      grow: 1,
      cell: (work) => (
        <Pair second={<Second>{formats.country(work.country)}</Second>}>{work.customerName}</Pair>
      ),
    },
    {
      id: 'units',
      head: columns.units,
      width: 110,
      cell: (work) => (
        <Pair second={work.hasNote ? <Noted label={words.pick.hasNote} /> : null}>
          <Quiet>{words.units(work.units)}</Quiet>
        </Pair>
      ),
    },
    {
      id: 'progress',
      head: columns.progress,
      width: 80,
      align: 'right',
      yields: 2,
      cell: (work) => (work.packedUnits === 0 ? formats.quantity(0) : words.of(work.packedUnits, work.units)),
    },
    {
      id: 'state',
      head: columns.state,
      width: 170,
      grow: 0.5,
      gap: 24,
      cell: (work) =>
        work.stopCode === null ? (
          <StatusWord
            icon={work.state === 'picked' ? IconCheck : IconCircleDashed}
            word={all.shipping.fulfilmentState[work.state]}
          />
        ) : (
          <StatusWord icon={IconAlertTriangle} tone="danger" word={all.shipping.outcome.stopped} />
        ),
    },
    {
      id: 'due',
      head: columns.due,
      width: 120,
      align: 'right',
      cell: (work) =>
        work.deadlineAt === null ? (
          formats.quantity(0)
        ) : (
          <DueTime
            text={formats.due(work.deadlineAt)}
            tone={work.deadlineAt < formats.nowMs ? 'danger' : 'normal'}
          />
        ),
    },
  ];
}

const Noted = ({ label }: { readonly label: string }) => (
  <span role="img" aria-label={label} title={label}>
    <Icon of={IconMessage2} />
  </span>
);

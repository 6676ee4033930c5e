/** Picking: one bin at a time, or the whole list in the order of walking. */
import { type ReactNode, useMemo } from 'react';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Segment } from '../ui/choice.tsx';
import { ScanFrame } from '../ui/counter/scan-frame.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useScan } from '../ui/input-root.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { type CounterAddress, useCounterAddress } from './address.ts';
import { clearAnswer, useBand } from './band.ts';
import { Counter } from './counter.tsx';
import styles from './counter-places.module.css';
import { Failed } from './failed.tsx';
import { PickList } from './pick-list.tsx';
import type { PickRow } from './pick-stops.ts';
import { PickWalk } from './pick-walk.tsx';
import { PlaceBar } from './place-bar.tsx';
import { useOpenCode } from './use-open-code.ts';

const NO_ROWS: readonly PickRow[] = [];

export function PickPlace() {
  const all = useWords().pickAndPack;
  const words = all.pick;
  const { address, set, goTo } = useCounterAddress();
  const answer = useBand((band) => band.answer);
  const fulfilmentIds = useMemo(() => address.only?.split(',').filter(Boolean), [address.only]);
  const list = useLive('pick.list', fulfilmentIds ? { fulfilmentIds } : {});
  const rows = list.data?.rows ?? NO_ROWS;
  const isList = address.view === 'list';
  const view = (id: string): void => set({ view: id === 'list' ? 'list' : undefined });
  useKeys(all.title, [{ keys: 'v', label: words.view, run: () => view(isList ? 'walk' : 'list') }]);

  const open = rows.filter((row) => !row.isStopped && row.pickedQty < row.qty);
  const sum = (of: (row: PickRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const picked = sum((row) => row.pickedQty);
  const bar = (
    <PlaceBar
      current="pick"
      onBack={() => {
        if (answer) clearAnswer();
        else if (fulfilmentIds) goTo({ place: 'pick' });
        else goTo({});
      }}
      {...(rows.length > 0
        ? {
            progress: {
              text: all.pickedOf(
                picked,
                sum((row) => row.qty),
              ),
              done: picked,
              total: sum((row) => row.qty),
            },
          }
        : {})}
    />
  );
  if (list.error && !list.data) return <Counter bar={bar} work={<Failed onAgain={list.refetch} />} />;
  if (!list.data) return <Counter bar={bar} work={null} />;
  const head = (
    <div className={styles.placeHead}>
      <h1 className={styles.placeTitle}>{words.heading}</h1>
      <span className={styles.placeNote}>
        {fulfilmentIds
          ? all.orders(list.data.work.length)
          : words.work(list.data.work.length, list.data.total)}
      </span>
      <div className={styles.placeAside}>
        <Segment
          counter
          hideLabel
          label={words.view}
          value={isList ? 'list' : 'walk'}
          onChange={view}
          options={[
            { value: 'walk', label: words.oneByOne },
            { value: 'list', label: words.list },
          ]}
        />
      </div>
    </div>
  );
  if (isList && rows.length > 0) return <PickList bar={bar} head={head} list={list.data} />;
  if (open.length === 0) return <NothingOpen bar={bar} only={fulfilmentIds} isDone={rows.length > 0} />;
  return <PickWalk bar={bar} head={head} rows={rows} />;
}

function NothingOpen({
  bar,
  only,
  isDone,
}: {
  readonly bar: ReactNode;
  readonly only: readonly string[] | undefined;
  readonly isDone: boolean;
}) {
  const all = useWords().pickAndPack;
  const { goTo } = useCounterAddress();
  const words = isDone || only ? all.pick.done : all.pick.empty;
  const pack: CounterAddress = { place: 'pack', ...(only?.length === 1 ? { work: only[0] } : {}) };
  const next = (): void => {
    clearAnswer();
    goTo(pack);
  };
  return (
    <PickDone bar={bar} title={words.title} text={words.text} onNext={next}>
      {only && (
        <Button size="counter" onClick={() => goTo({ place: 'pick' })}>
          {all.pick.toAll}
        </Button>
      )}
    </PickDone>
  );
}

function PickDone(props: {
  readonly bar: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly onNext: () => void;
  readonly children: ReactNode;
}) {
  const all = useWords().pickAndPack;
  useKeys(all.title, [{ keys: 'Enter', label: all.pick.toPack, run: props.onNext }]);
  const answer = useBand((band) => band.answer);
  useScan(useOpenCode());
  return (
    <Counter
      bar={props.bar}
      work={
        <ScanFrame answer={answer}>
          <div className={styles.alone}>
            <EmptyState title={props.title} text={props.text}>
              <Button kind="primary" size="counter" keys="Enter" onClick={props.onNext}>
                {all.pick.toPack}
              </Button>
              {props.children}
            </EmptyState>
          </div>
        </ScanFrame>
      }
    />
  );
}

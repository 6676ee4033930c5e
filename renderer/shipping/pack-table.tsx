/** The pack table: one piece of work with its open lines, its parcel, its scans, and everything that can be done there. */
import { IconGift, IconMessage2 } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useAccounts } from '../platform/accounts.ts';
import { useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { CounterHead } from '../ui/counter/counter-head.tsx';
import { ScanFrame } from '../ui/counter/scan-frame.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { NoteBand } from '../ui/hold-form.tsx';
import { useScan } from '../ui/input-root.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useCounterAddress } from './address.ts';
import { closeAsking, useAsking } from './asking.ts';
import { clearAnswer, useBand } from './band.ts';
import { Counter } from './counter.tsx';
import styles from './counter-places.module.css';
import { Failed } from './failed.tsx';
import { LearnCode } from './learn-code.tsx';
import { PackActions } from './pack-actions.tsx';
import { act, useLane } from './pack-lane.ts';
import { PackLines } from './pack-lines.tsx';
import { openUnitsOf, waitingOf } from './pack-run.ts';
import type { Pack } from './pack-said.ts';
import { ParcelSide } from './parcel-side.tsx';
import { PlaceBar } from './place-bar.tsx';
import { StopView } from './stop-view.tsx';
import { useOpenCode } from './use-open-code.ts';
import { useRound } from './use-round.ts';

export function PackTable({ fulfilmentId }: { readonly fulfilmentId: string }) {
  const all = useWords().pickAndPack;
  const { goTo } = useCounterAddress();
  const live = useLive('pack.get', { fulfilmentId });
  const answer = useBand((band) => band.answer);
  const asking = useAsking((state) => state.asking);
  const pack = live.isPrevious ? undefined : live.data;
  // From the first moment on: a scan does not wait until the work is seen.
  const isOver = pack === null || (pack !== undefined && isNothingLeft(pack));
  useScan((code) => act(fulfilmentId, { kind: 'scan', code }), { enabled: !isOver });
  const back = (): void => {
    if (asking) closeAsking();
    else if (answer) clearAnswer();
    else goTo({ place: 'pack' });
  };
  const bar = <PlaceBar current="pack" onBack={back} {...useRound()} />;
  if (live.error && !pack) return <Counter bar={bar} work={<Failed onAgain={live.refetch} />} />;
  if (pack === undefined) return <Counter bar={bar} work={null} />;
  if (pack === null || isNothingLeft(pack)) {
    const words = pack === null ? all.pack.unknownWork : all.pack.gone;
    return <Nothing bar={bar} title={words.title} text={words.text} />;
  }
  const head = <Head pack={pack} />;
  if (pack.stop) return <StopView bar={bar} head={head} pack={pack} />;
  return <Table bar={bar} head={head} pack={pack} />;
}

const isNothingLeft = (pack: Pack): boolean =>
  openUnitsOf(pack) === 0 && waitingOf(pack).length === 0 && pack.currentParcelId === null;

/** Work that is over, or was never here. */
function Nothing(props: { readonly bar: ReactNode; readonly title: string; readonly text: string }) {
  const words = useWords().pickAndPack.pack;
  const { goTo } = useCounterAddress();
  const answer = useBand((band) => band.answer);
  useScan(useOpenCode());
  return (
    <Counter
      bar={props.bar}
      work={
        <ScanFrame answer={answer}>
          <div className={styles.alone}>
            <EmptyState title={props.title} text={props.text}>
              <Button kind="primary" onClick={() => goTo({ place: 'pack' })}>
                {words.toQueue}
              </Button>
            </EmptyState>
          </div>
        </ScanFrame>
      }
    />
  );
}

function Table({
  bar,
  head,
  pack,
}: {
  readonly bar: ReactNode;
  readonly head: ReactNode;
  readonly pack: Pack;
}) {
  const words = useWords().pickAndPack.pack;
  const { fulfilmentId } = pack;
  const answer = useBand((band) => band.answer);
  const asking = useAsking((state) => state.asking);
  const said = useLane((lane) => lane.said);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const lines = useOpenLines(pack);

  // The line that was just scanned stays on top while units of it are missing.
  const scanned =
    said?.is === 'counted' && said.fulfilmentId === fulfilmentId
      ? (said.counted.fulfilmentLineId ?? undefined)
      : undefined;
  const open = lines.filter((line) => line.openQty > 0);
  const next =
    open.find((line) => line.fulfilmentLineId === (chosen ?? scanned)) ??
    open.find((line) => line.fulfilmentLineId === scanned) ??
    open[0];
  const move = (by: 1 | -1): void => {
    const at = next === undefined ? -1 : open.indexOf(next);
    setChosen(open[(at + by + open.length) % open.length]?.fulfilmentLineId);
  };
  useKeys(words.parcel(1), [
    {
      keys: 'Space',
      label: words.confirmUnit,
      run: () => {
        if (next) act(fulfilmentId, { kind: 'confirm', fulfilmentLineId: next.fulfilmentLineId });
      },
    },
    { keys: 'ArrowDown', label: words.nextLine, run: () => move(1) },
    { keys: 'ArrowUp', label: words.previousLine, run: () => move(-1) },
  ]);
  return (
    <Counter
      bar={bar}
      head={head}
      work={
        <ScanFrame answer={answer}>
          {asking?.kind === 'line' && asking.fulfilmentId === fulfilmentId ? (
            <LearnCode code={asking.code} parcelId={asking.parcelId} pack={pack} lines={open} />
          ) : (
            <PackLines pack={pack} lines={lines} next={next} onChoose={setChosen} />
          )}
        </ScanFrame>
      }
      side={<ParcelSide pack={pack} />}
      actions={<PackActions pack={pack} />}
    />
  );
}

/** The lines with what was confirmed by hand and is still on its way taken off: the next press means the next unit. */
function useOpenLines(pack: Pack): Pack['lines'] {
  const steps = useLane((lane) => lane.steps);
  const onItsWay = (id: string): number =>
    steps.filter((step) => step.act.kind === 'confirm' && step.act.fulfilmentLineId === id).length;
  return pack.lines.map((line) => ({
    ...line,
    openQty: Math.max(0, line.openQty - onItsWay(line.fulfilmentLineId)),
  }));
}

function Head({ pack }: { readonly pack: Pack }) {
  const all = useWords().pickAndPack;
  const formats = useFormats();
  const accounts = useAccounts();
  const go = useGo();
  const account = accounts.of(pack.accountId);
  const { deadlineAt } = pack;
  const inTime =
    deadlineAt === null || deadlineAt < formats.nowMs
      ? undefined
      : all.inTime(formats.span(deadlineAt - formats.nowMs));
  const place = pack.shipTo.city || formats.country(pack.country);
  const contents = `${all.lines(pack.lines.length)}, ${all.units(pack.units)}`;
  useKeys(all.title, [
    {
      keys: 'c',
      label: all.pack.number,
      run: () => void navigator.clipboard?.writeText(pack.orderNumber).catch(() => undefined),
    },
    { keys: 'o', label: all.stop.openOrder, run: () => go('/orders', { order: pack.orderId }) },
  ]);
  return (
    <CounterHead
      mark={<ChannelMark letter={account.letter} name={account.name} size="counter" />}
      title={pack.orderNumber}
      facts={[
        {
          id: 'customer',
          first: [pack.customerName, place].filter(Boolean).join(', '),
          second: pack.laterUnits > 0 ? `${contents}, ${all.pack.later(pack.laterUnits)}` : contents,
        },
        {
          id: 'due',
          first: deadlineAt === null ? all.noDeadline : all.shipBy(formats.due(deadlineAt)),
          ...(inTime ? { second: inTime } : {}),
        },
      ]}
      {...(pack.customerNote || pack.giftNote
        ? {
            note: (
              <div className={styles.notes}>
                {pack.customerNote && (
                  <NoteBand framed icon={IconMessage2}>
                    {all.quoted(pack.customerNote)}
                  </NoteBand>
                )}
                {pack.giftNote && (
                  <NoteBand framed icon={IconGift}>
                    {all.gift(pack.giftNote)}
                  </NoteBand>
                )}
              </div>
            ),
          }
        : {})}
    />
  );
}

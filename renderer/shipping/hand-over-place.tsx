/** Closed parcels that wait for the carrier. A scanned slip chooses one, its label hands it over. */
import { IconAlertTriangle, IconBox, IconFileImport, IconPrinter } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import type { Words } from '../../shared/words/words.ts';
import { type Accounts, useAccounts } from '../platform/accounts.ts';
import { useAct } from '../platform/act.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { ActionBar, CounterSection } from '../ui/counter/counter-parts.tsx';
import { ScanBand } from '../ui/counter/scan-frame.tsx';
import type { Column } from '../ui/data-list/columns.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useScan } from '../ui/input-root.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { Problem } from '../ui/problem.tsx';
import { Marked, Pair, Quiet, Second, Strong } from '../ui/row-parts.tsx';
import { DueTime, StatusWord } from '../ui/status.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { type Found, useCounterAddress } from './address.ts';
import { useAsking } from './asking.ts';
import { clearAnswer, showAnswer, useBand } from './band.ts';
import { Counter } from './counter.tsx';
import styles from './counter-places.module.css';
import { Failed } from './failed.tsx';
import { LabelForm } from './label-form.tsx';
import { act } from './pack-lane.ts';
import { usePapers } from './papers.ts';
import { PlaceBar } from './place-bar.tsx';
import { TrackingImport } from './tracking-import.tsx';
import { useOpenCode } from './use-open-code.ts';

type Waiting = QueryReply<'handover.list'>['parcels'][number];
const rowId = (parcel: Waiting): string => parcel.parcelId;
const NONE: readonly Waiting[] = [];

export function HandOverPlace() {
  const all = useWords();
  const words = all.pickAndPack.handover;
  const formats = useFormats();
  const accounts = useAccounts();
  const { address, set, goTo } = useCounterAddress();
  const answer = useBand((band) => band.answer);
  const list = useLive('handover.list', {});
  const rows = list.data?.parcels ?? NONE;
  const columns = useMemo(() => columnsOf(all, formats, accounts), [all, formats, accounts]);
  const chosen = rows.find((parcel) => parcel.parcelId === address.parcel);
  const isImport = address.view === 'import';
  useHandOverScan(rows, chosen);
  const openImport = (): void => goTo({ place: 'handover', view: 'import' });
  useKeys(words.heading, [{ keys: 'i', label: words.import, run: openImport }]);
  const bar = (
    <PlaceBar
      current="handover"
      onBack={() => {
        if (answer) clearAnswer();
        else if (isImport || chosen) goTo({ place: 'handover' });
        else goTo({});
      }}
    />
  );
  if (isImport) return <Counter bar={bar} work={<TrackingImport />} />;
  if (list.error && !list.data) return <Counter bar={bar} work={<Failed onAgain={list.refetch} />} />;
  return (
    <Counter
      bar={bar}
      head={
        <div className={styles.placeHead}>
          <h1 className={styles.placeTitle}>{words.heading}</h1>
          <span className={styles.placeNote}>{words.hint}</span>
          <div className={styles.placeAside}>
            <Button size="counter" icon={IconFileImport} keys="i" onClick={openImport}>
              {words.import}
            </Button>
          </div>
        </div>
      }
      work={
        <div className={styles.column}>
          {answer && <ScanBand answer={answer} />}
          <div className={styles.body}>
            <DataList
              label={words.list}
              rows={rows}
              rowId={rowId}
              rowName={(parcel) => parcel.orderNumber}
              columns={columns}
              rowHeight={48}
              currentId={chosen?.parcelId ?? null}
              onCurrent={(parcel) => set({ parcel })}
              onOpen={(parcel) => set({ parcel })}
              autoFocus
              status={list.isLoading ? 'loading' : 'ready'}
              empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
            />
          </div>
        </div>
      }
      {...(chosen ? { side: <Chosen parcel={chosen} />, actions: <Actions parcel={chosen} /> } : {})}
    />
  );
}

/** The number is the parcel's that was chosen before, never of one that is only thought of. */
function useHandOverScan(rows: readonly Waiting[], chosen: Waiting | undefined): void {
  const words = useWords().pickAndPack;
  const { set } = useCounterAddress();
  const take = useCallback(
    (found: Found, code: string): boolean => {
      const works = found.work.map((work) => work.fulfilmentId);
      const isOurs = (parcel: Waiting): boolean =>
        found.parcelId === null ? works.includes(parcel.fulfilmentId) : parcel.parcelId === found.parcelId;
      const slip = found.kind === 'order' || found.kind === 'parcel' || found.kind === 'tracking';
      const parcel = slip ? rows.find(isOurs) : undefined;
      if (parcel) {
        set({ parcel: parcel.parcelId });
        showAnswer({ kind: 'right', text: words.handover.chosen(parcel.orderNumber, parcel.number) });
        return true;
      }
      if (found.kind !== null) return false;
      if (chosen) act(chosen.fulfilmentId, { kind: 'scan', code });
      else
        showAnswer({
          kind: 'wrong',
          text: words.handover.chooseFirst,
          note: words.handover.chooseFirstNote,
        });
      return true;
    },
    [rows, chosen, set, words],
  );
  useScan(useOpenCode(take));
}

function Chosen({ parcel }: { readonly parcel: Waiting }) {
  const all = useWords();
  const words = all.pickAndPack.handover;
  const asking = useAsking((state) => state.asking);
  const code = asking?.kind === 'label' && asking.parcelId === parcel.parcelId ? asking.code : '';
  if (parcel.stopCode !== null)
    return (
      <CounterSection kind="title" title={parcel.orderNumber}>
        <StatusWord icon={IconAlertTriangle} tone="danger" word={all.shipping.stop[parcel.stopCode]} />
        <p className={styles.remark}>{words.stopped}</p>
      </CounterSection>
    );
  return (
    <LabelForm
      key={`${parcel.parcelId} ${code}`}
      isFixed
      code={code || (parcel.trackingNumber ?? '')}
      pack={{ fulfilmentId: parcel.fulfilmentId, suggestedCarrierCode: null }}
      parcel={{ id: parcel.parcelId, number: parcel.number, carrierCode: parcel.carrierCode }}
    />
  );
}

function Actions({ parcel }: { readonly parcel: Waiting }) {
  const all = useWords().pickAndPack;
  const words = all.handover;
  const { goTo } = useCounterAddress();
  const papers = usePapers();
  const reopen = useAct('parcel.reopen');
  const slip = useLive('parcel.get', { parcelId: parcel.parcelId }).data?.slipDocumentId ?? null;
  const table = { place: 'pack', work: parcel.fulfilmentId } as const;
  const openAgain = async (): Promise<void> => {
    if (await reopen.run({ parcelId: parcel.parcelId }, words.reopened(parcel.orderNumber))) goTo(table);
  };
  const print = (): void => {
    if (slip !== null) void papers.print(slip);
  };
  useKeys(words.list, [
    { keys: 'o', label: words.toTable, run: () => goTo(table) },
    { keys: 'p', label: all.pack.slip, run: print },
  ]);
  return (
    <ActionBar>
      <Button size="counter" icon={IconBox} keys="o" onClick={() => goTo(table)}>
        {words.toTable}
      </Button>
      <Button size="counter" busy={reopen.isRunning} onClick={() => void openAgain()}>
        {words.reopen}
      </Button>
      {slip !== null && (
        <Button size="counter" icon={IconPrinter} keys="p" onClick={print}>
          {all.pack.slip}
        </Button>
      )}
      <Problem text={reopen.problem} />
    </ActionBar>
  );
}

function columnsOf(all: Words, formats: Formats, accounts: Accounts): readonly Column<Waiting>[] {
  const words = all.pickAndPack;
  const { columns } = words.handover;
  return [
    {
      id: 'order',
      head: columns.order,
      width: 140,
      cell: (parcel) => {
        const account = accounts.of(parcel.accountId);
        return (
          <Marked mark={<ChannelMark letter={account.letter} name={account.name} />}>
            <Strong>{parcel.orderNumber}</Strong>
          </Marked>
        );
      },
    },
    {
      id: 'customer',
      head: columns.customer,
      width: 150,
      grow: 1,
      cell: (parcel) => (
        <Pair second={<Second>{formats.country(parcel.country)}</Second>}>{parcel.customerName}</Pair>
      ),
    },
    {
      id: 'parcel',
      head: columns.parcel,
      width: 84,
      yields: 1,
      cell: (parcel) => words.pack.parcel(parcel.number),
    },
    {
      id: 'units',
      head: columns.units,
      width: 56,
      align: 'right',
      cell: (parcel) => formats.quantity(parcel.units),
    },
    {
      id: 'weight',
      head: columns.weight,
      width: 84,
      align: 'right',
      yields: 3,
      cell: (parcel) =>
        parcel.weightG === null ? formats.quantity(0) : words.handover.grams(formats.number(parcel.weightG)),
    },
    {
      id: 'carrier',
      head: columns.carrier,
      width: 110,
      gap: 24,
      yields: 4,
      cell: (parcel) => <Quiet>{parcel.carrierName || formats.quantity(0)}</Quiet>,
    },
    {
      id: 'packed',
      head: columns.packed,
      width: 96,
      align: 'right',
      yields: 5,
      cell: (parcel) =>
        parcel.packedAt === null ? (
          formats.quantity(0)
        ) : (
          <Quiet>{words.handover.ago(formats.age(parcel.packedAt))}</Quiet>
        ),
    },
    {
      id: 'due',
      head: columns.due,
      width: 110,
      align: 'right',
      cell: (parcel) => {
        if (parcel.stopCode !== null)
          return <StatusWord icon={IconAlertTriangle} tone="danger" word={all.shipping.outcome.stopped} />;
        if (parcel.deadlineAt === null) return formats.quantity(0);
        return (
          <DueTime
            text={formats.due(parcel.deadlineAt)}
            tone={parcel.deadlineAt < formats.nowMs ? 'danger' : 'normal'}
          />
        );
      },
    },
  ];
}

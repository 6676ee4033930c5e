/** The pick list as a desk shows it: every row in the order of walking, its paper, and all of it picked at once. */
import { IconChecks, IconDownload, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAct } from '../platform/act.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { ActionBar } from '../ui/counter/counter-parts.tsx';
import { ScanBand } from '../ui/counter/scan-frame.tsx';
import type { Column } from '../ui/data-list/columns.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { useScan } from '../ui/input-root.tsx';
import { Problem } from '../ui/problem.tsx';
import { Code, Pair, Quiet, Second, Strong } from '../ui/row-parts.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useBand } from './band.ts';
import { Counter } from './counter.tsx';
import styles from './counter-places.module.css';
import { usePapers } from './papers.ts';
import type { PickRow } from './pick-stops.ts';
import { useOpenCode } from './use-open-code.ts';

export interface PickListProps {
  readonly bar: ReactNode;
  readonly head: ReactNode;
  readonly list: QueryReply<'pick.list'>;
}

const rowId = (row: PickRow): string => row.fulfilmentLineId;
const isDone = (row: PickRow): boolean => row.pickedQty >= row.qty;

export function PickList({ bar, head, list }: PickListProps) {
  const all = useWords().pickAndPack;
  const words = all.pick;
  const formats = useFormats();
  const papers = usePapers();
  const answer = useBand((band) => band.answer);
  const print = useAct('picklist.print');
  const pickAll = useAct('pick.all');
  const [currentId, setCurrent] = useState<string | null>(null);
  const columns = useMemo(() => columnsOf(words, formats), [words, formats]);
  useScan(useOpenCode());

  const open = list.rows.filter((row) => !row.isStopped && !isDone(row));
  const fulfilmentIds = [...new Set(open.map((row) => row.fulfilmentId))];
  const notPossible = open.length === 0 ? words.done.title : undefined;
  const paper = async (use: 'print' | 'save'): Promise<void> => {
    if (notPossible !== undefined) return;
    const made = await print.run({ fulfilmentIds });
    if (made) await papers[use](made.documentId);
  };
  const everything = (): void => {
    if (notPossible === undefined) void pickAll.run({ fulfilmentIds }, (reply) => words.allDone(reply.units));
  };
  useKeys(words.heading, [
    { keys: 'p', label: words.print, run: () => void paper('print') },
    { keys: 'a', label: words.allPicked, run: everything },
  ]);
  return (
    <Counter
      bar={bar}
      head={head}
      work={
        <div className={styles.column}>
          {answer && <ScanBand answer={answer} />}
          <div className={styles.body}>
            <DataList
              label={words.heading}
              rows={list.rows}
              rowId={rowId}
              rowName={(row) => row.name}
              columns={columns}
              rowHeight={40}
              currentId={currentId}
              onCurrent={setCurrent}
              isDone={isDone}
            />
          </div>
        </div>
      }
      actions={
        <ActionBar
          end={
            <Button
              size="counter"
              kind="primary"
              icon={IconChecks}
              keys="a"
              busy={pickAll.isRunning}
              notPossible={notPossible}
              onClick={everything}
            >
              {words.allPicked}
            </Button>
          }
        >
          <Button
            size="counter"
            icon={IconPrinter}
            keys="p"
            busy={print.isRunning}
            notPossible={notPossible}
            hideReason
            onClick={() => void paper('print')}
          >
            {words.print}
          </Button>
          <Button
            size="counter"
            icon={IconDownload}
            notPossible={notPossible}
            hideReason
            onClick={() => void paper('save')}
          >
            {words.save}
          </Button>
          <Problem text={print.problem ?? pickAll.problem} />
        </ActionBar>
      }
    />
  );
}

type PickWords = ReturnType<typeof useWords>['pickAndPack']['pick'];

function columnsOf(words: PickWords, formats: Formats): readonly Column<PickRow>[] {
  const { columns } = words;
  return [
    {
      id: 'place',
      head: columns.place,
      width: 110,
      cell: (row) => <Strong>{row.binCode ? <Code>{row.binCode}</Code> : words.noBin}</Strong>,
    },
    {
      id: 'item',
      head: columns.item,
      width: 220,
      grow: 2,
      cell: (row) => (
        <>
          {row.name}
          {row.variant && <Second>{` ${row.variant}`}</Second>}
        </>
      ),
    },
    { id: 'sku', head: columns.sku, width: 150, grow: 1, yields: 1, cell: (row) => <Code>{row.sku}</Code> },
    {
      id: 'qty',
      head: columns.qty,
      width: 76,
      align: 'right',
      cell: (row) => <Strong>{formats.number(row.qty)}</Strong>,
    },
    {
      id: 'picked',
      head: columns.picked,
      width: 64,
      align: 'right',
      cell: (row) => formats.quantity(row.pickedQty),
    },
    {
      id: 'order',
      head: columns.order,
      width: 130,
      gap: 24,
      cell: (row) => (
        <Pair second={row.isStopped ? <Second>{words.isStopped}</Second> : null}>{row.orderNumber}</Pair>
      ),
    },
    {
      id: 'due',
      head: columns.due,
      width: 110,
      align: 'right',
      yields: 2,
      cell: (row) =>
        row.deadlineAt === null ? formats.quantity(0) : <Quiet>{formats.due(row.deadlineAt)}</Quiet>,
    },
  ];
}

/** Tracking numbers from a CSV file: what each row will do, what is wrong with which row, then all of it or nothing. */
import { IconFileImport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { useScan } from '../ui/input-root.tsx';
import { type LineColumn, LinesTable } from '../ui/lines-table.tsx';
import { Problem } from '../ui/problem.tsx';
import { useCounterAddress } from './address.ts';
import { showAnswer } from './band.ts';
import styles from './counter-places.module.css';

type Preview = QueryReply<'tracking.preview'>;
type Row = Preview['rows'][number];
type Wrong = Preview['errors'][number];

/** Below what one message to the engine may carry. */
const MOST_BYTES = 4_000_000;
const SHOWN = 200;

export function TrackingImport() {
  const all = useWords().pickAndPack;
  const words = all.import;
  const { goTo } = useCounterAddress();
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [handsOver, setHandsOver] = useState(true);
  const input = useRef<HTMLInputElement>(null);
  const preview = useLive('tracking.preview', { csv: file?.text ?? '' }, { isEnabled: file !== undefined });
  const run = useAct('tracking.import');
  useScan(() => showAnswer({ kind: 'wrong', text: all.handover.chooseFirst }));

  const read = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    run.clear();
    if (chosen.size > MOST_BYTES) {
      setFile(undefined);
      setProblem(words.tooLarge);
      return;
    }
    setProblem(undefined);
    setFile({ name: chosen.name, text: await chosen.text() });
  };
  const found = file && !preview.isPrevious ? preview.data : undefined;
  const rows = found?.rows ?? [];
  const isUsable = rows.length > 0 && found?.errors.length === 0;
  const send = async (): Promise<void> => {
    const args = rows.map(({ parcelId, trackingNumber, carrierCode }) => ({
      parcelId,
      trackingNumber,
      ...(carrierCode === '' ? {} : { carrierCode }),
    }));
    const done = await run.run({ rows: args, handOver: handsOver }, (reply) =>
      words.done(reply.handedOver, reply.corrected),
    );
    if (done) goTo({ place: 'handover' });
  };
  return (
    <div className={styles.scrolls}>
      <div className={styles.import}>
        <h1 className={styles.heading}>{words.title}</h1>
        <p>{words.text}</p>
        <div className={styles.buttons}>
          <Button size="counter" icon={IconFileImport} onClick={() => input.current?.click()}>
            {file ? words.another : words.choose}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={words.file}
            onChange={(event) => {
              const field = event.currentTarget;
              void read(field.files?.[0]).then(() => {
                // The same file, corrected, can be chosen again.
                field.value = '';
              });
            }}
          />
          <Button size="counter" kind="quiet" onClick={() => goTo({ place: 'handover' })}>
            {words.cancel}
          </Button>
        </div>
        <Problem text={problem} />
        {file && !found && <p className={styles.hint}>{words.reading}</p>}
        {found && <Errors errors={found.errors} />}
        {found && rows.length > 0 && <Rows rows={rows} handsOver={handsOver} />}
        {isUsable && (
          <>
            <Checkbox label={words.handOver} checked={handsOver} onChange={setHandsOver} />
            <p className={styles.told}>{words.told}</p>
            <Problem text={run.problem} />
            <div className={styles.buttons}>
              <Button size="counter" kind="primary" busy={run.isRunning} onClick={() => void send()}>
                {words.confirm(rows.length)}
              </Button>
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function Errors({ errors }: { readonly errors: readonly Wrong[] }) {
  const all = useWords();
  const words = all.pickAndPack.import;
  const formats = useFormats();
  if (errors.length === 0) return null;
  const names: Readonly<Record<string, string | undefined>> = words.column;
  const columns: readonly LineColumn<Wrong>[] = [
    {
      id: 'row',
      head: words.columns.row,
      align: 'right',
      width: 60,
      cell: (error) => formats.number(error.row),
    },
    {
      id: 'column',
      head: words.columns.column,
      width: 150,
      cell: (error) => names[error.column] ?? error.column,
    },
    { id: 'value', head: words.columns.value, width: 240, strong: true, cell: (error) => error.value },
    { id: 'problem', head: words.columns.problem, cell: (error) => all.shipping.importProblem[error.code] },
  ];
  return (
    <section aria-label={words.errors}>
      <p className={styles.bad} role="alert">
        {words.wrong(errors.length)}
      </p>
      <LinesTable
        label={words.errors}
        rows={errors.slice(0, SHOWN)}
        columns={columns}
        rowKey={(error) => `${error.row} ${error.column} ${error.code}`}
      />
    </section>
  );
}

function Rows({ rows, handsOver }: { readonly rows: readonly Row[]; readonly handsOver: boolean }) {
  const words = useWords().pickAndPack.import;
  const formats = useFormats();
  const carriers = useLive('carriers.list', {}).data?.carriers ?? [];
  const columns: readonly LineColumn<Row>[] = [
    {
      id: 'row',
      head: words.columns.row,
      align: 'right',
      width: 60,
      cell: (row) => formats.number(row.row),
    },
    { id: 'order', head: words.columns.order, width: 150, strong: true, cell: (row) => row.orderNumber },
    { id: 'number', head: words.columns.number, width: 240, cell: (row) => row.trackingNumber },
    {
      id: 'carrier',
      head: words.columns.carrier,
      width: 150,
      cell: (row) =>
        carriers.find((carrier) => carrier.code === row.carrierCode)?.name ?? (row.carrierCode || '–'),
    },
    {
      id: 'effect',
      head: words.columns.effect,
      cell: (row) => {
        if (!row.isWaiting) return words.corrects;
        return handsOver ? words.handsOver : words.addsNumber;
      },
    },
  ];
  return (
    <section aria-label={words.rows}>
      <p>{words.ready(rows.length)}</p>
      <LinesTable
        label={words.rows}
        rows={rows.slice(0, SHOWN)}
        columns={columns}
        rowKey={(row) => String(row.row)}
      />
    </section>
  );
}

/** Every number series with its next number, which can be set ahead but never back to an issued one. */
import { useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { LinesTable } from '../ui/lines-table.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Problem } from '../ui/problem.tsx';
import styles from './settings.module.css';

type Series = QueryReply<'series.list'>['series'][number];

const HIGHEST = 999_999_999;
const keyOf = (row: Series): string => `${row.series}/${row.year}/${row.station}`;

export function SeriesTable() {
  const words = useWords().settingsScreen.numbers;
  const formats = useFormats();
  const rows = useLive('series.list', {}).data?.series ?? [];
  const names: Readonly<Record<string, string>> = words.seriesName;
  const set = useAct('series.set_next');
  return (
    <section className={styles.group} aria-label={words.series}>
      <LinesTable
        label={words.series}
        rows={rows}
        rowKey={keyOf}
        columns={[
          { id: 'series', head: words.series, cell: (row) => names[row.series] ?? row.series },
          { id: 'year', head: words.year, cell: (row) => (row.year === 0 ? words.noYear : String(row.year)) },
          {
            id: 'issued',
            head: words.issued,
            align: 'right',
            cell: (row) => formats.quantity(row.issuedNumber),
          },
          { id: 'example', head: words.example, align: 'right', cell: (row) => row.example },
          {
            id: 'next',
            head: words.next,
            width: 196,
            cell: (row) => <Next row={row} set={set} />,
          },
        ]}
      />
      <Problem text={set.problem} />
    </section>
  );
}

function Next({
  row,
  set,
}: {
  readonly row: Series;
  readonly set: ReturnType<typeof useAct<'series.set_next'>>;
}) {
  const words = useWords().settingsScreen.numbers;
  const [typed, setTyped] = useState<number | null | undefined>(undefined);
  const value = typed === undefined ? row.nextNumber : typed;
  const isTooLow = value !== null && value <= row.issuedNumber;
  const skipped = value === null ? 0 : value - row.nextNumber;
  const submit = async (): Promise<void> => {
    if (value === null || isTooLow || value === row.nextNumber) return;
    const { series, year, station } = row;
    const done = await set.run({ series, year, station, nextNumber: value }, () =>
      words.setDone(String(value)),
    );
    if (done) setTyped(undefined);
  };
  return (
    <span className={styles.row}>
      <NumberField
        label={words.next}
        hideLabel
        width={110}
        min={1}
        max={HIGHEST}
        value={value}
        onChange={setTyped}
        onEnter={() => void submit()}
        error={isTooLow ? words.tooLow(row.issuedNumber) : undefined}
        hint={!isTooLow && skipped > 0 ? words.gap(skipped) : undefined}
      />
      <Button busy={set.isRunning} onClick={() => void submit()}>
        {words.set}
      </Button>
    </span>
  );
}

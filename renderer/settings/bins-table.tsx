/** Bins in walk order: added, renamed, moved, removed; each at once, each can be undone. */
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { LinesTable } from '../ui/lines-table.tsx';
import { parseWhole } from '../ui/number-field.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './settings.module.css';
import { type Bin, useBins } from './use-bins.ts';
import { moved } from './walk.ts';

type Warehouse = QueryReply<'warehouses.list'>['warehouses'][number];

export function BinsTable({ warehouse }: { readonly warehouse: Warehouse }) {
  const words = useWords().settingsScreen.warehouses;
  const formats = useFormats();
  const { bins, isKnown, more } = useBins(warehouse.id);
  const [code, setCode] = useState('');
  const add = useAct('bin.add');
  const update = useAct('bin.update');
  const remove = useAct('bin.remove');
  const submit = async (): Promise<void> => {
    const wanted = code.trim();
    if (wanted === '') return;
    if (await add.run({ warehouseId: warehouse.id, code: wanted }, words.binAdded(wanted))) setCode('');
  };
  const move = async (bin: Bin, by: -1 | 1): Promise<void> => {
    const moves = moved(bins, bins.indexOf(bin), by);
    for (const [index, one] of moves.entries())
      await update.run(one, index === moves.length - 1 ? words.binMoved(bin.code) : undefined);
  };
  return (
    <section className={styles.rows} aria-label={words.binsOf(warehouse.name)}>
      <h3 className={styles.account}>{words.binsOf(warehouse.name)}</h3>
      <p className={styles.quiet}>{bins.length === 0 && isKnown ? words.noBins : words.binsHint}</p>
      <div className={styles.row}>
        <TextField
          label={words.binCode}
          hideLabel
          placeholder={words.binCode}
          width={180}
          value={code}
          onChange={setCode}
          onEnter={() => void submit()}
        />
        <Button busy={add.isRunning} onClick={() => void submit()}>
          {words.addBin}
        </Button>
      </div>
      <Problem text={add.problem ?? update.problem ?? remove.problem} />
      {bins.length > 0 && (
        <LinesTable
          label={words.binsOf(warehouse.name)}
          rows={bins}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'walk',
              head: words.walk,
              width: 84,
              cell: (bin) => (
                <WalkField
                  bin={bin}
                  label={`${words.walk} ${bin.code}`}
                  onChange={(walkOrder) =>
                    void update.run({ binId: bin.id, walkOrder }, words.binMoved(bin.code))
                  }
                />
              ),
            },
            {
              id: 'code',
              head: words.bin,
              cell: (bin) => (
                <CodeField
                  bin={bin}
                  label={`${words.bin} ${bin.code}`}
                  onChange={(changed) =>
                    void update.run({ binId: bin.id, code: changed }, words.binRenamed(changed))
                  }
                />
              ),
            },
            {
              id: 'items',
              head: words.items,
              align: 'right',
              width: 60,
              cell: (bin) => formats.quantity(bin.itemCount),
            },
            {
              id: 'units',
              head: words.units,
              align: 'right',
              width: 60,
              cell: (bin) => formats.quantity(bin.qty),
            },
            {
              id: 'acts',
              head: '',
              headLabel: words.walk,
              align: 'right',
              width: 110,
              cell: (bin) => (
                <span className={styles.row}>
                  <IconButton
                    icon={IconArrowUp}
                    label={`${words.up}: ${bin.code}`}
                    onClick={() => void move(bin, -1)}
                  />
                  <IconButton
                    icon={IconArrowDown}
                    label={`${words.down}: ${bin.code}`}
                    onClick={() => void move(bin, 1)}
                  />
                  <IconButton
                    icon={IconTrash}
                    label={`${words.remove}: ${bin.code}`}
                    onClick={() => void remove.run({ binId: bin.id }, words.binRemoved(bin.code))}
                  />
                </span>
              ),
            },
          ]}
        />
      )}
      {more && (
        <div className={styles.row}>
          <Button kind="quiet" onClick={more}>
            {words.more}
          </Button>
        </div>
      )}
    </section>
  );
}

interface CellFieldProps<T> {
  readonly bin: Bin;
  readonly label: string;
  readonly onChange: (value: T) => void;
}

/** Saved when it is left or Enter is pressed. */
function CodeField({ bin, label, onChange }: CellFieldProps<string>) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const commit = (): void => {
    const code = typed?.trim() ?? '';
    setTyped(undefined);
    if (code !== '' && code !== bin.code) onChange(code);
  };
  return (
    <TextField
      label={label}
      hideLabel
      width={160}
      value={typed ?? bin.code}
      onChange={setTyped}
      onBlur={commit}
      onEnter={commit}
    />
  );
}

function WalkField({ bin, label, onChange }: CellFieldProps<number>) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const commit = (): void => {
    const walkOrder = typed === undefined ? null : parseWhole(typed);
    setTyped(undefined);
    if (walkOrder !== null && walkOrder >= 0 && walkOrder !== bin.walkOrder) onChange(walkOrder);
  };
  return (
    <TextField
      label={label}
      hideLabel
      width={72}
      value={typed ?? String(bin.walkOrder)}
      onChange={setTyped}
      onBlur={commit}
      onEnter={commit}
    />
  );
}

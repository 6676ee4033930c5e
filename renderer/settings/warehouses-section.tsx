/** Warehouses, and the bins of the chosen one in walk order. Everything is saved at once and can be undone. */
import { useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Segment } from '../ui/choice.tsx';
import { classes } from '../ui/classes.ts';
import { FieldRow } from '../ui/field.tsx';
import { LinesTable } from '../ui/lines-table.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { Second, Strong } from '../ui/row-parts.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSettingsAddress } from './address.ts';
import { BinsTable } from './bins-table.tsx';
import { SectionForm } from './section-form.tsx';
import styles from './settings.module.css';

type Warehouse = QueryReply<'warehouses.list'>['warehouses'][number];

export function WarehousesSection() {
  const words = useWords().settingsScreen.warehouses;
  const formats = useFormats();
  const [address, setAddress] = useSettingsAddress();
  const warehouses = useLive('warehouses.list', {}).data?.warehouses ?? [];
  const current = warehouses.find(({ id }) => id === address.row) ?? warehouses[0];
  return (
    <SectionForm section="warehouses">
      <div className={styles.rows}>
        <LinesTable
          label={words.title}
          rows={warehouses}
          rowKey={({ id }) => id}
          columns={[
            { id: 'code', head: words.code, width: 110, cell: ({ code }) => <Strong>{code}</Strong> },
            {
              id: 'name',
              head: words.name,
              cell: ({ name, isDefault }) => (
                <>
                  {name} {isDefault && <Second>{words.isDefault}</Second>}
                </>
              ),
            },
            {
              id: 'bins',
              head: words.bins,
              align: 'right',
              width: 70,
              cell: ({ binCount }) => formats.quantity(binCount),
            },
            {
              id: 'stock',
              head: words.onHand,
              align: 'right',
              width: 90,
              cell: ({ onHandQty }) => formats.quantity(onHandQty),
            },
          ]}
        />
        <AddWarehouse onAdded={(id) => setAddress({ row: id })} />
      </div>
      {current && (
        <>
          {warehouses.length > 1 && (
            <div className={styles.row}>
              <Segment
                label={words.title}
                hideLabel
                options={warehouses.map(({ id, name }) => ({ value: id, label: name }))}
                value={current.id}
                onChange={(id) => setAddress({ row: id })}
              />
            </div>
          )}
          <EditWarehouse key={current.id} warehouse={current} />
          <BinsTable key={`bins ${current.id}`} warehouse={current} />
        </>
      )}
    </SectionForm>
  );
}

function AddWarehouse({ onAdded }: { readonly onAdded: (id: string) => void }) {
  const words = useWords().settingsScreen;
  const own = words.warehouses;
  const [draft, setDraft] = useState<{ readonly name: string; readonly code: string } | undefined>(undefined);
  const [isTried, setTried] = useState(false);
  const add = useAct('warehouse.add');
  if (!draft) {
    return (
      <div className={styles.row}>
        <Button onClick={() => setDraft({ name: '', code: '' })}>{own.add}</Button>
      </div>
    );
  }
  const submit = async (): Promise<void> => {
    setTried(true);
    const name = draft.name.trim();
    const code = draft.code.trim();
    if (name === '' || code === '') return;
    const added = await add.run({ name, code }, own.added(name));
    if (!added) return;
    setDraft(undefined);
    setTried(false);
    onAdded(added.warehouseId);
  };
  const missing = (text: string): string | undefined =>
    isTried && text.trim() === '' ? words.required : undefined;
  return (
    <div className={styles.group}>
      <FieldRow>
        <TextField
          label={own.code}
          width={110}
          value={draft.code}
          onChange={(code) => setDraft({ ...draft, code })}
          error={missing(draft.code)}
        />
        <TextField
          label={own.name}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          onEnter={() => void submit()}
          error={missing(draft.name)}
        />
      </FieldRow>
      <Problem text={add.problem} />
      <ButtonRow>
        <Button busy={add.isRunning} onClick={() => void submit()}>
          {own.add}
        </Button>
        <Button kind="quiet" onClick={() => setDraft(undefined)}>
          {words.discard}
        </Button>
      </ButtonRow>
    </div>
  );
}

function EditWarehouse({ warehouse }: { readonly warehouse: Warehouse }) {
  const words = useWords().settingsScreen;
  const own = words.warehouses;
  const [draft, setDraft] = useState<{ readonly name: string; readonly code: string } | undefined>(undefined);
  const update = useAct('warehouse.update');
  const makeDefault = useAct('warehouse.set_default');
  const remove = useAct('warehouse.remove');
  const { id: warehouseId, name, code } = warehouse;
  const values = draft ?? { name, code };
  const isChanged = values.name.trim() !== name || values.code.trim() !== code;
  const missing = (text: string): string | undefined => (text.trim() === '' ? words.required : undefined);
  const save = async (): Promise<void> => {
    if (missing(values.name) || missing(values.code)) return;
    const patch = { warehouseId, name: values.name.trim(), code: values.code.trim() };
    if (await update.run(patch, own.saved(patch.name))) setDraft(undefined);
  };
  return (
    <section className={classes(styles.form, styles.warehouse)} aria-label={name}>
      <h3 className={styles.account}>{name}</h3>
      <FieldRow>
        <TextField
          label={own.code}
          width={110}
          value={values.code}
          onChange={(text) => setDraft({ ...values, code: text })}
          error={missing(values.code)}
        />
        <TextField
          label={own.name}
          value={values.name}
          onChange={(text) => setDraft({ ...values, name: text })}
          onEnter={() => void save()}
          error={missing(values.name)}
        />
      </FieldRow>
      <Problem text={update.problem ?? makeDefault.problem ?? remove.problem} />
      <ButtonRow>
        {isChanged && (
          <Button kind="primary" busy={update.isRunning} onClick={() => void save()}>
            {words.save}
          </Button>
        )}
        {!warehouse.isDefault && (
          <>
            <Button onClick={() => void makeDefault.run({ warehouseId }, own.madeDefault(name))}>
              {own.makeDefault}
            </Button>
            <Button kind="destructive" onClick={() => void remove.run({ warehouseId }, own.removed(name))}>
              {own.remove}
            </Button>
          </>
        )}
      </ButtonRow>
    </section>
  );
}

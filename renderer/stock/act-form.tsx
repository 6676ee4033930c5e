/** Book in, count, write off, move: one form on top of the panel, nothing else is covered. */
import { IconArrowsExchange, IconClipboardCheck, IconPackageImport, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { isNoteNeeded, WRITE_OFF_REASONS } from '../../shared/stock/reasons.ts';
import { shortQty } from '../../shared/stock/suggest.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { FieldRow } from '../ui/field.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKeys } from '../ui/use-keys.ts';
import type { ActDraft } from './act-draft.ts';
import { PlaceFields } from './place-fields.tsx';
import { useStockAct } from './use-stock-act.ts';

type Item = NonNullable<QueryReply<'items.get'>>;

const ICONS = {
  book_in: IconPackageImport,
  count: IconClipboardCheck,
  write_off: IconTrash,
  move: IconArrowsExchange,
};

export interface ActFormProps {
  readonly item: Item;
  readonly draft: ActDraft;
  readonly set: (patch: Partial<ActDraft>) => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ActForm({ item, draft, set, onClose, onDone }: ActFormProps) {
  const all = useWords();
  const words = all.stockScreen;
  const { number } = useFormats();
  const { act } = draft;
  const [isTried, setTried] = useState(false);
  const stockAct = useStockAct(item);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.select(), []);
  useKeys(words.acts[act].title, [
    { keys: 'Escape', label: words.form.cancel, whileTyping: true, run: onClose },
  ]);

  const isNoteMissing = draft.reason !== null && isNoteNeeded(draft.reason) && draft.note.trim() === '';
  const isReady = draft.qty !== null && (act !== 'write_off' || (draft.reason !== null && !isNoteMissing));
  const apply = async (): Promise<void> => {
    setTried(true);
    if (!isReady) return;
    if (await stockAct.run(draft)) onDone();
  };
  const missing = shortQty(item.total);
  return (
    <HoldForm
      icon={ICONS[act]}
      tone="attention"
      title={words.acts[act].title}
      {...(act === 'book_in' && missing > 0 ? { explanation: words.form.shortage(missing) } : {})}
      onSubmit={() => void apply()}
    >
      <FieldRow>
        <NumberField
          ref={first}
          label={act === 'count' ? words.form.counted : words.form.qty}
          value={draft.qty}
          min={act === 'count' ? 0 : 1}
          max={1_000_000}
          width={96}
          error={isTried && draft.qty === null ? words.form.qtyNeeded : undefined}
          onChange={(qty) => set({ qty })}
          onEnter={() => void apply()}
        />
        {act === 'write_off' && (
          <SelectField
            label={words.form.reason}
            value={draft.reason}
            options={WRITE_OFF_REASONS.map((reason) => ({ value: reason, label: all.stock.reasons[reason] }))}
            error={isTried && draft.reason === null ? words.form.noteNeeded : undefined}
            onChange={(reason) => set({ reason })}
          />
        )}
        {act !== 'move' && act !== 'write_off' && (
          <PlaceFields item={item} draft={draft} set={set} side="from" number={number} />
        )}
      </FieldRow>
      {act === 'write_off' && (
        <FieldRow>
          <PlaceFields item={item} draft={draft} set={set} side="from" number={number} />
        </FieldRow>
      )}
      {act === 'move' && (
        <>
          <FieldRow>
            <PlaceFields item={item} draft={draft} set={set} side="from" number={number} />
          </FieldRow>
          <FieldRow>
            <PlaceFields item={item} draft={draft} set={set} side="to" number={number} />
          </FieldRow>
        </>
      )}
      <TextField
        label={words.form.note}
        value={draft.note}
        error={isTried && isNoteMissing ? words.form.noteNeeded : undefined}
        onChange={(note) => set({ note })}
        onEnter={() => void apply()}
      />
      <Problem text={stockAct.problem} />
      <ButtonRow>
        <Button kind="primary" keys="Mod+Enter" type="submit" busy={stockAct.isRunning}>
          {words.acts[act].apply}
        </Button>
        <Button kind="quiet" keys="Escape" onClick={onClose}>
          {words.form.cancel}
        </Button>
      </ButtonRow>
    </HoldForm>
  );
}

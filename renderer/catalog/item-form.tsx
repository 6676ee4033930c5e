/** Makes an item, or changes its SKU, name and variant. Half-filled it survives a restart. */
import { IconBox } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useAct } from '../platform/act.ts';
import { useKept } from '../platform/kept.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { FieldRow } from '../ui/field.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKeys } from '../ui/use-keys.ts';

const draftSchema = z.object({
  sku: z.string(),
  name: z.string(),
  variant: z.string(),
  isStocked: z.boolean(),
});
const EMPTY = { sku: '', name: '', variant: '', isStocked: true };

export interface EditedItem {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
}

export function ItemForm({
  item,
  onClose,
  onMade,
}: {
  /** Absent: a new one. */
  readonly item?: EditedItem;
  readonly onClose: () => void;
  readonly onMade?: (itemId: string) => void;
}) {
  const words = useWords().stockScreen;
  const say = words.item;
  const [kept, keep] = useKept(item ? `item.edit.${item.id}` : 'item.new', draftSchema);
  const draft = kept ?? (item ? { ...item, isStocked: true } : EMPTY);
  const [isTried, setTried] = useState(false);
  const create = useAct('item.create');
  const update = useAct('item.update');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const set = (patch: Partial<typeof EMPTY>): void =>
    keep({ sku: draft.sku, name: draft.name, variant: draft.variant, isStocked: draft.isStocked, ...patch });
  const close = (): void => {
    keep(undefined);
    onClose();
  };
  const missing = (text: string): string | undefined =>
    isTried && text.trim() === '' ? say.needed : undefined;
  const apply = async (): Promise<void> => {
    setTried(true);
    if (draft.sku.trim() === '' || draft.name.trim() === '') return;
    const { sku, name, variant, isStocked } = draft;
    if (item) {
      const done = await update.run({ itemId: item.id, sku, name, variant }, say.saved(sku.trim()));
      if (done) close();
      return;
    }
    const done = await create.run({ sku, name, variant, isStocked }, say.created(sku.trim()));
    if (!done) return;
    close();
    onMade?.(done.itemId);
  };
  const title = item ? say.editTitle : say.newTitle;
  useKeys(title, [{ keys: 'Escape', label: words.form.cancel, whileTyping: true, run: close }]);
  return (
    <HoldForm icon={IconBox} tone="attention" title={title} onSubmit={() => void apply()}>
      <FieldRow>
        <TextField
          ref={first}
          label={say.sku}
          value={draft.sku}
          error={missing(draft.sku)}
          onChange={(sku) => set({ sku })}
          width={150}
        />
        <TextField
          label={say.name}
          value={draft.name}
          error={missing(draft.name)}
          onChange={(name) => set({ name })}
        />
      </FieldRow>
      <TextField label={say.variant} value={draft.variant} onChange={(variant) => set({ variant })} />
      {!item && (
        <Checkbox
          label={say.isStocked}
          note={say.isStockedNote}
          checked={draft.isStocked}
          onChange={(isStocked) => set({ isStocked })}
        />
      )}
      <Problem text={create.problem ?? update.problem} />
      <ButtonRow>
        <Button kind="primary" keys="Mod+Enter" type="submit" busy={create.isRunning || update.isRunning}>
          {item ? say.save : say.create}
        </Button>
        <Button kind="quiet" keys="Escape" onClick={close}>
          {words.form.cancel}
        </Button>
      </ButtonRow>
    </HoldForm>
  );
}

/** A remark typed here: what somebody said on the phone, what was wrong with the goods. Half-filled it survives a restart. */
import { IconMessagePlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useAct } from '../platform/act.ts';
import { useKept } from '../platform/kept.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextareaField } from '../ui/text-field.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { LineField } from './line-field.tsx';
import { OrderSearch } from './order-search.tsx';

const draftSchema = z.object({
  text: z.string(),
  order: z.object({ id: z.string(), number: z.string(), customerName: z.string() }).optional(),
  lineId: z.string(),
});
type Draft = z.output<typeof draftSchema>;
const EMPTY: Draft = { text: '', lineId: '' };

export function RemarkForm({
  customerId,
  onClose,
  onAdded,
}: {
  /** About this customer; without it the order says about whom. */
  readonly customerId?: string;
  readonly onClose: () => void;
  readonly onAdded?: (feedbackId: string) => void;
}) {
  const all = useWords().feedbackScreen;
  const words = all.add;
  const [kept, keep] = useKept(`remark.${customerId ?? 'new'}`, draftSchema);
  const draft = kept ?? EMPTY;
  const [isTried, setTried] = useState(false);
  const add = useAct('feedback.add');
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const isAboutNothing = customerId === undefined && !draft.order;
  const apply = async (): Promise<void> => {
    setTried(true);
    if (draft.text.trim() === '' || isAboutNothing) return;
    const { order, lineId } = draft;
    const done = await add.run(
      {
        text: draft.text,
        ...(customerId === undefined ? {} : { customerId }),
        ...(order ? { orderId: order.id, ...(lineId ? { lineId } : {}) } : {}),
      },
      words.done,
    );
    if (!done) return;
    keep(undefined);
    onClose();
    onAdded?.(done.feedbackId);
  };
  useKeys(words.title, [{ keys: 'Escape', label: all.cancel, whileTyping: true, run: onClose }]);
  return (
    <HoldForm
      icon={IconMessagePlus}
      tone="attention"
      title={words.title}
      explanation={words.hint}
      onSubmit={() => void apply()}
    >
      <TextareaField
        ref={first}
        label={words.text}
        value={draft.text}
        error={isTried && draft.text.trim() === '' ? words.missing : undefined}
        onChange={(text) => keep({ ...draft, text })}
      />
      {customerId === undefined && (
        <OrderSearch
          value={draft.order}
          error={isTried && isAboutNothing ? all.attach.missing : undefined}
          onChange={(order) =>
            keep({
              text: draft.text,
              lineId: '',
              ...(order
                ? { order: { id: order.id, number: order.number, customerName: order.customerName } }
                : {}),
            })
          }
        />
      )}
      {draft.order && (
        <LineField
          orderId={draft.order.id}
          value={draft.lineId}
          onChange={(lineId) => keep({ ...draft, lineId })}
        />
      )}
      <Problem text={add.problem} />
      <ButtonRow>
        <Button kind="primary" type="submit" keys="Mod+Enter" busy={add.isRunning}>
          {words.apply}
        </Button>
        <Button kind="quiet" keys="Escape" onClick={onClose}>
          {all.cancel}
        </Button>
      </ButtonRow>
    </HoldForm>
  );
}
